"""The least that a Textual application like ours can be: a line to type in, an empty table and a footer."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Input

PLACEHOLDER = "Type here"
COLUMN = "column"
IN_FOOTER = "palette"


class EmptyApp(App[None]):
    """Shows three widgets, and does nothing."""

    def compose(self) -> ComposeResult:
        """The line above, the table, the keys below."""
        yield Input(placeholder=PLACEHOLDER)
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        """Give the table a head."""
        self.query_one(DataTable).add_columns(COLUMN, f"{COLUMN} 2", f"{COLUMN} 3")


if __name__ == "__main__":
    EmptyApp().run()

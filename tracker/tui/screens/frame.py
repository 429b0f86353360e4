"""The frame of a dialog: its heading, what scrolls inside, and the buttons that name their keys."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from tracker.foods.groups import N_
from tracker.locale import _
from tracker.tui.screens.base import TrackerDialog

if TYPE_CHECKING:
    # SQLAlchemy comes with it, which a dialog that only tells can do without.
    from tracker.store.store import Store

_Result = TypeVar("_Result")
_Answer = TypeVar("_Answer")
_Parameters = ParamSpec("_Parameters")


class FramedDialog(TrackerDialog[_Result]):
    """A dialog with a heading, a body that scrolls, and buttons; Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "close", N_("Close"), tooltip=N_("Close this and change nothing."), id="dialog.close"
        ),
        Binding("f1", "app.help", N_("Help"), tooltip=N_("What can be done here."), id="dialog.help"),
    ]

    SCROLLS: ClassVar[bool] = False
    """Whether the arrows scroll the body: for a dialog that is read, not filled in."""

    def compose(self) -> ComposeResult:
        """Put the body between the heading and the buttons."""
        with Vertical(classes="frame"):
            yield Static(self.heading(), id="heading", markup=False)
            with VerticalScroll(id="body", can_focus=self.SCROLLS):
                yield from self.content()
            with Horizontal(id="foot"):
                yield from self.buttons()

    def heading(self) -> str:
        """What the dialog is about."""
        raise NotImplementedError

    def content(self) -> Iterable[Widget]:
        """What is inside."""
        raise NotImplementedError

    def buttons(self) -> Iterable[Button]:
        """What can be done with the whole of it; the label names the key."""
        yield key_button(_("Close"), "Esc", "close")

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _on_to_the_next(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.submitted(event.input):
            self.focus_next()

    def submitted(self, _field: Input) -> bool:
        """Whether Enter in this field does something else than go on to the next."""
        return False

    def ask(
        self,
        then: Callable[[_Answer], object],
        use_case: "Callable[Concatenate[Store, _Parameters], _Answer]",
        *arguments: _Parameters.args,
        **options: _Parameters.kwargs,
    ) -> None:
        """Ask the desk without holding up the keys, and hand on its answer; a refusal is told."""
        self.app.carry(self, partial(self._ask, then, use_case, *arguments, **options), group="desk")

    async def _ask(
        self,
        then: Callable[[_Answer], object],
        use_case: "Callable[Concatenate[Store, _Parameters], _Answer]",
        *arguments: _Parameters.args,
        **options: _Parameters.kwargs,
    ) -> None:
        answer = await self.desk.ask(use_case, *arguments, **options)
        if self.is_attached:
            then(answer)


def key_button(label: str, key: str, action: str, **options: Any) -> Button:
    """A button of one line that does `action` of its screen and tells the key that does the same."""
    return Button(f"{label} ({key})" if key else label, action=f"screen.{action}", compact=True, **options)

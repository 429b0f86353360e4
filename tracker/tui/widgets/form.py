"""The parts of a form: a tick box that shows its state without colour, and a row of label, field, hint and fault."""

from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.foods.groups import N_
from tracker.problems import Problem


class Tick(Widget, can_focus=True):
    """A box to tick: '[x]' or '[ ]', so that it reads the same without colours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter",
            "turn_over",
            N_("Tick"),
            show=False,
            tooltip=N_("Tick the box, or untick it."),
            id="tick.toggle",
        )
    ]

    value: reactive[bool] = reactive(False)

    class Changed(Message):
        """The box was ticked or unticked."""

        def __init__(self, tick: "Tick") -> None:
            super().__init__()
            self.tick = tick

        @property
        def control(self) -> "Tick":
            """The box."""
            return self.tick

    def __init__(self, label: str, *, value: bool = False, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._label = label
        self.set_reactive(Tick.value, value)

    def render(self) -> RenderResult:
        """The box and its label."""
        return Content(f"[{'x' if self.value else ' '}] {self._label}")

    def watch_value(self) -> None:
        """Tell of the change."""
        self.post_message(self.Changed(self))

    def action_turn_over(self) -> None:
        """Turn it over."""
        self.value = not self.value

    def on_click(self) -> None:
        """Turn it over."""
        self.value = not self.value


class Row(Vertical):
    """One question of a form: what is asked, the answer, why it is asked, and what is wrong with the answer."""

    def __init__(self, label: str, *answer: Widget, hint: str = "", id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes="row")
        self._label = label
        self._answer = answer
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Put label and answer side by side, and the rest below."""
        with Horizontal(classes="asked"):
            yield Static(self._label, classes="label", markup=False)
            yield from self._answer
        if self._hint:
            yield Static(self._hint, classes="hint", markup=False)
        yield Static("", classes="fault", markup=False)

    def show_fault(self, problem: Problem | None) -> None:
        """Say what is wrong with the answer; None says that nothing is."""
        told = self.query_one(".fault", Static)
        told.update("" if problem is None else f"! {problem.sentence()}")
        told.set_class(problem is not None, "told")


def text_field(value: str = "", *, placeholder: str = "", id: str | None = None) -> Input:  # noqa: A002  # Textual's name
    """A field of one line."""
    return Input(value, placeholder=placeholder, compact=True, id=id, classes="text")


def paragraph(text: str, *, classes: str = "") -> Static:
    """A text that wraps; brackets in it are brackets."""
    return Static(text, classes=f"paragraph {classes}".strip(), markup=False)


def subheading(text: str) -> Static:
    """The heading of a part of a dialog."""
    return Static(text, classes="subheading", markup=False)

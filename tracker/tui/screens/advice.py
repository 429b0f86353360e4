"""The advice: the verdict, its reasons and sources, and the foods that would close the gap."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tracker.diary.advice_text import (
    AdviceText,
    Cited,
    SuggestedFood,
    advice_text,
    both_ways,
    disclaimer,
    gap_sentence,
    season_sentence,
    suggested_foods,
)
from tracker.diary.period import PeriodView, view_period
from tracker.diary.period_wording import counted_sentence, not_counted_sentences
from tracker.diary.suggestions import MOST_SUGGESTIONS
from tracker.foods.groups import N_
from tracker.locale import _, ngettext, number
from tracker.problems import Problem
from tracker.tui.screens.base import TrackerScreen
from tracker.tui.widgets.key_bar import KeyBar

_NAME_WIDTH = 34
_PORTION_WIDTH = 19


class AdviceScreen(TrackerScreen[None]):
    """What the last four weeks lead to, and why."""

    CSS_PATH = "../styles/advice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f", "foods", N_("Foods"), tooltip=N_("Go to the foods that would close the gap."), id="advice.foods"
        ),
        *(
            Binding(
                str(place),
                f"card({place})",
                N_("Food card"),
                show=False,
                tooltip=N_("Open the card of this food of the list."),
                id=f"advice.food-{place}",
            )
            for place in range(1, MOST_SUGGESTIONS + 1)
        ),
        Binding("escape", "close", N_("Back"), tooltip=N_("Go back to the day."), id="advice.close"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._foods: tuple[SuggestedFood, ...] = ()

    def compose(self) -> ComposeResult:
        """Paint the frame; the advice follows when the days are read."""
        with VerticalScroll(id="advice"):
            yield Static(_("Reading four weeks …"), id="advice-notice", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the days and reckon."""
        self.query_one("#advice").focus()
        self.app.carry(self, self._read, group="advice", exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Foods can be gone to only where some are suggested."""
        return bool(self._foods) if action in ("foods", "card") else True

    def action_foods(self) -> None:
        """Go to the list of foods."""
        self.query_one("#advice-foods").focus()

    def action_card(self, place: int) -> None:
        """Open the card of a suggested food, counted from 1."""
        if place <= len(self._foods):
            self._open(self._foods[place - 1].food_id)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    @on(OptionList.OptionSelected, "#advice-foods")
    def _food_chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(self._foods[event.option_index].food_id)

    def _open(self, food_id: str) -> None:
        self.app.show("food_card", "FoodCard", food_id)

    async def _read(self) -> None:
        notice = self.query_one("#advice-notice", Static)
        try:
            view = await self.desk.ask(view_period, person=self.app.person, today=self.today())
        except Problem as problem:
            notice.update(problem.sentence())
            self.tell(problem)
            return
        self._foods = suggested_foods(view)
        await notice.remove()
        await self.query_one("#advice", VerticalScroll).mount_all(_parts(view, self._foods))
        self.refresh_bindings()


class _Point(HorizontalGroup):
    """A sentence of a list, with its sign to the left of all its lines."""

    def __init__(self, text: str, sign: str = "·") -> None:
        super().__init__(
            Static(sign, classes="sign", markup=False), Static(text, classes="text", markup=False)
        )


def _parts(view: PeriodView, foods: tuple[SuggestedFood, ...]) -> Iterator[Widget]:
    """Everything from the verdict down to the sources."""
    text = advice_text(view.advice)
    yield Static(text.verdict, id="advice-verdict", markup=False)
    yield _paragraph(gap_sentence(view))
    if foods:
        yield from _foods(foods)
    yield from _section(_("Why"), [one for one in text.reasons if not one.assumption])
    yield from _section(_("What was assumed"), [one for one in text.reasons if one.assumption])
    yield from _section(_("What to look out for"), text.warnings)
    for block in text.official_blocks:
        yield _heading(block.heading)
        yield from (_Point(one.marked) for one in block.rules)
    yield _paragraph(season_sentence(view.last))
    yield from _reckoning(view)
    yield from _sources(text)
    yield _paragraph(disclaimer(), "advice-disclaimer")


def _section(name: str, sentences: Sequence[Cited]) -> Iterator[Widget]:
    if sentences:
        yield _heading(name)
        yield from (_Point(one.marked) for one in sentences)


def _reckoning(view: PeriodView) -> Iterator[Widget]:
    ways = both_ways(view)
    if ways:
        yield _heading(_("The two ways of reckoning absorption"))
        yield from (_Point(way) for way in ways)
    yield _heading(_("The days it rests on"))
    yield from (_Point(one) for one in (counted_sentence(view.usual), *not_counted_sentences(view.usual)))


def _sources(text: AdviceText) -> Iterator[Widget]:
    yield _heading(_("Sources"))
    yield from (_Point(source, f"[{place}]") for place, source in enumerate(text.sources, 1))


def _foods(foods: tuple[SuggestedFood, ...]) -> Iterator[Widget]:
    yield _heading(_("Foods that would close the gap"))
    yield _paragraph(_food_cells("", _("usual portion"), _("adds"), _("to close it")), "advice-foods-columns")
    rows = [
        Option(_food_cells(f"{place} {one.name}", one.portion, f"+{number(one.adds_mg)} mg", _times(one)))
        for place, one in enumerate(foods, 1)
    ]
    yield OptionList(*rows, id="advice-foods", markup=False)
    habitual = sum(one.habitual for one in foods)
    if 0 < habitual < len(foods):
        yield _paragraph(
            ngettext(
                "The first one is eaten already.", "The first {count} are eaten already.", habitual
            ).format(count=habitual)
        )
    elif habitual:
        yield _paragraph(_("All of them are eaten already."))


def _food_cells(name: str, portion: str, adds: str, times: str) -> str:
    if len(name) > _NAME_WIDTH:
        name = name[: _NAME_WIDTH - 1] + "…"
    return f"{name:<{_NAME_WIDTH}} {portion:<{_PORTION_WIDTH}.{_PORTION_WIDTH}} {adds:>8}  {times:>11}"


def _times(food: SuggestedFood) -> str:
    return f"× {number(food.portions, 0 if food.portions == int(food.portions) else 1)}"


def _heading(text: str) -> Static:
    return Static(text, classes="heading", markup=False)


def _paragraph(text: str, name: str | None = None) -> Static:
    return Static(text, id=name, markup=False)

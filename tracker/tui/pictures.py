"""A day of the diary as the day screen draws it: rows, sums and sentences, in the language in force.

Imports the diary, so it is itself imported only when the first screen is painted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.diary.day import DayView, intake_of, view_day
from tracker.diary.figures import figure
from tracker.diary.target_wording import authority_name, recommended
from tracker.diary.wording import amount_eaten, day_name, meal_name, status_sentence
from tracker.locale import _, language, ngettext, number
from tracker.nutrition.intake import CalciumIntake, VitaminDIntake
from tracker.nutrition.profile import Authority
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.targets import Target
from tracker.store.records import Entry, Meal, NewEntry
from tracker.store.store import Store
from tracker.tui.widgets.rows import Row, RowKind
from tracker.tui.widgets.totals import Bar, NutrientPicture, TotalsPicture


@dataclass(frozen=True, slots=True)
class DayPicture:
    """One day, ready to be drawn."""

    view: DayView
    day_name: str
    status: str
    rows: tuple[Row, ...]
    totals: TotalsPicture

    @property
    def day(self) -> date:
        """The day."""
        return self.view.day

    def entry(self, entry_id: int) -> Entry:
        """One of its entries; KeyError where there is no such."""
        return {entry.id: entry for entry in self.view.entries}[entry_id]


def show_day(store: Store, person: str | None, day: date) -> DayPicture:
    """The day of a person; raises UnknownPerson."""
    return picture_of(view_day(store, person=person, day=day))


def picture_of(view: DayView) -> DayPicture:
    """The picture of a day."""
    return DayPicture(
        view=view,
        day_name=day_name(view.day),
        status=status_sentence(view.status),
        rows=tuple(_entry_rows(view)),
        totals=TotalsPicture((_calcium(view), _vitamin_d(view))),
    )


def food_name(entry: NewEntry) -> str:
    """The name of what was eaten."""
    return entry.food_name_da if language() == "da" else entry.food_name_en


def entry_cells(entry: NewEntry, absorbed_mg: float | None, *, amount: str | None = None) -> tuple[str, ...]:
    """Name, amount and figures; a tilde marks an absorption that is assumed."""
    sign = "~" if entry.absorption_assumed and absorbed_mg is not None else ""
    return (
        food_name(entry),
        amount_eaten(entry) if amount is None else amount,
        figure(entry.calcium_mg, "mg"),
        sign + figure(absorbed_mg, "mg"),
        figure(entry.vitamin_d_ug, "µg"),
    )


def sum_cells(
    name: str,
    count: int,
    calcium: CalciumIntake,
    vitamin_d: VitaminDIntake,
) -> tuple[str, ...]:
    """A group of foods in one row, with '≥' where something in it is unknown."""
    at_least = "≥ " if calcium.unknown_entries and calcium.intake_mg is not None else ""
    assumed = "~" if calcium.assumed_absorption_mg else ""
    at_least_d = "≥ " if vitamin_d.unknown_entries and vitamin_d.intake_ug is not None else ""
    return (
        name,
        ngettext("{count} food", "{count} foods", count).format(count=count),
        at_least + figure(calcium.intake_mg, "mg"),
        (at_least or assumed) + figure(calcium.absorbed_mg, "mg"),
        at_least_d + figure(vitamin_d.intake_ug, "µg"),
    )


def whole_and_meals(view: DayView) -> list[tuple[Meal | None, Row]]:
    """What of a day can be copied: all of it, and each of its meals; empty where nothing is logged."""
    choices: list[tuple[Meal | None, Row]] = []
    parts: list[tuple[Meal | None, str, list[Entry]]] = (
        [(None, _("The whole day"), list(view.entries))] if view.entries else []
    )
    parts += [
        (meal, meal_name(meal), [entry for entry in view.entries if entry.meal is meal]) for meal in Meal
    ]
    for meal, name, entries in parts:
        if entries:
            intake = intake_of(entries, view.coefficients)
            foods = ", ".join(map(food_name, entries))
            _name, *cells = sum_cells("", len(entries), intake.calcium, intake.vitamin_d)
            choices.append((meal, Row((f"{name}: {foods}", *cells))))
    return choices


def _entry_rows(view: DayView) -> Iterable[Row]:
    absorbed = dict(zip((entry.id for entry in view.entries), view.intake.absorbed_by_entry_mg, strict=True))
    in_order = sorted(view.entries, key=lambda entry: list(Meal).index(entry.meal))
    for meal, group in groupby(in_order, key=lambda entry: entry.meal):
        entries = list(group)
        yield Row(_meal_cells(meal, entries), RowKind.HEADING, tuple(entry.id for entry in entries))
        for entry in entries:
            name, *rest = entry_cells(entry, absorbed[entry.id])
            yield Row((f"  {name}", *rest), ids=(entry.id,))
    if not view.entries:
        yield Row(
            (_("Nothing is logged on this day. Write what was eaten in the line above."),), RowKind.NOTE
        )


def _meal_cells(meal: Meal, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The name of a meal, and its times where they are known."""
    times = sorted({entry.time for entry in entries if entry.time is not None})
    clock = times[0].strftime("%H:%M") if times else ""
    return (meal_name(meal), clock)


def _calcium(view: DayView) -> NutrientPicture:
    calcium = view.intake.calcium
    notes, more_notes = [], []
    if calcium.absorbed_mg is not None and calcium.milk_equivalent_mg is not None:
        notes.append(
            _("absorbed {absorbed}, as from {milk} in milk").format(
                absorbed=figure(calcium.absorbed_mg, "mg"), milk=figure(calcium.milk_equivalent_mg, "mg")
            )
        )
    if calcium.supplement_mg:
        notes.append(
            _food_and_supplements(figure(calcium.food_mg, "mg"), figure(calcium.supplement_mg, "mg"))
        )
    if calcium.assumed_absorption_mg:
        more_notes.append(
            _("~ absorption assumed for {figure} of it").format(
                figure=figure(calcium.assumed_absorption_mg, "mg")
            )
        )
    return NutrientPicture(
        title=_("Calcium"),
        total=_at_least(calcium.intake_mg, "mg", calcium.unknown_entries),
        known=_known(calcium.known_entries, calcium.unknown_entries),
        notes=tuple(notes),
        more_notes=tuple(more_notes),
        bars=_bars(view, Nutrient.CALCIUM),
    )


def _vitamin_d(view: DayView) -> NutrientPicture:
    vitamin_d = view.intake.vitamin_d
    supplement = figure(vitamin_d.supplement_ug, "µg")
    note = (
        _food_and_supplements(figure(vitamin_d.food_ug, "µg"), supplement)
        if vitamin_d.supplement_ug
        else _("no supplement")
    )
    return NutrientPicture(
        title=_("Vitamin D"),
        total=_at_least(vitamin_d.intake_ug, "µg", vitamin_d.unknown_entries),
        known=_known(vitamin_d.known_entries, vitamin_d.unknown_entries),
        notes=(note,),
        more_notes=(),
        bars=_bars(view, Nutrient.VITAMIN_D),
    )


def _food_and_supplements(food: str, supplements: str) -> str:
    return _("food {food} · supplements {supplements}").format(food=food, supplements=supplements)


def _at_least(value: float | None, unit: str, unknown: int) -> str:
    if value is None:
        return _("unknown")
    return _("at least {figure}").format(figure=figure(value, unit)) if unknown else figure(value, unit)


def _known(known: int, unknown: int) -> str:
    return _("{known} of {all} known").format(known=known, all=known + unknown) if unknown else ""


def _bars(view: DayView, nutrient: Nutrient) -> tuple[Bar, ...]:
    targets = [
        target
        for target in view.targets
        if target.value.nutrient is nutrient and target.value.recommended is not None
    ]
    shares = [_share(target, view) for target in targets]
    width = max(map(len, shares), default=0)
    return tuple(
        Bar(
            applies=target.value.applies,
            label=_label(target),
            share=target.coverage,
            figure=f"{_absorbed_of(target, view)} {share:>{width}}".strip(),
            short_figure=share,
            met=bool(target.met),
        )
        for target, share in zip(targets, shares, strict=True)
    )


def _label(target: Target) -> str:
    name = {
        Authority.NNR: _("Nordic"),
        Authority.DANISH: authority_name(Authority.DANISH),
        Authority.DES: authority_name(Authority.DES),
    }[target.value.authority]
    if target.value.basis == "supplement":
        return _("{authority} suppl. {amount}").format(authority=name, amount=recommended(target.value))
    return f"{name} {recommended(target.value)}"


def _share(target: Target, view: DayView) -> str:
    """How far the day reaches; '≥' where something unknown may reach further."""
    if target.coverage is None:
        return _("unknown")
    nutrient = view.intake.calcium if target.value.nutrient is Nutrient.CALCIUM else view.intake.vitamin_d
    nothing_taken = target.value.basis == "supplement" and not target.intake
    at_least = "≥ " if nutrient.unknown_entries and not nothing_taken else ""
    return f"{at_least}{number(target.coverage * 100)} %"


def _absorbed_of(target: Target, view: DayView) -> str:
    """The absorbed calcium and the absorbed amount that the recommendation stands for; empty for vitamin D."""
    absorbed = view.intake.calcium.absorbed_mg
    if target.absorbed_target is None or absorbed is None:
        return ""
    return f"{number(absorbed)}/{number(target.absorbed_target)} mg"

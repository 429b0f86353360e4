"""A day as plain text, 80 columns wide."""

from itertools import groupby

from tracker.cli.tables import columns, wrapped
from tracker.diary.advice_text import short_disclaimer
from tracker.diary.day import DayView
from tracker.diary.figures import bar, figure, total
from tracker.diary.target_wording import coverage_sentence, note_sentence, reckoned_with, target_title
from tracker.diary.wording import amount_eaten, day_name, meal_name, status_sentence
from tracker.locale import _, language, number
from tracker.nutrition.intake import CalciumIntake, VitaminDIntake
from tracker.nutrition.reference_values import Nutrient
from tracker.nutrition.targets import Target
from tracker.store.records import Meal, NewEntry

_WIDTHS = (-44, 10, 11, 10)


def day_text(view: DayView) -> str:
    """The whole day: entries by meal, totals with what is unknown in them, and the targets."""
    lines = [f"{day_name(view.day)} · {view.person.name} · {status_sentence(view.status)}", ""]
    if view.entries:
        lines.append(columns(_WIDTHS, "", _("calcium"), _("absorbed"), _("vitamin D")))
    absorbed = dict(zip((entry.id for entry in view.entries), view.intake.absorbed_by_entry_mg, strict=True))
    in_order = sorted(view.entries, key=lambda entry: list(Meal).index(entry.meal))
    for meal, entries in groupby(in_order, key=lambda entry: entry.meal):
        lines.append(meal_name(meal))
        lines.extend("  " + entry_line(entry, absorbed[entry.id], indent=2) for entry in entries)
    if not view.entries:
        lines.append(_("Nothing is logged on this day."))
    lines += ["", *_calcium_lines(view), "", *_vitamin_d_lines(view)]
    lines += ["", *wrapped(reckoned_with(view.coefficients)), *wrapped(short_disclaimer())]
    return "\n".join(lines)


def entry_line(entry: NewEntry, absorbed_mg: float | None, *, indent: int = 0) -> str:
    """One entry: what, how much, and what it brings; a tilde marks an absorption that is assumed."""
    name = entry.food_name_da if language() == "da" else entry.food_name_en
    sign = "~" if entry.absorption_assumed and absorbed_mg is not None else ""
    return columns(
        (_WIDTHS[0] + indent, *_WIDTHS[1:]),
        f"{amount_eaten(entry)} {name}",
        figure(entry.calcium_mg, "mg"),
        sign + figure(absorbed_mg, "mg"),
        figure(entry.vitamin_d_ug, "µg"),
    )


def target_lines(targets: tuple[Target, ...], nutrient: Nutrient) -> list[str]:
    """The targets of one nutrient, each with its bar and its note; a star marks the one that applies."""
    lines = []
    for target in targets:
        if target.value.nutrient is not nutrient or target.value.recommended is None:
            continue
        share = _("unknown") if target.coverage is None else f"{number(target.coverage * 100)} %"
        lines.append(
            f"{'*' if target.value.applies else ' '} "
            + columns((-58, 6), target_title(target.value), share)
            + f"  {bar(target.coverage)}"
        )
        if target.value.note is not None:
            lines += wrapped(note_sentence(target.value.note), "    ")
    return lines


def _calcium_lines(view: DayView) -> list[str]:
    calcium: CalciumIntake = view.intake.calcium
    lines = [
        _("Calcium    {total}").format(
            total=total(calcium.intake_mg, "mg", calcium.known_entries, calcium.unknown_entries)
        )
    ]
    if calcium.absorbed_mg is not None and calcium.milk_equivalent_mg is not None:
        lines.append(
            _("absorbed   {absorbed} (estimate) = as much as {milk} of calcium from milk").format(
                absorbed=figure(calcium.absorbed_mg, "mg"), milk=figure(calcium.milk_equivalent_mg, "mg")
            )
        )
    if calcium.supplement_mg:
        lines.append(
            _("of which from supplements {figure}").format(figure=figure(calcium.supplement_mg, "mg"))
        )
    if calcium.assumed_absorption_mg:
        lines += wrapped(
            _(
                "{figure} of it is in foods whose absorption nobody measured; a likely figure is assumed"
            ).format(figure=figure(calcium.assumed_absorption_mg, "mg")),
            "~ ",
        )
    lines += target_lines(view.targets, Nutrient.CALCIUM)
    why = coverage_sentence(view.targets, calcium.milk_equivalent_mg, view.coefficients)
    return lines + wrapped(why or "")


def _vitamin_d_lines(view: DayView) -> list[str]:
    vitamin_d: VitaminDIntake = view.intake.vitamin_d
    lines = [
        _("Vitamin D  {total}").format(
            total=total(vitamin_d.intake_ug, "µg", vitamin_d.known_entries, vitamin_d.unknown_entries)
        )
    ]
    if vitamin_d.supplement_ug:
        lines.append(
            _("of which from supplements {figure}").format(figure=figure(vitamin_d.supplement_ug, "µg"))
        )
    return lines + target_lines(view.targets, Nutrient.VITAMIN_D)

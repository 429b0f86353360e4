"""A trend in words and plain figures, so that it can be read without the picture."""

from datetime import date

from tracker.diary.figures import UNKNOWN, figure
from tracker.diary.period_wording import counted_sentence
from tracker.diary.target_wording import authority_name, target_title
from tracker.diary.trend import TargetLine, Trend, TrendDay, TrendStatus
from tracker.locale import _, ngettext, number
from tracker.nutrition.reference_values import Nutrient

_FIGURE_WIDTH = 9


def span_name(days: int) -> str:
    """How long a trend is."""
    return ngettext("{count} day", "{count} days", days).format(count=days)


def mark(status: TrendStatus) -> str:
    """The sign of a kind of day, told apart by its shape; blank for a day without entries."""
    return {
        TrendStatus.COMPLETE: "●",
        TrendStatus.ASSUMED: "○",
        TrendStatus.PARTIAL: "×",
        TrendStatus.NOT_COUNTED: "◊",
        TrendStatus.EMPTY: " ",
    }[status]


def legend() -> str:
    """What the signs mean, in one line."""
    names = {
        TrendStatus.COMPLETE: _("complete"),
        TrendStatus.ASSUMED: _("taken as complete"),
        TrendStatus.PARTIAL: _("in part"),
        TrendStatus.NOT_COUNTED: _("not counted"),
    }
    return "   ".join(f"{mark(status)} {name}" for status, name in names.items())


def short_day(day: date) -> str:
    """A day with its weekday, in few letters: 'Mon 23/11'."""
    weekdays = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{weekdays[day.weekday()]} {day.day}/{day.month}"


def line_name(line: TargetLine) -> str:
    """Who recommends how much, with a star where it decides: 'DES 1000-1200*'."""
    amount = number(line.amount)
    if line.highest is not None:
        amount += f"-{number(line.highest)}"
    return f"{authority_name(line.authority)} {amount}" + ("*" if line.applies else "")


def summary(trend: Trend) -> str:
    """What the counting days come to a day, in two or three sentences."""
    usual = trend.view.usual
    counted = counted_sentence(usual)
    if not usual.n_days:
        return _("{counted}, so there is no mean yet.").format(counted=counted)
    return _(
        "{counted}. On average: {at_least}{eaten} of calcium a day, of which {absorbed} absorbed (estimate), as much as "
        "{milk} from milk. Vitamin D {at_least_vitamin_d}{vitamin_d}."
    ).format(
        counted=counted,
        at_least=_("at least ") if usual.unknown_entries else "",
        eaten=figure(usual.mean_intake_mg, "mg"),
        absorbed=figure(usual.mean_absorbed_mg, "mg"),
        milk=figure(usual.mean_milk_equivalent_mg, "mg"),
        at_least_vitamin_d=_("at least ") if usual.unknown_vitamin_d_entries else "",
        vitamin_d=figure(usual.mean_vitamin_d_ug, "µg"),
    )


def supplement_sentences(trend: Trend) -> list[str]:
    """The official supplements, which no line of a day's total can show, and how much of them is taken."""
    return [
        _("{rule}: {amount} a day is taken.").format(
            rule=target_title(target.value),
            amount=figure(target.intake, "mg" if target.value.nutrient is Nutrient.CALCIUM else "µg"),
        )
        for target in trend.view.targets
        if target.value.basis == "supplement" and target.value.recommended is not None
    ]


def nothing_logged() -> str:
    """What to say of a period without one entry."""
    return _("Nothing is logged in these days yet. After a few days of logging the trend is drawn here.")


def table_heading() -> str:
    """The names of the columns of `table_row`, and their units."""
    columns = (_("eaten mg"), _("absorbed"), _("as milk"), _("vit D µg"))
    return " " * 13 + "".join(f"{name:>{_FIGURE_WIDTH + 1}}" for name in columns)


def table_row(day: TrendDay) -> str:
    """The figures of a day; '≥' where there are entries whose value is not known."""
    start = f"{mark(day.status)} {short_day(day.day):<11}"
    if day.status is TrendStatus.EMPTY:
        return "  ".join((start, _("nothing logged")))
    calcium = (day.intake_mg, day.absorbed_mg, day.milk_equivalent_mg)
    cells = [_cell(value, 0, day.calcium_unknown_entries) for value in calcium]
    cells.append(_cell(day.vitamin_d_ug, 1, day.vitamin_d_unknown_entries))
    return start + "".join(f" {cell:>{_FIGURE_WIDTH}}" for cell in cells)


def _cell(value: float | None, decimals: int, unknown_entries: int) -> str:
    if value is None:
        return UNKNOWN
    return ("≥ " if unknown_entries else "") + number(value, decimals)

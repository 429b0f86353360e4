"""The four sheets of a workbook: summary, days, entries and sources."""

from tracker.diary.target_wording import target_title
from tracker.diary.wording import (
    absorption_basis_name,
    amount_eaten,
    meal_name,
    not_counted_reason,
    status_sentence,
)
from tracker.locale import _, language
from tracker.nutrition.reference_values import Nutrient
from tracker.review.figures import DailyFigure, Unit, compared_figures, daily_spreads, period_figures
from tracker.review.period_review import PeriodReview
from tracker.review.report.answer import deciding_target
from tracker.review.report.headings import headings
from tracker.review.report.report import Report
from tracker.review.report.tables import group_text
from tracker.review.report.text import ReportText
from tracker.review.report.tidy import entries_with_absorbed
from tracker.review.report.xlsx_writing import Book, Sheet
from tracker.review.wording import figure_label

_CHART_COLUMN = 12
_ABSORBED_COLUMN, _TARGET_COLUMN = 9, 11


def summary_sheet(book: Book, report: Report, told: ReportText) -> None:
    """The answer, the figures of the period, the recommendations, the advice and the notes."""
    sheet = Sheet(book, _("Summary"))
    sheet.line(told.name, formats=[book.title], measured=False)
    sheet.line(told.title, measured=False)
    sheet.line(_("First day"), report.review.view.first)
    sheet.line(_("Last day"), report.review.view.last)
    for fact in told.facts:
        sheet.line(fact.name, fact.value, measured=False)
    sheet.gap()
    sheet.line(told.answer.headline, formats=[book.strong], measured=False)
    sheet.line(told.answer.verdict, formats=[book.strong], measured=False)
    for line in told.answer.lines:
        sheet.line(line, measured=False)
    sheet.gap()
    _daily_figures(sheet, report.review)
    _period_figures(sheet, report)
    _targets(sheet, report.review)
    _words(sheet, told)
    sheet.fit(widest=44)


def _daily_figures(sheet: Sheet, review: PeriodReview) -> None:
    sheet.headings(
        _("A day"),
        _("Unit"),
        _("Mean"),
        _("Median"),
        _("Standard deviation"),
        _("Least"),
        _("Most"),
        _("Days"),
        _("Mean, Mon-Fri"),
        _("Mean, Sat-Sun"),
    )
    weekdays, weekend = daily_spreads(review.weekdays), daily_spreads(review.weekend)
    for code, spread in daily_spreads(review.all_days).items():
        shown = sheet.book.number(code.unit)
        sheet.line(
            figure_label(code), code.unit.value, spread.mean, spread.median, spread.sd, spread.minimum, spread.maximum,
            spread.n, weekdays[code].mean, weekend[code].mean,
            formats=[None, None, *[shown] * 5, None, shown, shown],
        )  # fmt: skip
    sheet.gap()


def _period_figures(sheet: Sheet, report: Report) -> None:
    if report.comparison is None:
        sheet.headings(_("The period"), _("Unit"), _("Value"))
        for one in period_figures(report.review):
            sheet.line(
                figure_label(one.code),
                _unit_name(one.unit),
                one.value,
                formats=[None, None, sheet.book.number(one.unit)],
            )
    else:
        sheet.headings(_("Before and after"), _("Unit"), _("Before"), _("After"), _("Change"))
        for both in compared_figures(report.comparison):
            unit = both.after.unit
            sheet.line(
                figure_label(both.after.code), _unit_name(unit), both.before.value, both.after.value, both.change,
                formats=[None, None, *[sheet.book.number(unit)] * 3],
            )  # fmt: skip
    sheet.gap()


def _unit_name(unit: Unit) -> str:
    """The unit of a column's figure; a share has none but its percent sign."""
    return {
        Unit.SHARE: "%",
        Unit.DAYS: _("days"),
        Unit.PORTIONS: _("portions"),
        Unit.RATIO: "",
    }.get(unit, unit.value)


def _targets(sheet: Sheet, review: PeriodReview) -> None:
    sheet.headings(
        _("Recommendation"), _("Unit"), _("Amount"), _("Eaten, share"), _("Absorbed, share"), _("Decides")
    )
    share = sheet.book.number(Unit.SHARE)
    for target in review.view.targets:
        value = target.value
        sheet.line(
            target_title(value),
            "mg" if value.nutrient is Nutrient.CALCIUM else "µg",
            value.recommended,
            target.intake_share,
            None if target.absorbed_target is None else target.coverage,
            _("yes") if value.applies else _("no"),
            formats=[None, None, None, share, share],
        )
    sheet.gap()


def _words(sheet: Sheet, told: ReportText) -> None:
    words = headings(told)
    quoted = [rule.marked for block in told.advice.official_blocks for rule in block.rules]
    parts = [
        (words.quality, told.quality),
        (words.advice, (*told.reasons, *told.ways, *quoted)),
        *((f"{note.heading}, {note.written}", note.paragraphs) for note in told.notes),
        (words.method, told.method),
        (told.disclaimer, ()),
    ]
    for heading, lines in parts:
        sheet.line(heading, formats=[sheet.book.strong], measured=False)
        for line in lines:
            sheet.line(line, measured=False)


def days_sheet(book: Book, review: PeriodReview) -> None:
    """Every day of the calendar, and the picture of their absorbed calcium."""
    sheet = Sheet(book, _("Days"))
    daily = [f"{figure_label(code)}, {code.unit.value}" for code in DailyFigure]
    sheet.headings(
        _("Day"),
        _("Counts"),
        _("Recorded"),
        _("Why not counted"),
        _("Eating occasions"),
        _("Missing meals"),
        *daily[:4],
        daily[4],
        _("Absorbed calcium that the recommendation stands for, mg"),
        _("Entries without calcium value"),
        *daily[5:],
        _("Entries without vitamin D value"),
    )
    target = deciding_target(review)
    amount = None if target is None else target.absorbed_target
    shown = [book.number(code.unit) for code in DailyFigure]
    for day in review.days:
        values = [getattr(day, code.value) for code in DailyFigure]
        sheet.line(
            day.day,
            _("yes") if day.counts else _("no"),
            status_sentence(day.status),
            None if day.reason is None else not_counted_reason(day.reason),
            day.eating_occasions,
            ", ".join(map(meal_name, day.missing_meals)) or None,
            *values[:5],
            amount,
            day.calcium_unknown_entries,
            *values[5:],
            day.vitamin_d_unknown_entries,
            formats=[None] * 6 + shown[:5] + [book.number(Unit.MG), None, *shown[5:]],
        )
    _finish(sheet, rows=len(review.days), columns=18)
    _days_chart(book, sheet, len(review.days))


def _finish(sheet: Sheet, *, rows: int, columns: int) -> None:
    """Headings that stay in sight, with which the rows can be filtered."""
    sheet.worksheet.freeze_panes(1, 1)
    sheet.worksheet.autofilter(0, 0, rows, columns - 1)
    sheet.fit(widest=32)


def _days_chart(book: Book, sheet: Sheet, days: int) -> None:
    columns = book.workbook.add_chart({"type": "column"})
    line = book.workbook.add_chart({"type": "line"})
    if columns is None or line is None:
        raise TypeError("xlsxwriter knows columns and lines")
    name, of_days = sheet.name, [sheet.name, 1, 0, days, 0]
    columns.add_series(
        {
            "name": [name, 0, _ABSORBED_COLUMN],
            "categories": of_days,
            "values": [name, 1, _ABSORBED_COLUMN, days, _ABSORBED_COLUMN],
            "fill": {"color": "#2C5F8D"},
            "gap": 40,
        }
    )
    line.add_series(
        {
            "name": [name, 0, _TARGET_COLUMN],
            "categories": of_days,
            "values": [name, 1, _TARGET_COLUMN, days, _TARGET_COLUMN],
            "line": {"color": "#1B2530", "width": 1.75},
        }
    )
    columns.combine(line)
    columns.set_title({"name": _("Absorbed calcium, mg a day"), "name_font": {"size": 12}})
    columns.set_x_axis({"date_axis": True, "num_format": "d/m"})
    columns.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9DEE3"}}})
    columns.set_legend({"position": "bottom"})
    columns.set_size({"width": 900, "height": 340})
    book.workbook.worksheets()[0].insert_chart(0, _CHART_COLUMN, columns)


def entries_sheet(book: Book, review: PeriodReview) -> None:
    """Every entry, with what it brings."""
    sheet = Sheet(book, _("Entries"))
    names = (
        _("Day"), _("Time"), _("Meal"), _("Food"), _("Food id"), _("Food group"), _("Amount"), _("Weight, g"),
        _("Calcium, mg"), _("Absorbed, mg"), _("Vitamin D, µg"), _("Energy, kcal"), _("Absorption rests on"),
        _("Supplement"), _("Source"), _("Typed"),
    )  # fmt: skip
    sheet.headings(*names)
    mg, ug, grams, kcal = (book.number(unit) for unit in (Unit.MG, Unit.UG, Unit.GRAMS, Unit.KCAL))
    for entry, absorbed_mg in entries_with_absorbed(review):
        sheet.line(
            entry.day,
            entry.time,
            meal_name(entry.meal),
            entry.food_name_da if language() == "da" else entry.food_name_en,
            entry.food_id,
            group_text(entry.group),
            amount_eaten(entry),
            entry.weight_g,
            entry.calcium_mg,
            absorbed_mg,
            entry.vitamin_d_ug,
            entry.energy_kcal,
            absorption_basis_name(entry.absorption_basis),
            _("yes") if entry.supplement else _("no"),
            entry.source,
            entry.text,
            formats=[None] * 7 + [grams, mg, mg, ug, kcal],
        )
    _finish(sheet, rows=len(review.view.entries), columns=len(names))


def sources_sheet(book: Book, review: PeriodReview, told: ReportText) -> None:
    """Where the calcium comes from, and where the figures do."""
    sheet = Sheet(book, _("Sources"))
    mg, share = book.number(Unit.MG), book.number(Unit.SHARE)
    sheet.headings(_("Food group"), _("Calcium, mg a day"), _("Share"), _("Entries without calcium value"))
    sheet.worksheet.freeze_panes(1, 1)
    for group in review.groups:
        sheet.line(
            group_text(group.group),
            group.calcium_mg,
            group.share,
            group.unknown_entries,
            formats=[None, mg, share],
        )
    sheet.gap()
    sheet.headings(_("Meal"), _("Calcium, mg a day"), _("Share"))
    for meal in review.meals:
        sheet.line(meal_name(meal.meal), meal.calcium_mg, meal.share, formats=[None, mg, share])
    sheet.gap()
    sheet.headings(
        _("Food"), _("Calcium, mg a day"), _("Share"), _("Absorbed, mg a day"), _("g a day"), _("Times")
    )
    for food in review.foods:
        name = food.name_da if language() == "da" else food.name_en
        sheet.line(
            name, food.calcium_mg, food.share, food.absorbed_mg, food.grams, food.times,
            formats=[None, mg, share, mg, book.number(Unit.GRAMS)],
        )  # fmt: skip
    sheet.gap()
    sheet.headings(_("Source"))
    for place, source in enumerate(told.sources, 1):
        sheet.line(f"[{place}] {source}", measured=False)
    sheet.fit(widest=44)

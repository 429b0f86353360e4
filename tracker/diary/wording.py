"""Days, meals, amounts, conditions and changes in words, in the language in force."""

from datetime import date

from tracker.foods.food import AbsorptionBasis
from tracker.foods.units import unit_name
from tracker.locale import _, language, ngettext, number
from tracker.nutrition.counting import DayStatus, NotCounted
from tracker.nutrition.profile import Condition, Sex
from tracker.store.records import ChangeSummary, Meal, NewEntry


def day_name(day: date) -> str:
    """A day with its weekday: 'Monday 23 November 2026', 'mandag 23. november 2026'."""
    weekdays = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekdays[day.weekday()], day=day.day, month=month_name(day.month), year=day.year
    )


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return months[month - 1]


def meal_name(meal: str) -> str:
    """A meal's name."""
    return {
        Meal.BREAKFAST: _("Breakfast"),
        Meal.LUNCH: _("Lunch"),
        Meal.DINNER: _("Dinner"),
        Meal.SNACK: _("Snacks"),
    }[Meal(meal)]


def sex_name(sex: Sex) -> str:
    """A sex as the reference tables use it."""
    return _("female") if sex is Sex.FEMALE else _("male")


def status_sentence(status: DayStatus) -> str:
    """How fully a day was recorded."""
    return {
        DayStatus.COMPLETE: _("everything is logged"),
        DayStatus.PARTIAL: _("logged in part"),
        DayStatus.UNMARKED: _("not marked as complete"),
    }[status]


def not_counted_reason(reason: NotCounted) -> str:
    """Why a day does not count towards usual intake."""
    return {
        NotCounted.PARTIAL: _("marked as logged in part"),
        NotCounted.TODAY: _("today is not over"),
        NotCounted.FUTURE: _("still to come"),
        NotCounted.EMPTY: _("nothing is logged"),
        NotCounted.FEW_OCCASIONS: _("fewer than three eating occasions, and not marked as complete"),
        NotCounted.NOTHING_KNOWN: _("no food with a known calcium value"),
    }[reason]


def amount_eaten(entry: NewEntry) -> str:
    """What was eaten of a food, with its grams where they are known: '2 slices (90 g)', '150 g', '1.00 cup'."""
    if not entry.weighed:
        return _amount_told(entry)
    grams = f"{number(entry.grams, 0 if entry.grams >= 10 else 1)} g"
    if entry.portion is None or entry.amount is None or entry.portion == "g":
        return grams
    decimals = next(
        (places for places in range(3) if abs(entry.amount - round(entry.amount, places)) < 1e-6), 2
    )
    return f"{number(entry.amount, decimals)} {unit_name(entry.portion, entry.amount, language())} ({grams})"


def _amount_told(entry: NewEntry) -> str:
    """The amount of an entry from a file that does not tell its weight, as the file has it."""
    told = entry.text.removesuffix(entry.food_name_en).strip() or _("amount not told")
    return told if entry.amount in (None, 1) else f"{number(entry.amount or 1, 1)} × {told}"


def absorption_basis_name(basis: AbsorptionBasis) -> str:
    """What a fractional absorption rests on."""
    return {
        AbsorptionBasis.ARTICLE: _("the article's figure"),
        AbsorptionBasis.LITERATURE: _("from the literature"),
        AbsorptionBasis.ASSUMED: _("assumed, not measured"),
        AbsorptionBasis.OWN: _("your own figure"),
    }[basis]


def condition_name(condition: Condition) -> str:
    """A condition in words."""
    return {
        Condition.OSTEOPOROSIS: _("osteoporosis"),
        Condition.OSTEOPOROSIS_RISK: _("increased risk of osteoporosis"),
        Condition.VEGAN: _("eats vegan"),
        Condition.VEGETARIAN: _("eats vegetarian"),
        Condition.PREGNANT: _("pregnant"),
        Condition.LACTATING: _("breastfeeding"),
        Condition.MILK_ALLERGY: _("milk allergy"),
        Condition.LACTOSE_INTOLERANCE: _("lactose intolerance"),
        Condition.NURSING_HOME: _("lives in a nursing home"),
        Condition.HOME_CARE: _("receives home care"),
        Condition.DARK_SKIN: _("10 µg vitamin D all year: dark skin"),
        Condition.COVERING_CLOTHING: _("10 µg vitamin D all year: covering clothing in summer"),
        Condition.LITTLE_SUN: _("10 µg vitamin D all year: rarely outdoors or avoids the sun"),
        Condition.KIDNEY_STONES: _("kidney stones"),
        Condition.KIDNEY_DISEASE: _("kidney disease"),
        Condition.HYPERCALCAEMIA: _("high blood calcium"),
        Condition.HYPERPARATHYROIDISM: _("overactive parathyroid glands"),
        Condition.SARCOIDOSIS: _("sarcoidosis"),
        Condition.DIGOXIN: _("takes digoxin"),
        Condition.THIAZIDE: _("takes a thiazide"),
        Condition.LEVOTHYROXINE: _("takes levothyroxine"),
        Condition.BISPHOSPHONATE: _("takes a bisphosphonate"),
        Condition.ANTIBIOTICS: _("takes a tetracycline or quinolone antibiotic"),
        Condition.IRON_OR_ZINC: _("takes iron or zinc"),
        Condition.ACID_REDUCER: _("takes an acid-reducing medicine"),
        Condition.GLUCOCORTICOIDS: _("takes glucocorticoids"),
    }[condition]


def change_sentence(change: ChangeSummary) -> str:
    """What a change did, as undo and redo tell it."""
    values = dict(change.values)
    count = int(values.get("count", 1))
    templates = {
        "log": _("“{text}” was logged"),
        "copy": _("what was eaten on {day} was logged again"),
        "repeat": ngettext("{count} entry was logged again", "{count} entries were logged again", count),
        "edit-entry": _("an entry of {food} was changed"),
        "move": ngettext("{count} entry was moved", "{count} entries were moved", count),
        "remove": ngettext("{count} entry was removed", "{count} entries were removed", count),
        "mark-day": _("{day} was marked"),
        "correct-entry": _("{by} corrected an entry of {food}"),
        "correct-remove": ngettext("{by} removed {count} entry", "{by} removed {count} entries", count),
        "add-note": _("a note on {name} was written"),
        "edit-note": _("a note on {name} was changed"),
        "remove-note": _("a note on {name} was removed"),
        "add-person": _("{name} was added"),
        "edit-person": _("the profile of {name} was changed"),
        "archive-person": _("{name} was put away"),
        "restore-person": _("{name} was taken back into the list"),
        "add-food": _("{name} was added to the foods"),
        "import": _("{file} was imported"),
        "add-recipe": _("the recipe of {name} was made"),
        "edit-recipe": _("the recipe of {name} was changed"),
        "remove-recipe": _("the recipe of {name} was removed"),
    }
    food = values.get(f"food_{language()}", "")
    return templates.get(change.code, _("a change")).format(**values | {"count": count, "food": food})

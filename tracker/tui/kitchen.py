"""What stands ready while a line is typed: the foods, what the person usually eats, and how a line is understood.

Imports the diary, so it is itself imported only when the first screen is painted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tracker.diary.choosing import alternatives, name_typed, with_food
from tracker.diary.daily import daily_supplement, not_yet_taken
from tracker.diary.day import DayView, intake_of
from tracker.diary.habitual import HABIT_DAYS, Habitual, favourites, usual_meal
from tracker.diary.log import Pantry, new_entry
from tracker.diary.meals import meal_at
from tracker.diary.pantry import products_named
from tracker.diary.people import person_in
from tracker.diary.wording import amount_eaten, meal_name
from tracker.foods.food import Food
from tracker.foods.line import Item, format_item
from tracker.foods.meals import split_meal
from tracker.foods.refusals import Unread, UnreadReason, sentence
from tracker.locale import _, language, ngettext
from tracker.store.records import Entry, Meal, NewEntry, Person
from tracker.store.store import Store
from tracker.tui.pictures import entry_cells, food_name, sum_cells
from tracker.tui.remembering import RememberingIndex
from tracker.tui.shelf import Shelf, shelf_of
from tracker.tui.widgets.rows import Row, RowKind

MOST_FAVOURITES = 12
_PARTS_SHOWN = 6
_ASSUMED = "≈"
"""Before an amount that was not typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something of the list below the line: a food in the place of the one typed, or entries to log again."""

    row: Row
    food: Food | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it is understood."""

    meal: Meal | None
    """The meal that the line itself names."""
    parts: tuple[Item | Unread, ...]
    at: int
    """The place of the part being typed."""
    name: str
    """What of that part is its name."""
    alternatives: tuple[Food, ...]

    @property
    def items(self) -> list[Item]:
        """The foods that were understood."""
        return [part for part in self.parts if isinstance(part, Item)]

    @property
    def unread(self) -> list[Unread]:
        """What was not understood."""
        return [part for part in self.parts if isinstance(part, Unread)]

    @property
    def current(self) -> Item | Unread | None:
        """The part being typed."""
        return self.parts[self.at] if self.parts else None


@dataclass(frozen=True, slots=True)
class Kitchen:
    """The pantry and the habits of one person on one day."""

    person: Person
    day: date
    pantry: Pantry
    foods: Mapping[str, Food]
    """All foods by id."""
    recent: tuple[Entry, ...]
    """What was eaten in the weeks before the day, without supplements, in the order of days."""
    daily_text: str | None
    """The line that stands for the daily supplement."""
    shelf: Shelf
    """The products that were looked up."""

    def understand(self, text: str, cursor: int, picks: Mapping[str, Food]) -> Understood:
        """How `text` is understood, with the foods that were picked for the names in `picks`."""
        meal, rest = _meal_in(text)
        read = self.pantry.read(rest)
        at = _part_at(read, text, cursor)
        current = read[at] if read else None
        name = name_typed(current.text) if current is not None else ""
        return Understood(
            meal=meal,
            parts=tuple([self._picked(part, picks) for part in read]),
            at=at,
            name=name,
            alternatives=self._alternatives(current, name) if current is not None else (),
        )

    def _alternatives(self, part: Item | Unread, name: str) -> tuple[Food, ...]:
        """Other foods that the part may mean; products behind those of the table."""
        known = alternatives(self.pantry, part)
        ids = {food.id for food in known} | ({part.food.id} if isinstance(part, Item) else set())
        return (*known, *(food for food in self.shelf.called(name) if food.id not in ids))

    def read(self, text: str) -> tuple[Item | Unread, ...]:
        """What `text` is understood as."""
        return self.pantry.read(text)

    def refusals(self, understood: Understood) -> tuple[str, ...]:
        """Why a line cannot be stored, a sentence for each part that was not understood."""
        return tuple(sentence(part) for part in understood.unread)

    def told(self, part: Item | Unread) -> str:
        """One part in a line of text: the food with its figures, or why it was not understood."""
        if isinstance(part, Unread):
            return sentence(part)
        name, amount, calcium, _absorbed_mg, vitamin_d = entry_cells(
            new_entry(part, self.person, self.day, None, Meal.BREAKFAST), None
        )
        return _("{amount} {food}: calcium {calcium}, vitamin D {vitamin_d}").format(
            amount=amount, food=name, calcium=calcium, vitamin_d=vitamin_d
        )

    def completed(self, text: str, understood: Understood) -> str | None:
        """The line with the whole name of the food being typed; None where no food is known for it."""
        part = understood.current
        if not isinstance(part, Item):
            return None
        written = part.food.name(language()) if part.assumed_amount else format_item(part, language())
        before, found, after = text.rpartition(part.text)
        return f"{before}{written} {after.lstrip()}" if found else None

    def meal_at(self, now: datetime) -> Meal:
        """The meal that the clock suggests."""
        return meal_at(now.time())

    def meal_title(self, meal: Meal) -> str:
        """The name of a meal."""
        return meal_name(meal)

    def rows(
        self, understood: Understood, view: DayView, meal: Meal
    ) -> tuple[tuple[Row, ...], tuple[Choice, ...]]:
        """The rows that say how a line is understood, and the choices for the part being typed."""
        reading = [
            row
            for at, part in enumerate(understood.parts)
            for row in self._part_rows(part, at, understood, view, meal)
        ]
        current = understood.current
        choices = [
            Choice(self._food_row(with_food(self.pantry, current, food), food, view, meal), food=food)
            for food in understood.alternatives
            if current is not None
        ]
        if len(understood.parts) > _PARTS_SHOWN:
            reading = _shortened(reading, understood)
        if choices and isinstance(current, Item):
            note = _("or instead of “{text}”, by ↓:").format(text=current.text)
            reading.append(
                Row((f"{note}  {_assumed_note()}" if current.assumed_amount else note,), RowKind.NOTE)
            )
        return tuple(reading), tuple(choices)

    def habitual(self, meal: Meal) -> Habitual:
        """What the person usually eats at `meal`."""
        of_meal = [entry for entry in self.recent if entry.meal is meal]
        return Habitual(meal, usual_meal(of_meal), favourites(self.recent, meal)[:MOST_FAVOURITES])

    def suggestions(self, view: DayView, meal: Meal) -> tuple[Choice, ...]:
        """What can be logged without typing, the likeliest first."""
        usual = self.habitual(meal)
        logged = {entry.food_id for entry in view.entries if entry.meal is meal}
        choices = []
        if usual.usual_meal and not logged.issuperset(entry.food_id for entry in usual.usual_meal):
            choices.append(
                self._meal_choice(_("Usual {meal} ({count}): {foods}"), usual.usual_meal, view, meal)
            )
        yesterday = tuple(e for e in self.recent if e.meal is meal and e.day == self.day - timedelta(days=1))
        foods = {entry.food_id for entry in yesterday}
        if yesterday and not logged & foods and foods != {entry.food_id for entry in usual.usual_meal}:
            choices.append(
                self._meal_choice(_("Yesterday's {meal} ({count}): {foods}"), yesterday, view, meal)
            )
        for entry in usual.favourites:
            again = replace(entry, day=view.day, meal=meal)
            choices.append(Choice(Row(entry_cells(again, _absorbed(view, [again])[0])), entries=(entry,)))
        return tuple(choices)

    def supplements_due(self, view: DayView) -> tuple[Item, ...]:
        """Those of the daily supplements that are not logged on the day; empty where none is set."""
        if not self.daily_text:
            return ()
        items = [part for part in self.pantry.read(self.daily_text) if isinstance(part, Item)]
        return not_yet_taken(items, view.entries)

    def _picked(self, part: Item | Unread, picks: Mapping[str, Food]) -> Item | Unread:
        food = picks.get(name_typed(part.text)) if picks else None
        return part if food is None else with_food(self.pantry, part, food)

    def _part_rows(
        self, part: Item | Unread, at: int, understood: Understood, view: DayView, meal: Meal
    ) -> list[Row]:
        if isinstance(part, Item):
            return [self._food_row(part, part.food, view, meal, RowKind.READ)]
        if part.reason is UnreadReason.UNKNOWN_BARCODE and self.shelf.waits_for(part.text):
            return [
                Row((_("“{text}”: the barcode is being looked up.").format(text=part.text),), RowKind.NOTE)
            ]
        typing = at == understood.at and part.reason in (UnreadReason.UNKNOWN_FOOD, UnreadReason.AMBIGUOUS)
        if typing and understood.alternatives:
            return [
                Row((_("“{text}”: choose below with ↓, or write on.").format(text=part.text),), RowKind.NOTE)
            ]
        return [Row((sentence(part),), RowKind.WARNING)]

    def _food_row(
        self, part: Item | Unread, food: Food, view: DayView, meal: Meal, kind: RowKind = RowKind.PLAIN
    ) -> Row:
        if isinstance(part, Unread):
            return Row((food.name(language()), _("other amount"), "", "", ""), kind)
        entry = new_entry(part, self.person, view.day, None, meal)
        amount = amount_eaten(entry)
        shown = f"{_ASSUMED} {amount}" if part.assumed_amount else amount
        return Row(entry_cells(entry, _absorbed(view, [entry])[0], amount=shown), kind)

    def _meal_choice(self, title: str, entries: tuple[Entry, ...], view: DayView, meal: Meal) -> Choice:
        again = [replace(entry, day=view.day, meal=meal) for entry in entries]
        intake = intake_of(again, view.coefficients)
        foods = ", ".join(map(food_name, entries))
        name = title.format(meal=meal_name(meal).lower(), count=len(entries), foods=foods)
        _name, _count, *figures = sum_cells("", len(entries), intake.calcium, intake.vitamin_d)
        return Choice(Row((name, "", *figures)), entries=entries)


def kitchen_of(store: Store, person: str | None, day: date, before: Kitchen | None = None) -> Kitchen:
    """The kitchen of a person on a day; raises UnknownPerson. With the one `before`, the foods are not read again."""
    with store.read() as reader:
        who = person_in(reader, person)
        foods = reader.foods() if before is None else []
        daily = daily_supplement(reader, who)
        shelf = before.shelf if before else shelf_of(foods, stocked=reader.has_products())
        shelf.by_barcode.update(products_named(reader, [], daily or ""))
        recent = reader.entries_between(who.id, day - timedelta(days=HABIT_DAYS), day - timedelta(days=1))
        return Kitchen(
            person=who,
            day=day,
            pantry=Pantry(
                before.pantry.index if before else RememberingIndex(foods),
                reader.habits(who.id, day),
                shelf.by_barcode,
            ),
            foods=before.foods if before else {food.id: food for food in foods},
            recent=tuple(entry for entry in recent if not entry.supplement),
            daily_text=daily,
            shelf=shelf,
        )


def _assumed_note() -> str:
    return _("({sign} the usual amount)").format(sign=_ASSUMED)


def _meal_in(text: str) -> tuple[Meal | None, str]:
    """The meal that a line names, and the line without it."""
    named, rest = split_meal(text)
    return Meal(named) if named else None, rest


def _part_at(parts: Sequence[Item | Unread], text: str, cursor: int) -> int:
    """The place of the part that the cursor stands in or just behind; else the last."""
    start = 0
    for place, part in enumerate(parts):
        found = text.find(part.text, start)
        start = found + len(part.text) if found >= 0 else start
        if found <= cursor <= start:
            return place
    return max(0, len(parts) - 1)


def _absorbed(view: DayView, entries: Sequence[NewEntry]) -> tuple[float | None, ...]:
    """What would be absorbed of further entries, in the company of the rest of the day."""
    return intake_of([*view.entries, *entries], view.coefficients).absorbed_by_entry_mg[len(view.entries) :]


def _shortened(rows: list[Row], understood: Understood) -> list[Row]:
    """What was refused and what is being typed stays in view; of the rest only how much it is."""
    kept = [
        row
        for at, row in enumerate(rows)
        if row.kind is not RowKind.READ or abs(at - understood.at) < _PARTS_SHOWN // 2
    ]
    hidden = len(rows) - len(kept)
    if not hidden:
        return rows
    note = ngettext("and {count} more food", "and {count} more foods", hidden).format(count=hidden)
    return [Row((note,), RowKind.NOTE), *kept]

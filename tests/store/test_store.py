"""What goes in comes out the same, and every change can be undone, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from tracker.foods.food import AbsorptionBasis, Food, Portion
from tracker.foods.habits import Habit
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.journal import KEPT_CHANGES
from tracker.store.problems import (
    ChangedSince,
    DuplicateFood,
    DuplicatePerson,
    ImpossibleValue,
    LastPerson,
    NotOwnFood,
    PersonHasLog,
    UnknownEntry,
    UnknownFood,
    UnknownPerson,
    UnusableName,
)
from tracker.store.records import ChangeSummary, DayMark, Entry, Meal, NewEntry
from tracker.store.store import Store

LOG = ChangeSummary("log", {"text": "et glas mælk", "count": 1})
DAY = date(2026, 3, 14)
FULL_PROFILE = Profile(
    born=date(1950, 2, 28),
    sex=Sex.FEMALE,
    conditions=frozenset({Condition.OSTEOPOROSIS, Condition.VEGAN}),
    authority=Authority.DES,
    supplement_policy=SupplementPolicy.TOTAL_INTAKE,
)
OAT_BAR = Food(
    id="own:oat-bar",
    name_da="Havrebar æøå",
    name_en="Oat bar",
    group="cake",
    calcium_mg_per_100g=None,
    vitamin_d_ug_per_100g=0.0,
    energy_kcal_per_100g=412.5,
    absorption=0.25,
    absorption_index=0.83,
    absorption_basis=AbsorptionBasis.OWN,
    source="label",
    aliases_da=("bar", "havre-bar"),
    aliases_en=("bar",),
    tags=frozenset({"vegan"}),
    portions=(Portion("piece", 40.5, "label"), Portion("piece.small", 20.0, "estimate")),
    density_g_per_ml=0.5,
    rank=0,
    fortified=True,
    organic=True,
)

MakeEntry = Callable[..., NewEntry]


def log(store: Store, *new: NewEntry) -> list[Entry]:
    with store.write(LOG) as writer:
        return writer.add_entries(new)


def entries(store: Store, day: date = DAY, person_id: int = 1) -> list[Entry]:
    with store.read() as reader:
        return reader.entries_of_day(person_id, day)


def test_a_first_start_makes_one_person_of_whom_nothing_is_known(store: Store) -> None:
    with store.read() as reader:
        (me,) = reader.people()
        assert reader.current_person() == me
    assert (me.name, me.profile, me.archived) == ("Me", Profile(), False)


def test_the_foods_of_the_table_are_there(store: Store) -> None:
    with store.read() as reader:
        foods = {food.id: food for food in reader.foods()}
    assert foods["test:milk"] == Food(
        id="test:milk",
        name_da="Mælk",
        name_en="Milk",
        group="milk",
        calcium_mg_per_100g=116.0,
        vitamin_d_ug_per_100g=0.1,
        energy_kcal_per_100g=64.0,
        absorption=0.3,
        absorption_index=1.0,
        absorption_basis=AbsorptionBasis.ARTICLE,
        source="test:1",
        aliases_da=("sødmælk", "mælken"),
        aliases_en=("whole milk",),
        tags=frozenset({"dairy", "liquid"}),
        portions=(Portion("glass", 206.0, "test"), Portion("dl", 103.0, "density")),
        density_g_per_ml=1.03,
        rank=0,
    )
    assert foods["test:mystery"].calcium_mg_per_100g is None


def test_entries_come_back_as_they_were_given(
    store: Store, make_entry: MakeEntry, stored_as: Callable[[NewEntry, int, int], Entry]
) -> None:
    new = [
        make_entry(time=time(7, 5), meal=Meal.BREAKFAST),
        make_entry(time=time(0, 0), text="ukendt; “æøå” – ½", food_id=None, tags=frozenset()),
        make_entry(
            portion=None,
            amount=None,
            grams=0.1 + 0.2,
            calcium_mg_per_100g=None,
            vitamin_d_ug_per_100g=None,
            energy_kcal_per_100g=None,
            supplement=True,
            absorption_basis=AbsorptionBasis.OWN,
        ),
    ]
    stored = log(store, *new)
    assert stored == [stored_as(each, stored[0].id + place, place + 1) for place, each in enumerate(new)]
    with store.read() as reader:
        assert reader.entries_of_day(1, DAY) == stored
        assert list(reader.day(1, DAY).entries) == stored
        assert reader.entries_between(1, DAY, DAY) == stored
        assert [reader.entry(each.id) for each in stored] == stored


def test_later_entries_follow_those_of_their_day(store: Store, make_entry: MakeEntry) -> None:
    log(store, make_entry(), make_entry(day=DAY + timedelta(1)))
    log(store, make_entry(), make_entry(day=DAY + timedelta(1)), make_entry())
    assert [entry.position for entry in entries(store)] == [1, 2, 3]
    assert [entry.position for entry in entries(store, DAY + timedelta(1))] == [1, 2]


def test_a_period_holds_its_first_and_last_day_and_no_other(store: Store, make_entry: MakeEntry) -> None:
    log(store, *[make_entry(day=DAY + timedelta(days)) for days in range(-2, 3)])
    with store.read() as reader:
        found = reader.entries_between(1, DAY - timedelta(1), DAY + timedelta(1))
    assert [entry.day for entry in found] == [DAY + timedelta(days) for days in (-1, 0, 1)]


def test_nobody_sees_the_entries_of_another(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", Profile())
    log(store, make_entry(person_id=other.id))
    assert entries(store) == []
    assert len(entries(store, person_id=other.id)) == 1


def test_an_entry_gives_what_it_brings_to_its_day(make_entry: MakeEntry) -> None:
    known = make_entry()
    unknown = make_entry(calcium_mg_per_100g=None, absorption_basis=AbsorptionBasis.ASSUMED)
    assert known.calcium_mg == pytest.approx(238.96)
    assert known.vitamin_d_ug == pytest.approx(0.206)
    assert not known.absorption_assumed
    assert unknown.calcium_mg is None
    assert unknown.absorption_assumed


def test_an_edited_entry_keeps_its_place(store: Store, make_entry: MakeEntry) -> None:
    first, second = log(store, make_entry(), make_entry())
    changed = replace(first, grams=50.0, meal=Meal.SNACK, time=time(22, 59), amount=None, portion=None)
    with store.write(ChangeSummary("edit")) as writer:
        writer.edit_entry(changed)
    assert entries(store) == [changed, second]


def test_deleted_entries_are_gone_and_given_back(store: Store, make_entry: MakeEntry) -> None:
    first, second, third = log(store, make_entry(), make_entry(), make_entry())
    with store.write(ChangeSummary("delete")) as writer:
        assert writer.delete_entries([third.id, first.id]) == [third, first]
    assert entries(store) == [second]


def test_what_is_not_there_is_said(
    store: Store, make_entry: MakeEntry, stored_as: Callable[..., Entry]
) -> None:
    with pytest.raises(UnknownEntry), store.write(LOG) as writer:
        writer.delete_entries([99])
    with pytest.raises(UnknownEntry), store.write(LOG) as writer:
        writer.edit_entry(stored_as(make_entry(), 99, 1))
    with pytest.raises(UnknownFood), store.read() as reader:
        reader.food("test:none")
    with pytest.raises(UnknownFood), store.write(LOG) as writer:
        writer.add_entries([make_entry(), make_entry(food_id="test:none")])
    with pytest.raises(UnknownPerson), store.write(LOG) as writer:
        writer.add_entries([make_entry(person_id=99)])
    with pytest.raises(UnknownPerson, match=r"Nobody.*Me"), store.read() as reader:
        reader.person("Nobody")
    assert entries(store) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"grams": 0.0},
        {"grams": -1.0},
        {"grams": float("nan")},
        {"grams": float("inf")},
        {"grams": 1e9},
        {"amount": -1.0},
        {"calcium_mg_per_100g": float("nan")},
        {"calcium_mg_per_100g": -0.1},
        {"vitamin_d_ug_per_100g": float("inf")},
        {"absorption": 1.01},
        {"absorption_index": -1.0},
        {"text": "NUL \0"},
        {"tags": frozenset({"two;words"})},
    ],
)
def test_an_impossible_value_stores_nothing_of_its_block(
    store: Store, make_entry: MakeEntry, wrong: dict[str, object]
) -> None:
    def add() -> None:
        with store.write(LOG) as writer:
            writer.add_entries([make_entry()])
            writer.add_entries([make_entry(**wrong)])

    with pytest.raises(ImpossibleValue):
        add()
    assert entries(store) == []
    assert store.undo(1) is None


def test_an_exception_inside_a_block_stores_nothing_of_it(store: Store, make_entry: MakeEntry) -> None:
    def add() -> None:
        with store.write(LOG) as writer:
            writer.add_entries([make_entry()])
            raise KeyError

    with pytest.raises(KeyError):
        add()
    assert entries(store) == []


def test_a_reader_sees_one_moment(store: Store, make_entry: MakeEntry) -> None:
    with store.read() as reader:
        before = reader.entries_of_day(1, DAY)
        log(store, make_entry())
        assert reader.entries_of_day(1, DAY) == before == []
        assert reader.day(1, DAY).entries == ()


def test_a_day_is_marked_and_unmarked(store: Store, make_entry: MakeEntry) -> None:
    log(store, make_entry())

    def mark(status: DayStatus) -> DayStatus:
        with store.write(ChangeSummary("mark")) as writer:
            writer.mark_day(1, DAY, status)
        with store.read() as reader:
            assert reader.day_marks(1, DAY, DAY) == (
                [] if status is DayStatus.UNMARKED else [DayMark(1, DAY, status)]
            )
            return reader.day(1, DAY).status

    order = [DayStatus.UNMARKED, DayStatus.PARTIAL, DayStatus.COMPLETE, DayStatus.UNMARKED]
    assert [mark(status) for status in order] == order


def test_an_empty_day_can_be_marked(store: Store) -> None:
    with store.write(ChangeSummary("mark")) as writer:
        writer.mark_day(1, DAY, DayStatus.COMPLETE)
    with store.read() as reader:
        assert reader.day(1, DAY).status is DayStatus.COMPLETE
        assert reader.day(1, DAY).entries == ()


def test_a_person_comes_back_as_given_and_is_found_in_any_case(store: Store) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        added = writer.add_person("  Søren Ærø ", FULL_PROFILE)
    with store.read() as reader:
        assert reader.person("SØREN ÆRØ") == reader.person_by_id(added.id) == added
        assert added.name == "Søren Ærø"
        assert added.profile == FULL_PROFILE
        assert reader.people() == sorted(reader.people(), key=lambda person: person.name.casefold())


def test_no_two_people_have_one_name(store: Store) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        writer.add_person("Åse", Profile())
    with pytest.raises(DuplicatePerson), store.write(LOG) as writer:
        writer.add_person("åSE", Profile())
    with pytest.raises(DuplicatePerson), store.write(LOG) as writer:
        writer.edit_person(replace(writer.current_person(), name="A\u030ase"))
    with store.write(LOG) as writer:
        writer.edit_person(replace(writer.person("Åse"), name="ÅSE"))


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\nb", "a\0b"])
def test_a_name_that_cannot_be_shown_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UnusableName), store.write(LOG) as writer:
        writer.add_person(name, Profile())


def test_the_current_person_is_the_one_chosen_until_archived(store: Store) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", Profile())
        writer.use_person(other.id)
        assert writer.current_person() == other
    with store.write(ChangeSummary("archive")) as writer:
        writer.archive_person(other.id)
    with store.read() as reader:
        assert reader.current_person().name == "Me"
        assert [person.name for person in reader.people()] == ["Me"]
        assert reader.person("Other").archived
    with pytest.raises(LastPerson), store.write(LOG) as writer:
        writer.archive_person(1)


def test_an_own_food_comes_back_as_given(store: Store) -> None:
    with store.write(ChangeSummary("add-food")) as writer:
        writer.add_own_food(OAT_BAR)
    with store.read() as reader:
        assert reader.food(OAT_BAR.id) == OAT_BAR
        assert OAT_BAR in reader.foods()
    changed = replace(OAT_BAR, calcium_mg_per_100g=12.0, portions=())
    with store.write(ChangeSummary("edit-food")) as writer:
        writer.edit_own_food(changed)
        assert writer.food(OAT_BAR.id) == changed


def test_a_retired_food_is_offered_no_more_and_its_entries_stay(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-food")) as writer:
        writer.add_own_food(OAT_BAR)
        writer.add_entries([make_entry(food_id=OAT_BAR.id)])
    with store.write(ChangeSummary("retire")) as writer:
        writer.retire_own_food(OAT_BAR.id)
    with store.read() as reader:
        assert OAT_BAR not in reader.foods()
        assert OAT_BAR in reader.foods(include_retired=True)
        assert reader.entries_of_day(1, DAY)[0].food_id == OAT_BAR.id


def test_own_foods_and_those_of_the_table_are_kept_apart(store: Store) -> None:
    with store.write(ChangeSummary("add-food")) as writer:
        writer.add_own_food(OAT_BAR)
        milk = writer.food("test:milk")
    with pytest.raises(DuplicateFood), store.write(LOG) as writer:
        writer.add_own_food(OAT_BAR)
    with pytest.raises(NotOwnFood), store.write(LOG) as writer:
        writer.edit_own_food(replace(milk, calcium_mg_per_100g=1.0))
    with pytest.raises(NotOwnFood), store.write(LOG) as writer:
        writer.retire_own_food("test:milk")
    with pytest.raises(UnknownFood), store.write(LOG) as writer:
        writer.edit_own_food(replace(OAT_BAR, id="own:none"))
    with pytest.raises(ValueError, match="own:"), store.write(LOG) as writer:
        writer.add_own_food(replace(OAT_BAR, id="test:other"))


def test_settings_are_kept_and_taken_away(store: Store) -> None:
    with store.write(ChangeSummary("settings")) as writer:
        assert writer.setting("colour") is None
        writer.set_setting("colour", "grøn")
        writer.set_setting("colour", "blå")
    with store.read() as reader:
        assert reader.setting("colour") == "blå"
    with store.write(ChangeSummary("settings")) as writer:
        writer.set_setting("colour", None)
        assert writer.setting("colour") is None
    assert store.undo(1) is None


def test_habits_are_what_was_logged_in_ninety_days(store: Store, make_entry: MakeEntry) -> None:
    log(
        store,
        make_entry(grams=100.0),
        make_entry(day=DAY - timedelta(89), grams=150.0, portion="glass.small"),
        make_entry(day=DAY - timedelta(90), food_id="test:spinach"),
        make_entry(day=DAY + timedelta(1), food_id="test:spinach"),
        make_entry(food_id=None),
        make_entry(food_id="test:tablet", portion=None, grams=1.25),
    )
    with store.read() as reader:
        assert reader.habits(1, DAY) == {
            "test:milk": Habit(2, 150.0, "glass.small"),
            "test:tablet": Habit(1, 1.25, None),
        }


def test_moments_come_from_the_clock_it_was_given(
    fresh_url: str, foods_csv: Path, make_entry: MakeEntry
) -> None:
    moment = datetime(2026, 3, 14, 15, 9, 26, 535897)
    with Store.open(fresh_url, foods_csv=foods_csv, clock=lambda: moment) as store:
        log(store, make_entry())
        with store.read() as reader:
            (change,) = reader.changes(1)
    assert change.summary == LOG
    assert change.made_at.replace(tzinfo=None) == moment


def test_a_change_is_undone_and_done_again(store: Store, make_entry: MakeEntry) -> None:
    first, second = log(store, make_entry(), make_entry())
    with store.write(ChangeSummary("swap")) as writer:
        writer.delete_entries([first.id])
        writer.edit_entry(replace(second, grams=1.5))
        writer.mark_day(1, DAY, DayStatus.COMPLETE)
    after = entries(store)
    assert store.undo(1) == ChangeSummary("swap")
    with store.read() as reader:
        assert list(reader.day(1, DAY).entries) == [first, second]
        assert reader.day(1, DAY).status is DayStatus.UNMARKED
    assert store.undo(1) == LOG
    assert entries(store) == []
    assert store.undo(1) is None
    assert store.redo(1) == LOG
    assert entries(store) == [first, second]
    assert store.redo(1) == ChangeSummary("swap")
    assert entries(store) == after
    with store.read() as reader:
        assert reader.day(1, DAY).status is DayStatus.COMPLETE
    assert store.redo(1) is None


def test_a_new_change_ends_doing_again(store: Store, make_entry: MakeEntry) -> None:
    log(store, make_entry())
    store.undo(1)
    (newer,) = log(store, make_entry(grams=2.0))
    assert store.redo(1) is None
    assert entries(store) == [newer]


def test_undoing_is_each_persons_own(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", Profile())
    log(store, make_entry())
    log(store, make_entry(person_id=other.id))
    assert store.undo(1) == LOG
    assert entries(store) == []
    assert len(entries(store, person_id=other.id)) == 1
    with store.read() as reader:
        assert len(reader.changes(other.id)) == 1
        assert len(reader.changes(1, undone=True)) == 1


def test_a_row_number_is_never_given_twice(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", Profile())
    (mine,) = log(store, make_entry())
    store.undo(1)
    (others,) = log(store, make_entry(person_id=other.id))
    assert others.id != mine.id
    store.redo(1)
    assert entries(store) == [mine]


def test_an_added_person_can_be_undone_until_they_have_a_log(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", FULL_PROFILE)
    log(store, make_entry(person_id=other.id))
    with pytest.raises(PersonHasLog, match=r"^Other has a log since.*people use"):
        store.undo(1)
    store.undo(other.id)
    with pytest.raises(PersonHasLog):
        store.undo(1)
    with store.read() as reader:
        assert reader.person("Other") == other


def test_an_added_person_with_a_log_does_not_stand_in_the_way_of_older_changes(
    store: Store, make_entry: MakeEntry
) -> None:
    (mine,) = log(store, make_entry())
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", FULL_PROFILE)
    log(store, make_entry(person_id=other.id))
    assert store.undo(1) == LOG
    assert store.redo(1) == LOG
    with store.read() as reader:
        assert reader.person("Other") == other
        assert reader.entry(mine.id) == mine


def test_a_persons_profile_is_undone_in_their_own_journal(store: Store) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", FULL_PROFILE)
    with store.write(ChangeSummary("edit-person")) as writer:
        writer.edit_person(replace(other, name="Another", profile=Profile()))
    assert store.undo(other.id) == ChangeSummary("edit-person")
    with store.read() as reader:
        assert reader.person_by_id(other.id) == other


@pytest.mark.parametrize("entry_id", [0, 2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**30])
def test_an_entry_of_any_number_is_asked_for_in_vain(
    store: Store, make_entry: MakeEntry, entry_id: int
) -> None:
    (entry,) = log(store, make_entry())
    with store.read() as reader, pytest.raises(UnknownEntry):
        reader.entry(entry_id)
    with store.write(LOG) as writer:
        with pytest.raises(UnknownEntry):
            writer.edit_entry(replace(entry, id=entry_id))
        with pytest.raises(UnknownEntry):
            writer.delete_entries([entry_id])
    assert entries(store) == [entry]


def test_what_was_changed_since_is_not_undone(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", Profile())
    with store.write(ChangeSummary("add-food"), person_id=1) as writer:
        writer.add_own_food(OAT_BAR)
    with store.write(ChangeSummary("edit-food"), person_id=other.id) as writer:
        writer.edit_own_food(replace(OAT_BAR, name_en="Better bar"))
    with pytest.raises(ChangedSince, match="undo the later change first"):
        store.undo(1)
    with store.read() as reader:
        assert reader.food(OAT_BAR.id).name_en == "Better bar"
        assert reader.changes(1)[0].summary == ChangeSummary("add-food")


def test_an_added_food_that_was_eaten_since_is_not_undone(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("add-person")) as writer:
        other = writer.add_person("Other", Profile())
    with store.write(ChangeSummary("add-food"), person_id=1) as writer:
        writer.add_own_food(OAT_BAR)
    log(store, make_entry(person_id=other.id, food_id=OAT_BAR.id))
    with pytest.raises(ChangedSince):
        store.undo(1)
    with store.read() as reader:
        assert reader.food(OAT_BAR.id) == OAT_BAR


def test_a_block_without_effect_is_no_change(store: Store, make_entry: MakeEntry) -> None:
    (entry,) = log(store, make_entry())
    with store.write(ChangeSummary("nothing")) as writer:
        writer.edit_entry(entry)
        writer.mark_day(1, DAY, DayStatus.UNMARKED)
    with store.read() as reader:
        assert [change.summary for change in reader.changes(1)] == [LOG]


def test_a_summary_may_be_told_inside_its_block(store: Store, make_entry: MakeEntry) -> None:
    with store.write(ChangeSummary("log")) as writer:
        writer.add_entries([make_entry()])
        writer.summary = ChangeSummary("log", {"food": "Mælk"})
    assert store.undo(1) == ChangeSummary("log", {"food": "Mælk"})


def test_the_journal_keeps_the_newest_changes(store: Store) -> None:
    for number in range(KEPT_CHANGES + 3):
        with store.write(ChangeSummary("mark", {"number": number})) as writer:
            writer.mark_day(1, DAY, DayStatus.COMPLETE if number % 2 else DayStatus.PARTIAL)
    with store.read() as reader:
        kept = [change.summary.values["number"] for change in reader.changes(1)]
    assert kept == list(range(KEPT_CHANGES + 2, 2, -1))

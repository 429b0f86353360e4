"""The daily supplement."""

from datetime import date, datetime

from tracker.diary.daily import choose_daily_supplement, daily_supplement, not_yet_taken
from tracker.diary.log import log_line, pantry_of
from tracker.diary.people import add_person
from tracker.foods.line import Item
from tracker.nutrition.profile import Profile
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8)
LINE = "1 calcium tablet 500 mg, vitamin d 20 µg"


def test_it_is_kept_for_each_person_and_can_be_taken_away(store: Store) -> None:
    other = add_person(store, "Kirsten", Profile())
    with store.read() as reader:
        me = reader.current_person()
    choose_daily_supplement(store, me, LINE)
    with store.read() as reader:
        assert daily_supplement(reader, me) == LINE
        assert daily_supplement(reader, other) is None
    choose_daily_supplement(store, me, None)
    with store.read() as reader:
        assert daily_supplement(reader, me) is None


def test_what_is_not_yet_taken_is_what_the_day_lacks(store: Store) -> None:
    with store.read() as reader:
        items = [
            part
            for part in pantry_of(reader, reader.current_person(), DAY).read(LINE)
            if isinstance(part, Item)
        ]
    assert len(items) == 2
    assert not_yet_taken(items, []) == tuple(items)
    logged = log_line(store, "1 calcium tablet 500 mg", person=None, day=DAY, now=NOW)
    assert logged.stored
    with store.read() as reader:
        entries = reader.entries_of_day(reader.current_person().id, DAY)
    assert not_yet_taken(items, entries) == (items[1],)

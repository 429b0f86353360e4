"""Days held against what the file itself adds up: a difference tells of rows that are missing, or logged besides."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.exchange.places import Place
from tracker.exchange.rows import DayTotal, Note, NoteCode
from tracker.store.store import Reader

_ROUNDING_MG = 1.0
_ROUNDING_SHARE = 0.01


def totals_that_differ(store: Reader, totals: Sequence[tuple[Place, DayTotal]]) -> Iterator[Note]:
    """A note where days of the log, as far as they have entries, do not add up to the calcium that the file tells."""
    differing = []
    by_person: dict[int, list[DayTotal]] = defaultdict(list)
    for place, total in totals:
        if place.person_id and total.calcium_mg is not None:
            by_person[place.person_id].append(total)
    for person_id, told in by_person.items():
        logged = _calcium_by_day(store, person_id, [total.day for total in told])
        for total in told:
            sum_mg, told_mg = logged.get(total.day), total.calcium_mg or 0.0
            if sum_mg is not None and abs(sum_mg - told_mg) > max(_ROUNDING_MG, told_mg * _ROUNDING_SHARE):
                differing.append((total.day.isoformat(), sum_mg, told_mg))
    if differing:
        day, sum_mg, told_mg = differing[0]
        yield Note.of(NoteCode.TOTALS_DIFFER, count=len(differing), day=day, logged=sum_mg, told=told_mg)


def _calcium_by_day(store: Reader, person_id: int, days: Sequence[date]) -> dict[date, float]:
    """Known calcium in mg of each of the days that has entries."""
    found: dict[date, float] = defaultdict(float)
    for entry in store.entries_between(person_id, min(days), max(days)):
        found[entry.day] += entry.calcium_mg or 0.0
    return found

"""The advice in one sentence, as it stands under the day.

Imports the diary, so it is itself imported only when the first screen is painted.
"""

from datetime import date

from tracker.diary.advice_text import verdict as verdict_of
from tracker.diary.figures import figure
from tracker.diary.period import view_period
from tracker.locale import _, ngettext
from tracker.nutrition.advice import AdviceStatus
from tracker.store.store import Store


def advice(store: Store, person: str | None, today: date) -> str:
    """The advice of the four weeks up to today, in one sentence."""
    period = view_period(store, person=person, today=today)
    given = period.advice
    verdict = verdict_of(given)
    if given.status is AdviceStatus.INSUFFICIENT_DAYS:
        return f"{verdict}: {_days_that_count(len(period.usual.days.used))}"
    if given.gap_mg and given.calcium_supplement_mg is None:
        gap = _("{figure} a day are missing").format(figure=figure(given.gap_mg, "mg"))
        return f"{verdict}: {gap}"
    return verdict


def _days_that_count(count: int) -> str:
    return ngettext("{count} day counts so far", "{count} days count so far", count).format(count=count)

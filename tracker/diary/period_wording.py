"""Which days of a period count, in words."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.diary.wording import not_counted_reason
from tracker.locale import _, ngettext
from tracker.nutrition.usual_intake import NotCounted, UsualIntake

_MOST_DAYS = 8


def counted_sentence(usual: UsualIntake) -> str:
    """How many days count, and how many of them were not marked."""
    counted = ngettext("{count} day counts", "{count} days count", usual.n_days).format(count=usual.n_days)
    if usual.n_assumed_complete:
        counted += _(", {count} of them not marked and taken as complete").format(
            count=usual.n_assumed_complete
        )
    return counted


def not_counted_sentences(usual: UsualIntake) -> list[str]:
    """The days that do not count, one sentence a reason."""
    return day_reason_sentences(usual.days.not_used)


def day_reason_sentences(not_used: Iterable[tuple[date, NotCounted]]) -> list[str]:
    """Days with why they do not count, one sentence a reason."""
    by_reason: dict[str, list[str]] = {}
    for day, reason in not_used:
        by_reason.setdefault(not_counted_reason(reason), []).append(day.isoformat())
    return [
        _("Not counted ({reason}): {days}").format(reason=reason, days=days_listed(days))
        for reason, days in by_reason.items()
    ]


def days_listed(days: Sequence[str]) -> str:
    """The first few of `days`, and how many more there are."""
    listed, more = ", ".join(days[:_MOST_DAYS]), len(days) - _MOST_DAYS
    if more <= 0:
        return listed
    return ngettext("{days} and {count} more", "{days} and {count} more", more).format(
        days=listed, count=more
    )

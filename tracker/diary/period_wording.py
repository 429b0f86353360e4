"""Which days of a period count, in words."""

from tracker.diary.wording import not_counted_reason
from tracker.locale import _, ngettext
from tracker.nutrition.usual_intake import UsualIntake


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
    by_reason: dict[str, list[str]] = {}
    for day, reason in usual.days.not_used:
        by_reason.setdefault(not_counted_reason(reason), []).append(day.isoformat())
    return [
        _("Not counted ({reason}): {days}").format(reason=reason, days=", ".join(days))
        for reason, days in by_reason.items()
    ]

"""What came of taking an export in, and the words for it."""

from collections import Counter
from dataclasses import dataclass, field

from tracker.locale import _, ngettext


@dataclass(slots=True)
class Brought:
    """What an export brought, and what it did not."""

    file_name: str
    new_people: list[str] = field(default_factory=list)
    known_people: list[str] = field(default_factory=list)
    entries: Counter[str] = field(default_factory=Counter)
    """Entries added, by person."""
    there_already: Counter[str] = field(default_factory=Counter)
    """Entries of the file that the log has, by person."""
    days: int = 0
    foods: int = 0
    notes: int = 0
    corrections: int = 0
    other_profiles: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """People whose profile here is another, and in which columns; it stays."""
    other_foods: list[str] = field(default_factory=list)
    """Own foods that are another here; they stay, and the entries keep their values."""
    other_days: int = 0
    """Days that are marked otherwise here; the marks stay."""
    stored: bool = False

    @property
    def anything(self) -> bool:
        """Whether there was anything that the log does not have."""
        return bool(
            self.new_people
            or self.entries.total()
            or self.days
            or self.foods
            or self.notes
            or self.corrections
        )


def told(brought: Brought) -> tuple[tuple[str, ...], dict[str, object]]:
    """What came of it, in lines for people in the language in force, and as facts for scripts."""
    lines = [_person_line(brought, name) for name in (*brought.new_people, *brought.known_people)]
    lines += _counts(brought)
    lines += [
        _("{name} is here with another profile ({columns}); it was left as it is.").format(
            name=name, columns=", ".join(columns)
        )
        for name, columns in brought.other_profiles
    ]
    if brought.other_foods:
        lines.append(
            _("These own foods are others here and were left as they are: {foods}.").format(
                foods=", ".join(brought.other_foods)
            )
        )
    if brought.other_days:
        lines.append(
            ngettext(
                "{count} day is marked otherwise here; its mark was left as it is.",
                "{count} days are marked otherwise here; their marks were left as they are.",
                brought.other_days,
            ).format(count=brought.other_days)
        )
    lines.append(_outcome(brought))
    return tuple(lines), _facts(brought)


def _person_line(brought: Brought, name: str) -> str:
    added = brought.entries[name]
    line = ngettext("{name}: {count} entry", "{name}: {count} entries", added).format(name=name, count=added)
    if name in brought.new_people:
        line += " " + _("(new here)")
    there = brought.there_already[name]
    if there:
        line += "; " + ngettext("{count} was here already", "{count} were here already", there).format(
            count=there
        )
    return line


def _counts(brought: Brought) -> list[str]:
    counted = (
        (brought.days, ngettext("{count} day mark", "{count} day marks", brought.days)),
        (brought.foods, ngettext("{count} own food", "{count} own foods", brought.foods)),
        (brought.notes, ngettext("{count} note", "{count} notes", brought.notes)),
        (brought.corrections, ngettext("{count} correction", "{count} corrections", brought.corrections)),
    )
    return [text.format(count=count) for count, text in counted if count]


def _outcome(brought: Brought) -> str:
    if brought.stored:
        return _("{file} is imported; `tracker undo` takes it back.").format(file=brought.file_name)
    if brought.anything:
        return _("Nothing was stored: this was a dry run.")
    return _("Everything in {file} is here already; nothing was stored.").format(file=brought.file_name)


def _facts(brought: Brought) -> dict[str, object]:
    return {
        "stored": brought.stored,
        "people": [
            {
                "name": name,
                "new": name in brought.new_people,
                "entries_added": brought.entries[name],
                "entries_there": brought.there_already[name],
            }
            for name in (*brought.new_people, *brought.known_people)
        ],
        "days_marked": brought.days,
        "own_foods_added": brought.foods,
        "notes_added": brought.notes,
        "corrections_added": brought.corrections,
        "left_as_they_are": {
            "profiles": [{"name": name, "other": list(columns)} for name, columns in brought.other_profiles],
            "foods": brought.other_foods,
            "days": brought.other_days,
        },
    }

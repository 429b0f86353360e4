"""Rows of a diary on their way into the log: checked, matched, numbered and given the key by which they are known again.

The key of a row is made of its day and of a hash of what was eaten when: time, meal, food and amount, and the how-manieth
row of this content it is. The calcium and the vitamin D are no part of it, so that a later export in which a food was
corrected does not store everything twice. The day stands in front, which keeps the index small and quick.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

from tracker.exchange.matching import Matcher, NameMatch
from tracker.exchange.places import Place, Places
from tracker.exchange.report import Doubt, DoubtCode, FileTally, MatchTally
from tracker.exchange.rows import DayTotal, MarkedDay, Note, Piece, ReadRow, Reason, Refused, refused
from tracker.foods.refusals import MAX_GRAMS_AT_ONCE
from tracker.foods.units import UNWEIGHED
from tracker.locale import _
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.imports import ImportRow
from tracker.store.models import MOST_GRAMS, MOST_KCAL_PER_100G, MOST_MG_PER_100G, MOST_UG_PER_100G
from tracker.store.problems import UnusableName
from tracker.store.rows import cell_of

DOUBTFUL_CALCIUM_MG = 2500.0
"""In one food as much as the upper level of a whole day."""
DOUBTFUL_VITAMIN_D_UG = 100.0
"""In one food as much as the upper level of a whole day."""
DOUBTFUL_SUPPLEMENT_UG = 250.0
"""10,000 IU, the strongest daily supplement that is sold."""

_HASH_BYTES = 5
_HASH_BITS = 8 * _HASH_BYTES
_STANDS_FOR_ALL = 100.0
_LONGEST_NAME = 500

_NameKey = tuple[str, bool, str]


@dataclass(slots=True)
class _Label:
    """What all rows of one name in one file share."""

    key: _NameKey
    """By which it is known among the names of all files."""
    cells: tuple[object, ...]
    """supplement, food_group and tags, as the database keeps them."""
    absorbed: tuple[float, float, str]
    food_id: str | None
    source: str
    supplement: bool
    rows: int = 0


class Names:
    """The names in all files of an import, and what each is taken for."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._found: dict[_NameKey, NameMatch] = {}
        self._rows: Counter[_NameKey] = Counter()

    def match(self, key: _NameKey) -> NameMatch:
        """What a name is taken for."""
        if key not in self._found:
            name, supplement, kind = key
            self._found[key] = self._matcher.match(name, supplement=supplement, kind=kind)
        return self._found[key]

    def count(self, key: _NameKey, rows: int) -> None:
        """Count rows of a name."""
        self._rows[key] += rows

    def tallies(self) -> tuple[MatchTally, ...]:
        """Every name with its rows, the most first."""
        found = [MatchTally(self._found[key], rows) for key, rows in self._rows.items()]
        return tuple(sorted(found, key=lambda one: (-one.rows, one.match.name)))


class FileIntake:
    """One file on its way into the log."""

    def __init__(
        self, tally: FileTally, places: Places, names: Names, made_at: datetime, number: Callable[[], int]
    ) -> None:
        self.tally = tally
        self.known_again: list[tuple[Place, int, float | None, float | None]] = []
        """Rows that are there already: whose, their key, and their calcium and vitamin D in this file."""
        self.totals: list[tuple[Place, DayTotal]] = []
        self._places = places
        self._names = names
        self._made_at = made_at.isoformat(" ", "microseconds")
        self._number = number
        self._import_id = 0
        self._labels: dict[_NameKey, _Label] = {}
        self._place_of: dict[str, Place | None] = {}
        self._days: dict[date, tuple[str, int]] = {}

    def take(self, pieces: Iterable[Piece]) -> list[ImportRow]:
        """The entries that some pieces of the file become, as the database takes them."""
        tally, rows = self.tally, []
        for piece in pieces:
            if isinstance(piece, ReadRow):
                tally.read += 1
                row = self._entry(piece)
                if isinstance(row, Refused):
                    tally.refuse(row)
                elif row is not None:
                    rows.append(row)
            else:
                self._other(piece)
        tally.stored += len(rows)
        return rows

    def close(self) -> None:
        """Let the next file know what this one brought."""
        for place in self._place_of.values():
            if place is not None:
                place.end_of_file()
        for label in self._labels.values():
            self._names.count(label.key, label.rows)

    def _entry(self, row: ReadRow) -> ImportRow | Refused | None:
        """The entry of a row; None for one that is there already."""
        line, who, day, clock, meal, food, amount, grams, calcium_mg, vitamin_d_ug, kcal, is_pill, kind = row
        place = self._place_of.get(who)
        if place is None and (place := self._place(who)) is None:
            return refused(line, "", Reason.UNUSABLE_NAME, who)
        weight = grams or _STANDS_FOR_ALL
        share = 100.0 / weight
        calcium = None if calcium_mg is None else calcium_mg * share
        vitamin_d = None if vitamin_d_ug is None else vitamin_d_ug * share
        if weight >= MOST_GRAMS or share > MOST_MG_PER_100G:
            return refused(line, "", Reason.TOO_LARGE, f"{weight:g} g")
        if (calcium or 0.0) > MOST_MG_PER_100G or (vitamin_d or 0.0) > MOST_UG_PER_100G:
            return refused(line, "", Reason.MORE_THAN_ITS_WEIGHT, food)
        told, ordinal = self._days.get(day) or self._day(day)
        content = f"{clock}\x1f{meal}\x1f{food}\x1f{amount}"
        key = self._key(place, ordinal, content)
        if key in place.known_keys:
            self.tally.already += 1
            self.known_again.append((place, key, calcium_mg, vitamin_d_ug))
            return None
        label = self._labels.get((food, is_pill, kind)) or self._label((food, is_pill, kind))
        label.rows += 1
        name = label.key[0]
        if grams is None:
            # Without a weight no habit can be made of it, so it stands for no food of the table.
            portion, times, food_id = UNWEIGHED, 1.0, None
            self.tally.unweighed += 1
        else:
            portion, times, food_id = None, None, label.food_id
        energy = None if kcal is None else kcal * share
        if self._is_noteworthy(calcium_mg, vitamin_d_ug, energy, weight, label.supplement):
            energy = self._note(row, energy, weight, label.supplement)
        position = place.positions.get(day) or place.last_positions.get(day, 0)
        place.positions[day] = position = position + 1
        place.entries += 1
        return (
            place.person_id, told, position, meal, clock, weight, calcium, vitamin_d, energy, *label.absorbed,
            *label.cells, food_id, portion, times, name, name, _text(amount, name), label.source,
            self._made_at, self._import_id or self._begin(), key,
        )  # fmt: skip

    def _begin(self) -> int:
        # Not before there is a row to store: a file that brings nothing new is no import.
        self._import_id = self._number()
        return self._import_id

    def _key(self, place: Place, ordinal: int, content: str) -> int:
        """The key of the row, which tells it from others of the same content."""
        key = ordinal | _hash(content)
        if key not in place.seen_keys:
            place.seen_keys.add(key)
            return key
        place.repeated[key] = count = place.repeated.get(key, 1) + 1
        again = ordinal | _hash(f"{content}\x1f{count}")
        place.seen_keys.add(again)
        return again

    def _is_noteworthy(
        self,
        calcium_mg: float | None,
        vitamin_d_ug: float | None,
        energy: float | None,
        weight: float,
        supplement: bool,
    ) -> bool:
        return (
            calcium_mg is None
            or vitamin_d_ug is None
            or supplement
            or calcium_mg > DOUBTFUL_CALCIUM_MG
            or vitamin_d_ug > DOUBTFUL_VITAMIN_D_UG
            or weight > MAX_GRAMS_AT_ONCE
            or (energy is not None and energy > MOST_KCAL_PER_100G)
        )

    def _note(self, row: ReadRow, energy: float | None, weight: float, supplement: bool) -> float | None:
        """Count what is unknown and what should be looked at; the energy that can be kept."""
        tally = self.tally
        tally.unknown_calcium += row.calcium_mg is None
        tally.unknown_vitamin_d += row.vitamin_d_ug is None
        tally.supplements += supplement
        if (row.calcium_mg or 0.0) > DOUBTFUL_CALCIUM_MG:
            tally.doubt(Doubt(row.line, DoubtCode.CALCIUM_HIGH, row.food, row.calcium_mg or 0.0))
        most_ug = DOUBTFUL_SUPPLEMENT_UG if supplement else DOUBTFUL_VITAMIN_D_UG
        if (row.vitamin_d_ug or 0.0) > most_ug:
            tally.doubt(Doubt(row.line, DoubtCode.VITAMIN_D_HIGH, row.food, row.vitamin_d_ug or 0.0))
        if weight > MAX_GRAMS_AT_ONCE:
            tally.doubt(Doubt(row.line, DoubtCode.HEAVY, row.food, weight))
        if (energy or 0.0) > MOST_KCAL_PER_100G:
            tally.doubt(Doubt(row.line, DoubtCode.ENERGY_LEFT_OUT, row.food, row.energy_kcal or 0.0))
            return None
        return energy

    def _other(self, piece: Piece) -> None:
        if isinstance(piece, Refused):
            self.tally.read += 1
            self.tally.refuse(piece)
        elif isinstance(piece, Note):
            self.tally.notes.append(piece)
        elif isinstance(piece, MarkedDay | DayTotal) and (place := self._place(piece.person)) is not None:
            self.tally.days_told += 1
            if isinstance(piece, DayTotal):
                self.totals.append((place, piece))
            else:
                self._mark(place, piece)

    def _mark(self, place: Place, marked: MarkedDay) -> None:
        if marked.day not in place.marked_before and marked.day not in place.marks:
            place.marks[marked.day] = DayStatus.COMPLETE if marked.complete else DayStatus.PARTIAL
            self.tally.days_marked += 1

    def _place(self, who: str) -> Place | None:
        """Where the rows of a person go; None for a name that nobody can have."""
        if who not in self._place_of:
            try:
                self._place_of[who] = self._places.of(" ".join(who.split()), self.tally.path)
            except UnusableName:
                self._place_of[who] = None
        return self._place_of[who]

    def _day(self, day: date) -> tuple[str, int]:
        self._days[day] = found = (day.isoformat(), day.toordinal() << _HASH_BITS)
        return found

    def _label(self, key: _NameKey) -> _Label:
        name, supplement, kind = key
        shown = (_shown_name(name), supplement, kind)
        match = self._names.match(shown)
        source = f"{self.tally.format}: {self.tally.path.name}"
        if match.food is not None:
            source = f"{source}; absorption: {match.food.source}"
        self._labels[key] = label = _Label(
            key=shown,
            cells=(match.supplement, match.group, cell_of(sorted(match.tags))),
            absorbed=(match.absorption, match.absorption_index, str(match.absorption_basis)),
            food_id=match.food.id if match.food else None,
            source=source,
            supplement=match.supplement,
        )
        return label


def _hash(content: str) -> int:
    return int.from_bytes(blake2b(content.encode("utf-8", "surrogatepass")).digest()[:_HASH_BYTES], "big")


def _text(amount: str, name: str) -> str:
    if not amount:
        return name
    text = f"{amount} {name}"
    return text if text.isprintable() else _shown_name(text)


def _shown_name(name: str) -> str:
    """A name on one line, without what cannot be shown."""
    text = " ".join(name.split())
    if not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable())
    return text[:_LONGEST_NAME] or _("Food without a name")

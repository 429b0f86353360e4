"""From entries to a day's intake: what is known, what is absorbed, what is missing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tracker.nutrition.absorption import (
    CoefficientSet,
    absorbed_calcium_article,
    absorbed_calcium_load,
    milk_equivalent,
    milk_fractional_absorption,
)


class Contributes(Protocol):
    """Anything that brings calcium and vitamin D to a day, as an entry of a food record does.

    `Contribution` tells what the values mean. An entry is taken as it is: copying each would cost as much as
    adding them up.
    """

    @property
    def calcium_mg(self) -> float | None: ...
    @property
    def vitamin_d_ug(self) -> float | None: ...
    @property
    def absorption(self) -> float: ...
    @property
    def absorption_index(self) -> float: ...
    @property
    def absorption_assumed(self) -> bool: ...
    @property
    def meal(self) -> str: ...
    @property
    def supplement(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one entry of a food record brings to a day; None is unknown, never zero."""

    calcium_mg: float | None
    vitamin_d_ug: float | None
    absorption: float
    """Fractional absorption of the `article` set, 0 to 1."""
    absorption_index: float
    """Absorption relative to milk at the same load, for the `load` set; milk is 1."""
    absorption_assumed: bool
    meal: str
    supplement: bool


@dataclass(frozen=True, slots=True)
class CalciumIntake:
    """Calcium of a day in mg; a sum is None when there are entries but none with a known value."""

    intake_mg: float | None
    food_mg: float | None
    supplement_mg: float | None
    absorbed_mg: float | None
    milk_equivalent_mg: float | None
    assumed_absorption_mg: float
    """The part of `intake_mg` whose fractional absorption is assumed, not from a source."""
    known_entries: int
    unknown_entries: int


@dataclass(frozen=True, slots=True)
class VitaminDIntake:
    """Vitamin D of a day in µg; a sum is None when there are entries but none with a known value."""

    intake_ug: float | None
    food_ug: float | None
    supplement_ug: float | None
    known_entries: int
    unknown_entries: int


@dataclass(frozen=True, slots=True)
class DayIntake:
    """The nutrients of one day of a food record."""

    calcium: CalciumIntake
    vitamin_d: VitaminDIntake
    absorbed_by_entry_mg: tuple[float | None, ...]
    """Absorbed calcium of each contribution in mg, in their order."""
    coefficients: CoefficientSet = CoefficientSet.ARTICLE
    """The set that the absorbed figures were reckoned with."""


def day_intake(contributions: Iterable[Contributes], coefficients: CoefficientSet) -> DayIntake:
    """Sum the contributions of one day under one coefficient set.

    Known values are added up and unknown ones counted: a sum with `unknown_entries` above 0 is a lower
    bound, it is None where there are entries but none is known, and 0.0 where there are no entries. The
    food and supplement sums follow the same rule, each over its own entries. Sums are rounded once, so the
    order of the entries never matters, another entry never lowers a known intake, and absorbed calcium
    never exceeds intake.

    Under `load` all known calcium of a meal, supplements included, makes up the load, and everything logged
    under the same meal counts as eaten together, the day's snacks too. More calcium in a meal lowers the
    fraction absorbed from the rest of it, so absorbed calcium can fall when something hardly absorbable is
    added; intake cannot.

    Raises ValueError for a negative or non-finite amount, an absorption outside 0 to 1, or a negative or
    non-finite index.
    """
    entries = tuple(contributions)
    calcium_mg = [entry.calcium_mg for entry in entries]
    vitamin_d_ug = [entry.vitamin_d_ug for entry in entries]
    _check(entries, calcium_mg, vitamin_d_ug)
    absorbed_mg = (
        _absorbed_by_article(entries, calcium_mg)
        if coefficients is CoefficientSet.ARTICLE
        else _absorbed_by_load(entries, calcium_mg)
    )
    supplements = [entry.supplement for entry in entries]
    return DayIntake(
        _calcium(entries, calcium_mg, supplements, absorbed_mg, coefficients),
        _vitamin_d(vitamin_d_ug, supplements),
        absorbed_mg,
        coefficients,
    )


def sum_of_known(values: Sequence[float | None]) -> float | None:
    """Sum the known values: None where there are values but none is known, 0.0 where there are none."""
    known = [value for value in values if value is not None]
    return None if values and not known else math.fsum(known)


def _check(
    entries: Sequence[Contributes], calcium_mg: Sequence[float | None], vitamin_d_ug: Sequence[float | None]
) -> None:
    for calcium in calcium_mg:
        if calcium is not None and not 0.0 <= calcium < math.inf:
            raise ValueError(f"calcium must be a finite amount of 0 mg or more, not {calcium!r}")
    for vitamin_d in vitamin_d_ug:
        if vitamin_d is not None and not 0.0 <= vitamin_d < math.inf:
            raise ValueError(f"vitamin D must be a finite amount of 0 µg or more, not {vitamin_d!r}")
    for entry in entries:
        if not 0.0 <= entry.absorption <= 1.0:
            raise ValueError(f"fractional absorption must be from 0 to 1, not {entry.absorption!r}")
        if not 0.0 <= entry.absorption_index < math.inf:
            raise ValueError(
                f"an absorption index must be finite and 0 or more, not {entry.absorption_index!r}"
            )


def _absorbed_by_article(
    entries: Sequence[Contributes], calcium_mg: Sequence[float | None]
) -> tuple[float | None, ...]:
    return tuple(
        [
            None if calcium is None else absorbed_calcium_article(calcium, entry.absorption)
            for entry, calcium in zip(entries, calcium_mg, strict=True)
        ]
    )


def _absorbed_by_load(
    entries: Sequence[Contributes], calcium_mg: Sequence[float | None]
) -> tuple[float | None, ...]:
    loads: dict[str, list[float]] = {}
    for entry, calcium in zip(entries, calcium_mg, strict=True):
        if calcium is not None:
            loads.setdefault(entry.meal, []).append(calcium)
    fractions = {meal: milk_fractional_absorption(math.fsum(load)) for meal, load in loads.items()}
    return tuple(
        [
            None
            if calcium is None
            else absorbed_calcium_load(calcium, entry.absorption_index, fractions[entry.meal])
            for entry, calcium in zip(entries, calcium_mg, strict=True)
        ]
    )


def _calcium(
    entries: Sequence[Contributes],
    calcium_mg: Sequence[float | None],
    supplements: Sequence[bool],
    absorbed_mg: Sequence[float | None],
    coefficients: CoefficientSet,
) -> CalciumIntake:
    food_mg, supplement_mg = _apart(calcium_mg, supplements)
    unknown = calcium_mg.count(None)
    whole_mg = sum_of_known(absorbed_mg)
    return CalciumIntake(
        intake_mg=sum_of_known(calcium_mg),
        food_mg=food_mg,
        supplement_mg=supplement_mg,
        absorbed_mg=whole_mg,
        milk_equivalent_mg=None if whole_mg is None else milk_equivalent(whole_mg, coefficients),
        assumed_absorption_mg=math.fsum(
            [
                calcium
                for entry, calcium in zip(entries, calcium_mg, strict=True)
                if calcium is not None and entry.absorption_assumed
            ]
        ),
        known_entries=len(calcium_mg) - unknown,
        unknown_entries=unknown,
    )


def _vitamin_d(vitamin_d_ug: Sequence[float | None], supplements: Sequence[bool]) -> VitaminDIntake:
    food_ug, supplement_ug = _apart(vitamin_d_ug, supplements)
    unknown = vitamin_d_ug.count(None)
    return VitaminDIntake(
        intake_ug=sum_of_known(vitamin_d_ug),
        food_ug=food_ug,
        supplement_ug=supplement_ug,
        known_entries=len(vitamin_d_ug) - unknown,
        unknown_entries=unknown,
    )


def _apart(values: Sequence[float | None], supplements: Sequence[bool]) -> tuple[float | None, float | None]:
    """The sums of food and of supplements."""
    if True not in supplements:
        return sum_of_known(values), 0.0
    pairs = list(zip(values, supplements, strict=True))
    return (
        sum_of_known([value for value, supplement in pairs if not supplement]),
        sum_of_known([value for value, supplement in pairs if supplement]),
    )

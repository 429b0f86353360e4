"""The recommendations that hold for a person on a date, of all three authorities, and which one decides."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from tracker.nutrition import reference_tables as tables
from tracker.nutrition.life_stage import (
    OVER_70_FROM_AGE,
    LifeStage,
    age_band,
    age_in_months,
    is_adult,
    reproductive_stage,
)
from tracker.nutrition.profile import Authority, Condition, Profile, SupplementPolicy
from tracker.nutrition.reference_tables import Nutrient, upper_level
from tracker.nutrition.supplement_rules import SupplementGroup, twenty_microgram_rule, vitamin_d_rule

__all__ = [
    "HIGH_RISK",
    "LIFE_STAGE_CODES",
    "OVER_70_FROM_AGE",
    "Basis",
    "Note",
    "Nutrient",
    "ReferenceValue",
    "deciding",
    "reference_values",
]

Basis = Literal["total intake", "supplement"]
"""What a recommendation is held against: diet and supplements together, or the supplement alone."""

HIGH_RISK = frozenset({Condition.OSTEOPOROSIS, Condition.OSTEOPOROSIS_RISK})
"""The conditions under which DES recommends more; always told by the person or set by a clinician."""

LIFE_STAGE_CODES: frozenset[str] = frozenset(LifeStage) | frozenset(SupplementGroup)
"""Every code that `ReferenceValue.life_stage` can hold."""


class Note(StrEnum):
    """What a reader must know of a row, as a code that the wording turns into a sentence."""

    SUPERSEDED = "superseded"
    """The figure of NNR 2012, which NNR 2023 replaced."""
    MINIMUM = "minimum"
    """A minimum, older than NNR 2023; it never decides."""
    OWN_AGE = "own-age"
    """Pregnant or lactating under 25 years: the values of the person's own age, as EFSA 2015 does."""
    OVER_70_BOUNDARY = "over-70-boundary"
    """The table says >70 years; NNR 2012 said 75 years, and the table's footnotes could not be read."""
    NO_VALUE = "no-value"
    """The authority prints no value for this age."""
    READ_AS_SUPPLEMENT = "read-as-supplement"
    """800-1000 mg read as printed: as a supplement."""
    READ_AS_TOTAL = "read-as-total"
    """800-1000 mg read as the Danish osteoporosis association does: diet and supplement together."""
    ASSOCIATION_AFTER_DES = "association-after-des"
    """The vitamin D figure that the Danish osteoporosis association prints after DES, whose page was not read."""
    SUPPLEMENT_RULE = "supplement-rule"
    """The official vitamin D recommendation is a supplement, whatever the diet gives."""


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """One authority's recommendation of one nutrient for a person on a date; calcium mg/d, vitamin D µg/d."""

    authority: Authority
    nutrient: Nutrient
    life_stage: str
    """The row of the table: a `LifeStage` or a `SupplementGroup`."""
    average_requirement: float | None
    recommended: float | None
    """The recommendation, or the low end of a range; None where the authority prints none."""
    recommended_max: float | None
    """The high end of a range, None where the recommendation is one figure."""
    upper_level: float | None
    """Tolerable upper level of the total intake, whichever authority decides; None where none is set."""
    upper_level_source: str | None
    applies: bool
    """Whether this row decides for its nutrient; true of exactly one row per nutrient."""
    source: str
    note: Note | None = None
    basis: Basis = "total intake"
    assumed: bool = False
    """Whether an adult was assumed because the date of birth is unknown (or lies after the day)."""

    def may_decide(self) -> bool:
        """Tell whether the row can be the one that an intake, or a vitamin D supplement, is held against.

        A calcium supplement rule cannot: it says nothing of how much calcium a person needs in all.
        """
        if self.recommended is None or self.note is Note.MINIMUM:
            return False
        return self.nutrient is Nutrient.VITAMIN_D or self.basis == "total intake"


@dataclass(frozen=True, slots=True)
class _Person:
    """What every row of one person on one day shares."""

    profile: Profile
    day: date
    months: int | None
    band: LifeStage
    adult: bool

    def row(
        self,
        authority: Authority,
        nutrient: Nutrient,
        stage: str,
        recommended: tuple[float | None, float | None],
        source: str,
        *,
        average_requirement: float | None = None,
        note: Note | None = None,
        basis: Basis = "total intake",
    ) -> ReferenceValue:
        low, high = recommended
        level = upper_level(nutrient, self.months)
        by_nnr = nutrient is Nutrient.CALCIUM
        level_source = tables.CALCIUM_UPPER_SOURCE if by_nnr else tables.VITAMIN_D_UPPER_SOURCE
        return ReferenceValue(
            authority=authority,
            nutrient=nutrient,
            life_stage=stage,
            average_requirement=average_requirement,
            recommended=low,
            recommended_max=high,
            upper_level=level,
            upper_level_source=None if level is None else level_source,
            applies=False,
            source=source,
            note=note,
            basis=basis,
            assumed=self.months is None,
        )


def _nnr(person: _Person, nutrient: Nutrient) -> ReferenceValue:
    stage = reproductive_stage(person.profile, person.day)
    printed = tables.NNR_ROWS[nutrient]
    row = printed[stage or person.band]
    note: Note | None = None
    if stage is not None and person.months is not None and person.months < 25 * 12:
        row, note = printed[person.band], Note.OWN_AGE if nutrient is Nutrient.CALCIUM else None
    elif row.recommended is None:
        note = Note.NO_VALUE
    elif nutrient is Nutrient.VITAMIN_D and stage is None and person.band is LifeStage.OVER_70:
        note = Note.OVER_70_BOUNDARY
    return person.row(
        Authority.NNR,
        nutrient,
        stage or person.band,
        (row.recommended, None),
        tables.NNR_SOURCE,
        average_requirement=row.average_requirement,
        note=note,
    )


def _adult_stage(person: _Person) -> LifeStage:
    return LifeStage.ADULT_ASSUMED if person.months is None else LifeStage.ADULT


def _danish_calcium(person: _Person) -> list[ReferenceValue]:
    """Give the group row before the general figure; children have no general one, since Denmark uses NNR."""
    rows: list[ReferenceValue] = []
    rule = twenty_microgram_rule(person.profile, person.day)
    if rule is not None:
        as_total = person.profile.supplement_policy is SupplementPolicy.TOTAL_INTAKE
        rows.append(
            person.row(
                Authority.DANISH,
                Nutrient.CALCIUM,
                rule.group,
                (rule.calcium_low_mg, rule.calcium_high_mg),
                rule.source,
                note=Note.READ_AS_TOTAL if as_total else Note.READ_AS_SUPPLEMENT,
                basis="total intake" if as_total else "supplement",
            )
        )
    if person.adult:
        rows.append(
            person.row(
                Authority.DANISH,
                Nutrient.CALCIUM,
                _adult_stage(person),
                (tables.DANISH_GENERAL_CALCIUM_MG, None),
                tables.DANISH_GENERAL_SOURCE,
                note=Note.SUPERSEDED,
            )
        )
    return rows


def _danish_vitamin_d(person: _Person) -> list[ReferenceValue]:
    rule = vitamin_d_rule(person.profile, person.day)
    if rule is None:
        return []
    high = rule.high_ug if rule.high_ug != rule.low_ug else None
    return [
        person.row(
            Authority.DANISH,
            Nutrient.VITAMIN_D,
            rule.group,
            (rule.low_ug, high),
            rule.source,
            note=Note.SUPPLEMENT_RULE,
            basis="supplement",
        )
    ]


def _des(person: _Person, nutrient: Nutrient) -> list[ReferenceValue]:
    if not person.adult:
        return []
    if person.profile.conditions & HIGH_RISK:
        condition = min(person.profile.conditions & HIGH_RISK)
        if nutrient is Nutrient.CALCIUM:
            span, source, note = tables.DES_CALCIUM_MG, tables.DES_CALCIUM_SOURCE, None
        else:
            span, source = tables.DES_VITAMIN_D_UG, tables.DES_VITAMIN_D_SOURCE
            note = Note.ASSOCIATION_AFTER_DES
        group = SupplementGroup(condition.value)
        return [person.row(Authority.DES, nutrient, group, span, source, note=note)]
    if nutrient is Nutrient.VITAMIN_D:
        return []
    minimum = (tables.DES_MINIMUM_CALCIUM_MG, None)
    source = tables.DES_MINIMUM_SOURCE
    return [person.row(Authority.DES, nutrient, _adult_stage(person), minimum, source, note=Note.MINIMUM)]


def _decide(rows: list[ReferenceValue], person: _Person) -> list[ReferenceValue]:
    """Mark the row that decides.

    The authority that the dietitian chose comes first, then DES for adults with osteoporosis or at high risk,
    then NNR, then the Danish rule where NNR prints nothing; an authority without a value is passed over.
    """
    chosen = person.profile.authority
    by_profile = [Authority.DES] if person.profile.conditions & HIGH_RISK else []
    order = [*([chosen] if chosen is not None else []), *by_profile, Authority.NNR, Authority.DANISH]
    able = [row for row in rows if row.may_decide()]
    decider = next((row for authority in order for row in able if row.authority is authority), rows[0])
    return [replace(row, applies=True) if row is decider else row for row in rows]


@lru_cache(maxsize=8192)
def reference_values(profile: Profile, day: date) -> tuple[ReferenceValue, ...]:
    """Return every authority's recommendation of calcium and vitamin D for a person on `day`, calcium first.

    NNR 2023 always has a row for each nutrient (without a value for vitamin D up to 6 months). The Danish
    authorities have the general figure for adults, the 800-1000 mg of their groups, and the vitamin D
    supplement rule where one is due on `day`; DES has rows for adults. Exactly one row per nutrient applies.
    A person of unknown age, or born after `day`, is taken as an adult and every row says so in `assumed`.
    Sources: each row's own `source`.
    """
    months = age_in_months(profile, day)
    person = _Person(profile, day, months, age_band(profile, day), is_adult(profile, day))
    calcium = [
        _nnr(person, Nutrient.CALCIUM),
        *_danish_calcium(person),
        *_des(person, Nutrient.CALCIUM),
    ]
    vitamin_d = [
        _nnr(person, Nutrient.VITAMIN_D),
        *_danish_vitamin_d(person),
        *_des(person, Nutrient.VITAMIN_D),
    ]
    return (*_decide(calcium, person), *_decide(vitamin_d, person))


def deciding(values: tuple[ReferenceValue, ...], nutrient: Nutrient) -> ReferenceValue:
    """Return the row of `nutrient` that applies; ValueError where `values` has none."""
    for value in values:
        if value.nutrient is nutrient and value.applies:
            return value
    raise ValueError(f"no reference value of {nutrient} applies")

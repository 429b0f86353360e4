"""How sure a few recorded days can make one that a person's usual intake is adequate (IOM 2000).

The observed mean of n days differs from the usual intake by chance, and a person's requirement differs from
the average one. Both spreads go into one ratio, D / SD_D, and the normal curve turns it into a confidence.
The method is for intakes whose days are roughly normally distributed: calcium is, vitamin D is not, since a
single meal of fish holds more than a week without; no function here is meant for vitamin D.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracker.nutrition.profile import Sex

TWO_SIDED_95: Final = 1.96
"""Standard deviations from the mean of a normal distribution to the 97.5th percentile."""

WITHIN_BETWEEN_RATIO: Final = 1.0
"""Within-person variance of calcium over between-person variance: 325 mg within (source `iom-2000`) against
306-392 mg between Danish adults."""


@dataclass(frozen=True, slots=True)
class WithinPersonSD:
    """How much a person's calcium intake varies from day to day, pooled over many people."""

    sd_mg: float
    confirmed: bool
    """Whether the figure was read in the source, not quoted from memory or carried over from another
    group."""
    source: str = "iom-2000"


_WOMEN: Final = WithinPersonSD(325.0, True)
_WOMEN_FROM_51: Final = WithinPersonSD(325.0, False)
_MEN: Final = WithinPersonSD(492.0, False)
_MEN_FROM_51: Final = WithinPersonSD(339.0, False)
_UNDER_19: Final = WithinPersonSD(492.0, False)


def within_person_sd(sex: Sex | None, age: int | None) -> WithinPersonSD:
    """Day-to-day SD of calcium intake in mg for one person, by sex and age in completed years.

    Only the 325 mg of women of 19-50 is confirmed. Where the figure of a group is not, the one used is
    never smaller than 325 mg, so that a doubt about it never makes an answer surer: men of 19-50 492 mg,
    men of 51 and over 339 mg (both quoted from memory), women of 51 and over 325 mg (256 mg is quoted), and
    those under 19 the largest, 492 mg. Where the sex or the age is not known, the largest that is possible.
    Source: `iom-2000`.
    """
    if age is not None and age < 19:
        return _UNDER_19
    if sex is Sex.FEMALE:
        return _WOMEN if age is not None and age <= 50 else _WOMEN_FROM_51
    return _MEN if age is None or age <= 50 else _MEN_FROM_51


def requirement_sd(average_requirement_mg: float, recommended_mg: float) -> float:
    """Between-person SD of the requirement in mg that a pair of reference values implies.

    (recommended - average requirement) / 1.96, since the recommended intake of NNR 2023 is to cover 97.5
    percent: 102 mg for adults of 25 and over. Raises ValueError where the recommendation is below the
    average requirement.
    """
    _require_amounts(average_requirement_mg, recommended_mg)
    if recommended_mg < average_requirement_mg:
        raise ValueError(
            "a recommended intake below the average requirement covers less than half of the people"
        )
    return (recommended_mg - average_requirement_mg) / TWO_SIDED_95


def probability_of_inadequacy(
    usual_intake_mg: float, average_requirement_mg: float, sd_requirement_mg: float
) -> float:
    """Probability, 0 to 1, that a usual intake known for certain is below the person's own requirement.

    1 - Φ((usual intake - average requirement) / SD of the requirement). Source: `iom-2000`. Raises
    ValueError for a negative or non-finite amount, or an SD of 0.
    """
    _require_amounts(usual_intake_mg, average_requirement_mg)
    _require_sd(sd_requirement_mg)
    return _normal_cdf((average_requirement_mg - usual_intake_mg) / sd_requirement_mg)


def adequacy_ratio(
    mean_mg: float, average_requirement_mg: float, n_days: int, sd_requirement_mg: float, sd_within_mg: float
) -> float:
    """D / SD_D: how many standard deviations the observed mean lies above the average requirement.

    D = mean - average requirement; SD_D = √(SD_requirement² + SD_within² / n). Source: `iom-2000`, appendix
    B. Raises ValueError for fewer days than 1, a negative or non-finite amount, or a spread of 0.
    """
    _require_amounts(mean_mg, average_requirement_mg, sd_requirement_mg)
    return (mean_mg - average_requirement_mg) / _sd_of_difference(n_days, sd_requirement_mg, sd_within_mg)


def confidence_of_adequacy(
    mean_mg: float, average_requirement_mg: float, n_days: int, sd_requirement_mg: float, sd_within_mg: float
) -> float:
    """Confidence, 0 to 1, that the usual intake is above the person's own requirement: Φ(D / SD_D).

    `mean_mg` is the mean of `n_days` recorded days, and `sd_within_mg` the pooled SD of `within_person_sd`,
    not the person's own: a few days tell too little of it. Source: `iom-2000`, appendix B. Raises
    ValueError as `adequacy_ratio` does.
    """
    return _normal_cdf(
        adequacy_ratio(mean_mg, average_requirement_mg, n_days, sd_requirement_mg, sd_within_mg)
    )


def mean_needed(
    confidence: float,
    average_requirement_mg: float,
    n_days: int,
    sd_requirement_mg: float,
    sd_within_mg: float,
) -> float:
    """Mean of `n_days` recorded days in mg at which the confidence of adequacy is `confidence`.

    Average requirement + z × SD_D: `confidence_of_adequacy` turned round. Raises ValueError as that does,
    and for a confidence outside 0 to 1.
    """
    _require_amounts(average_requirement_mg, sd_requirement_mg)
    sd_of_difference = _sd_of_difference(n_days, sd_requirement_mg, sd_within_mg)
    return average_requirement_mg + _normal_quantile(confidence) * sd_of_difference


def days_needed_for_firm_answer(
    mean_mg: float,
    average_requirement_mg: float,
    sd_requirement_mg: float,
    sd_within_mg: float,
    confidence: float = 0.85,
) -> int | None:
    """Fewest recorded days after which a mean of `mean_mg` mg makes one sure, either way.

    Sure means a confidence of `confidence` that the usual intake is adequate, or that it is not. None where
    no number of days is enough, because the mean lies too near the average requirement for the spread of
    the requirement itself. `confidence` is above 0.5 and below 1. Raises ValueError as `adequacy_ratio`
    does.
    """
    _require_amounts(mean_mg, average_requirement_mg, sd_requirement_mg)
    _require_sd(sd_within_mg)
    if not 0.5 < confidence < 1.0:
        raise ValueError(f"a firm answer needs a confidence between 0.5 and 1, not {confidence!r}")
    allowed_sd = abs(mean_mg - average_requirement_mg) / _normal_quantile(confidence)
    room = allowed_sd**2 - sd_requirement_mg**2
    return max(1, math.ceil(sd_within_mg**2 / room)) if room > 0.0 else None


def reliability(n_days: int, within_between_ratio: float = WITHIN_BETWEEN_RATIO) -> float:
    """Share, 0 to 1, of the differences between people's n-day means that is between their usual intakes.

    n / (n + within-person variance / between-person variance). Raises ValueError for fewer days than 1 or a
    ratio that is not a finite number of 0 or more.
    """
    _require_days(n_days)
    _require_amounts(within_between_ratio)
    return n_days / (n_days + within_between_ratio)


class Conclusion(StrEnum):
    """What table B-1 lets one conclude of a usual intake."""

    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"
    UNDECIDED = "undecided"
    """Within half a standard deviation of the average requirement: either answer is as likely right as
    wrong."""


@dataclass(frozen=True, slots=True)
class TableB1:
    """A row of the printed table: the conclusion, and the probability that it is correct."""

    conclusion: Conclusion
    probability_correct: float


_TABLE_B1: Final = ((2.00, 0.98), (1.65, 0.95), (1.50, 0.93), (1.00, 0.85), (0.50, 0.70))


def iom_table_b1(ratio: float) -> TableB1:
    """Return the row of table B-1 for a ratio D / SD_D, in the table's own steps (source `iom-2000`).

    A positive ratio speaks for adequate, a negative one, by the same steps, for inadequate. Raises
    ValueError for NaN.
    """
    if math.isnan(ratio):
        raise ValueError("the ratio D / SD_D must be a number")
    conclusion = Conclusion.ADEQUATE if ratio > 0.0 else Conclusion.INADEQUATE
    for above, probability in _TABLE_B1:
        if abs(ratio) > above:
            return TableB1(conclusion, probability)
    return TableB1(Conclusion.UNDECIDED, 0.50)


def _sd_of_difference(n_days: int, sd_requirement_mg: float, sd_within_mg: float) -> float:
    _require_days(n_days)
    _require_sd(sd_within_mg)
    return math.sqrt(sd_requirement_mg**2 + sd_within_mg**2 / n_days)


def _normal_cdf(z: float) -> float:
    return 0.5 * (1.0 + math.erf(z / math.sqrt(2.0)))


def _normal_quantile(probability: float) -> float:
    """Return the z below which a share `probability` of the standard normal distribution lies."""
    if not 0.0 < probability < 1.0:
        raise ValueError(f"a confidence must be between 0 and 1, not {probability!r}")
    # Importing statistics.NormalDist at start-up would cost more than every halving here ever does.
    low, high = -9.0, 9.0
    while high - low > 1e-12:
        middle = (low + high) / 2.0
        if _normal_cdf(middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def _require_days(n_days: int) -> None:
    if n_days < 1:
        raise ValueError(f"at least one day is needed, not {n_days}")


def _require_sd(sd_mg: float) -> None:
    if not 0.0 < sd_mg < math.inf:
        raise ValueError(f"a standard deviation must be a finite amount above 0 mg, not {sd_mg!r}")


def _require_amounts(*amounts_mg: float) -> None:
    for amount in amounts_mg:
        if not 0.0 <= amount < math.inf:
            raise ValueError(f"an amount must be finite and 0 or more, not {amount!r}")

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.absorption import CoefficientSet, milk_fractional_absorption
from tracker.nutrition.intake import Contribution, DayIntake, day_intake
from tracker.nutrition.profile import Authority, Condition, Profile, Sex
from tracker.nutrition.reference_values import Nutrient, reference_values
from tracker.nutrition.targets import Target, held_day, held_usual, targets
from tracker.nutrition.usual_intake import DayRecord, DayStatus, usual_intake

ARTICLE, LOAD = CoefficientSet.ARTICLE, CoefficientSet.LOAD
CALCIUM, VITAMIN_D = Nutrient.CALCIUM, Nutrient.VITAMIN_D
NNR, DANISH, DES = Authority.NNR, Authority.DANISH, Authority.DES
DAY = date(2026, 1, 15)
ADULT = Profile(date(1980, 6, 1), Sex.FEMALE)
OVER_70 = Profile(date(1950, 6, 1), Sex.FEMALE)


def food(
    calcium_mg: float | None,
    vitamin_d_ug: float | None = 0.0,
    absorption: float = 0.30,
    meal: str = "lunch",
    supplement: bool = False,
) -> Contribution:
    return Contribution(
        calcium_mg, vitamin_d_ug, absorption, absorption / 0.30, False, meal, supplement=supplement
    )


def tablet(calcium_mg: float, vitamin_d_ug: float) -> Contribution:
    return food(calcium_mg, vitamin_d_ug, supplement=True)


def held(profile: Profile, intake: DayIntake) -> tuple[Target, ...]:
    return targets(reference_values(profile, DAY), held_day(intake), intake.coefficients)


def of(profile: Profile, authority: Authority, nutrient: Nutrient, *entries: Contribution) -> Target:
    """The first target of the authority, against a day of `entries` by the article's set."""
    return next(
        target
        for target in held(profile, day_intake(entries, ARTICLE))
        if target.value.authority is authority and target.value.nutrient is nutrient
    )


@pytest.mark.parametrize(
    ("recommended", "absorbed_target"),
    [(950, 285), (1000, 300), (1150, 345), (800, 240), (450, 135)],
)
def test_absorbed_target_is_30_percent_of_the_recommendation(
    recommended: float, absorbed_target: float
) -> None:
    born_by_recommendation = {
        950: date(1980, 1, 1),
        1000: date(2005, 1, 1),
        1150: date(2012, 1, 1),
        800: date(2017, 1, 1),
        450: date(2023, 1, 1),
    }
    target = of(Profile(born_by_recommendation[int(recommended)]), NNR, CALCIUM, food(100))
    assert target.value.recommended == recommended
    assert target.absorbed_target == pytest.approx(absorbed_target)


def test_des_holds_against_the_low_end_of_its_range() -> None:
    osteoporosis = Profile(ADULT.born, None, frozenset({Condition.OSTEOPOROSIS}))
    target = of(osteoporosis, DES, CALCIUM, food(1000))
    assert target.absorbed_target == pytest.approx(300)
    assert target.coverage == pytest.approx(1.0)
    assert target.met is True


@pytest.mark.parametrize("recommended_share", [0.25, 0.5, 1.0, 1.5])
def test_a_diet_of_milk_covers_as_much_as_it_gives(recommended_share: float) -> None:
    target = of(ADULT, NNR, CALCIUM, food(950 * recommended_share))
    assert target.coverage == pytest.approx(recommended_share)
    assert target.intake_share == pytest.approx(recommended_share)


def test_spinach_covers_less_than_its_calcium_says_and_plain_intake_stays_beside_it() -> None:
    target = of(ADULT, NNR, CALCIUM, food(950, absorption=0.05))
    assert target.intake == 950
    assert target.intake_share == pytest.approx(1.0)
    assert target.coverage == pytest.approx(0.05 / 0.30)
    assert target.met is False


def test_the_load_set_is_held_against_its_own_reference() -> None:
    thirds = [food(950 / 3, meal=meal) for meal in ("breakfast", "lunch", "dinner")]
    target = held(ADULT, day_intake(thirds, LOAD))[0]
    assert target.absorbed_target == pytest.approx(950 * milk_fractional_absorption(950 / 3))
    assert target.coverage == pytest.approx(1.0)
    assert target.met is True
    one_meal = held(ADULT, day_intake([food(950)], LOAD))[0]
    assert one_meal.coverage is not None
    assert one_meal.coverage < 1.0


@pytest.mark.parametrize(
    ("entries", "met"),
    [
        ([food(950)], True),
        ([food(949)], False),
        ([food(949), food(None)], None),
        ([food(950), food(None)], True),
        ([food(None)], None),
        ([], False),
    ],
)
def test_a_target_is_met_only_where_the_known_part_reaches_it(
    entries: list[Contribution], met: bool | None
) -> None:
    assert of(ADULT, NNR, CALCIUM, *entries).met is met


def test_parts_that_add_up_to_the_target_reach_it_whatever_the_rounding() -> None:
    target = of(ADULT, NNR, CALCIUM, *[food(950 / 39)] * 39)
    assert target.coverage is not None
    assert target.coverage < 1.0
    assert target.met is True


@pytest.mark.parametrize(
    ("entries", "coverage", "met"),
    [
        ([food(0, 10)], 1.0, True),
        ([food(0, 4), tablet(0, 5)], 0.9, False),
        ([food(0, 4), food(0, None)], 0.4, None),
        ([food(0, None)], None, None),
    ],
)
def test_vitamin_d_is_held_as_plain_intake(
    entries: list[Contribution], coverage: float | None, met: bool | None
) -> None:
    target = of(ADULT, NNR, VITAMIN_D, *entries)
    assert target.coverage == (None if coverage is None else pytest.approx(coverage))
    assert target.intake_share == target.coverage
    assert target.absorbed_target is None
    assert target.met is met


@pytest.mark.parametrize(
    ("entries", "intake", "met"),
    [
        ([food(0, 30)], 0.0, False),
        ([food(0, None)], 0.0, False),
        ([food(0, 30), tablet(0, 20)], 20.0, True),
        ([food(0, 30), tablet(0, 10)], 10.0, False),
        ([food(0, None), tablet(0, 10)], 10.0, None),
    ],
)
def test_the_danish_vitamin_d_rule_is_held_against_the_supplement_alone(
    entries: list[Contribution], intake: float, met: bool | None
) -> None:
    target = of(OVER_70, DANISH, VITAMIN_D, *entries)
    assert target.intake == intake
    assert target.met is met


def test_the_danish_calcium_group_rule_is_held_against_the_supplement_alone() -> None:
    target = of(OVER_70, DANISH, CALCIUM, food(1200), tablet(400, 0))
    assert target.value.basis == "supplement"
    assert (target.intake, target.coverage, target.absorbed_target) == (400, 0.5, None)
    assert target.met is False


def test_an_age_without_a_recommendation_has_no_coverage() -> None:
    newborn = Profile(date(2026, 1, 10))
    target = of(newborn, NNR, VITAMIN_D, food(100, 2.0))
    assert (target.intake, target.intake_share, target.coverage, target.met) == (2.0, None, None, None)


def test_targets_come_in_the_order_of_the_reference_values() -> None:
    values = reference_values(OVER_70, DAY)
    made = targets(values, held_day(day_intake([food(1)], ARTICLE)), ARTICLE)
    assert tuple(target.value for target in made) == values


def test_usual_intake_is_held_by_its_means() -> None:
    records = [
        DayRecord(
            DAY - timedelta(days=ago),
            DayStatus.COMPLETE,
            3,
            day_intake([food(mg, 2.0), tablet(200, 10.0)], ARTICLE),
        )
        for ago, mg in ((1, 400.0), (2, 600.0))
    ]
    usual = usual_intake(records, DAY)
    made = targets(reference_values(OVER_70, DAY), held_usual(usual), ARTICLE)
    by_key = {
        (target.value.authority, target.value.nutrient, target.value.life_stage): target for target in made
    }
    calcium = by_key[(NNR, CALCIUM, "over-70-years")]
    assert calcium.intake == 700
    assert calcium.coverage == pytest.approx(700 / 950)
    assert by_key[(DANISH, CALCIUM, "over-70-years")].intake == 200
    assert by_key[(NNR, VITAMIN_D, "over-70-years")].intake == 12
    assert by_key[(DANISH, VITAMIN_D, "over-70-years")].intake == 10


@given(st.lists(st.floats(0, 3000), max_size=8), st.floats(0, 3000), st.sampled_from(CoefficientSet))
def test_more_milk_never_lowers_a_coverage_of_plain_intake(
    amounts: list[float], more: float, coefficients: CoefficientSet
) -> None:
    less = held(ADULT, day_intake([food(mg) for mg in amounts], coefficients))[0]
    added = held(ADULT, day_intake([food(mg) for mg in [*amounts, more]], coefficients))[0]
    assert (added.intake_share or 0.0) >= (less.intake_share or 0.0)

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.adequacy import within_person_sd
from tracker.nutrition.advice import (
    MIN_GAP_MG,
    REASON_CODES,
    Advice,
    AdviceStatus,
    Reason,
    ReasonCode,
    advise,
    supplement_dose,
)
from tracker.nutrition.intake import Contribution, day_intake
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.nutrition.sources import SOURCES
from tracker.nutrition.supplement_warnings import EXCLUSIONS, VITAMIN_D_EXCLUSIONS
from tracker.nutrition.usual_intake import DayRecord, DayStatus, UsualIntake, usual_intake

ARTICLE, LOAD = CoefficientSet.ARTICLE, CoefficientSet.LOAD
WINTER = date(2026, 1, 15)
SUMMER = date(2026, 7, 15)
NONE_NEEDED, FOOD_FIRST, SUPPLEMENT, INSUFFICIENT, REFER = AdviceStatus

RECOMMENDED = 950.0


def adult(
    *conditions: Condition, born: date | None = date(1980, 6, 1), sex: Sex | None = Sex.FEMALE
) -> Profile:
    return Profile(born, sex, frozenset(conditions))


def usual_of(
    equivalent_mg: float,
    *,
    days: int = 7,
    intake_mg: float | None = None,
    supplement_mg: float = 0.0,
    vitamin_d_ug: float = 3.0,
    vitamin_d_supplement_ug: float = 0.0,
    unknown: int = 0,
    assumed: bool = False,
    coefficients: CoefficientSet = ARTICLE,
    status: DayStatus = DayStatus.COMPLETE,
) -> UsualIntake:
    """`days` equal days; of the milk-equivalent mg, `supplement_mg` come from tablets, the rest from food.

    `intake_mg` is the plain total, the milk-equivalent itself where it is not given.
    """
    plain = (equivalent_mg if intake_mg is None else intake_mg) - supplement_mg
    index = (equivalent_mg - supplement_mg) / plain if plain else 1.0
    entries = [
        Contribution(plain, vitamin_d_ug, 0.30 * index, index, assumed, "lunch", False),
        *[Contribution(None, None, 0.30, 1.0, True, "lunch", False)] * unknown,
    ]
    if supplement_mg or vitamin_d_supplement_ug:
        entries.append(Contribution(supplement_mg, vitamin_d_supplement_ug, 0.30, 1.0, False, "dinner", True))
    records = [
        DayRecord(WINTER - timedelta(days=1 + ago), status, 3, day_intake(entries, coefficients))
        for ago in range(days)
    ]
    return usual_intake(records, WINTER, average_requirement_mg=750, recommended_mg=950)


def codes(reasons: tuple[Reason, ...]) -> list[ReasonCode]:
    return [reason.code for reason in reasons]


def reason(advice: Advice, code: ReasonCode) -> Reason:
    return next(each for each in (*advice.reasons, *advice.warnings) if each.code is code)


@pytest.mark.parametrize(
    ("gap", "dose"),
    [
        (0, 0),
        (99, 0),
        (100, 200),
        (101, 200),
        (200, 200),
        (201, 300),
        (300, 300),
        (301, 400),
        (400, 400),
        (401, 500),
        (500, 500),
        (501, 500),
        (900, 500),
        (100.0000000001, 200),
        (99.9999999999, 200),
        (200.0000000001, 200),
    ],
)
def test_the_dose_is_the_gap_in_steps_of_100_between_200_and_500(gap: float, dose: int) -> None:
    assert supplement_dose(gap, 0.0, 2500.0) == dose


@pytest.mark.parametrize(
    ("gap", "intake", "dose"),
    [
        (500, 2000, 500),
        (500, 2001, 400),
        (500, 2299, 200),
        (500, 2300, 200),
        (500, 2301, 0),
        (200, 2300, 200),
        (200, 2301, 0),
        (500, 2500, 0),
        (500, 4000, 0),
    ],
)
def test_the_dose_never_takes_the_total_past_the_upper_level(gap: float, intake: float, dose: int) -> None:
    assert supplement_dose(gap, intake, 2500.0) == dose
    assert supplement_dose(gap, intake, None) >= dose


@given(st.floats(0, 3000), st.floats(0, 5000), st.none() | st.floats(1, 5000))
def test_a_dose_is_none_or_200_to_500_in_steps_of_100_under_the_upper_level(
    gap: float, intake: float, level: float | None
) -> None:
    dose = supplement_dose(gap, intake, level)
    assert dose in {0, 200, 300, 400, 500}
    assert not dose or level is None or intake + dose <= level
    assert not dose or gap >= MIN_GAP_MG - 1e-6


@given(st.floats(0, 2000), st.floats(0, 2000), st.floats(0, 3000), st.floats(0, 1000))
def test_a_smaller_gap_or_a_larger_intake_never_raises_the_dose(
    gap: float, covered: float, intake: float, more: float
) -> None:
    assert supplement_dose(max(0.0, gap - covered), intake + more, 2500.0) <= supplement_dose(
        gap, intake, 2500.0
    )


@pytest.mark.parametrize(
    ("equivalent", "status", "dose"),
    [
        (1200, NONE_NEEDED, None),
        (950, NONE_NEEDED, None),
        (949, FOOD_FIRST, None),
        (851, FOOD_FIRST, None),
        (850, SUPPLEMENT, 200),
        (849, SUPPLEMENT, 200),
        (750, SUPPLEMENT, 200),
        (749, SUPPLEMENT, 300),
        (450, SUPPLEMENT, 500),
        (50, SUPPLEMENT, 500),
    ],
)
def test_an_adults_verdict_follows_the_shortfall(
    equivalent: float, status: AdviceStatus, dose: int | None
) -> None:
    advice = advise(adult(), WINTER, usual_of(equivalent))
    assert advice.status is status
    assert advice.calcium_supplement_mg == dose
    assert advice.gap_mg == pytest.approx(max(0.0, RECOMMENDED - equivalent))
    assert advice.food_advice is (status is not NONE_NEEDED)


@pytest.mark.parametrize(
    ("days", "status", "provisional"),
    [
        (0, INSUFFICIENT, True),
        (1, INSUFFICIENT, True),
        (2, INSUFFICIENT, True),
        (3, SUPPLEMENT, True),
        (6, SUPPLEMENT, True),
        (7, SUPPLEMENT, False),
        (14, SUPPLEMENT, False),
    ],
)
def test_days_decide_whether_there_is_a_verdict_and_whether_it_is_provisional(
    days: int, status: AdviceStatus, provisional: bool
) -> None:
    advice = advise(adult(), WINTER, usual_of(500, days=days))
    assert (advice.status, advice.provisional) == (status, provisional)
    assert (advice.calcium_supplement_mg is None) is (status is INSUFFICIENT)
    assert (ReasonCode.INSUFFICIENT_DAYS in codes(advice.reasons)) is (days < 3)
    assert (ReasonCode.PROVISIONAL_DAYS in codes(advice.reasons)) is (3 <= days < 7)
    assert (advice.gap_mg is None) is (days == 0)


def test_few_days_carry_neither_a_gap_reason_nor_food_advice() -> None:
    advice = advise(adult(), WINTER, usual_of(100, days=1))
    assert not {ReasonCode.GAP, ReasonCode.SMALL_GAP, ReasonCode.DOSE} & set(codes(advice.reasons))
    assert advice.food_advice is False


def test_what_is_already_taken_counts() -> None:
    advice = advise(adult(), WINTER, usual_of(950, supplement_mg=400))
    assert advice.status is NONE_NEEDED
    assert reason(advice, ReasonCode.EXISTING_SUPPLEMENT).values == {"supplement_mg": 400}


def test_the_reasons_tell_the_way_to_the_dose() -> None:
    advice = advise(adult(), WINTER, usual_of(640))
    assert reason(advice, ReasonCode.RECOMMENDATION).values == {
        "authority": "NNR 2023",
        "recommended_mg": 950,
    }
    gap = reason(advice, ReasonCode.GAP)
    assert gap.values["gap_mg"] == pytest.approx(310)
    assert gap.values["milk_equivalent_mg"] == pytest.approx(640)
    assert reason(advice, ReasonCode.DOSE).values == {"dose_mg": 400}
    assert reason(advice, ReasonCode.DOSE).source == "article"
    assert reason(advice, ReasonCode.CONFIDENCE_ADEQUATE).values["days"] == 7


def test_a_gap_above_the_largest_dose_leaves_a_rest_for_food() -> None:
    advice = advise(adult(), WINTER, usual_of(250))
    assert reason(advice, ReasonCode.GAP_ABOVE_DOSE).values == {
        "dose_mg": 500,
        "rest_mg": pytest.approx(200),
    }
    assert ReasonCode.GAP_ABOVE_DOSE not in codes(advise(adult(), WINTER, usual_of(450)).reasons)


@pytest.mark.parametrize(
    ("equivalent", "code"),
    [
        (900, ReasonCode.ABOVE_AVERAGE_REQUIREMENT),
        (750, ReasonCode.ABOVE_AVERAGE_REQUIREMENT),
        (749, ReasonCode.BELOW_AVERAGE_REQUIREMENT),
    ],
)
def test_a_shortfall_says_on_which_side_of_the_average_requirement_it_lies(
    equivalent: float, code: ReasonCode
) -> None:
    assert code in codes(advise(adult(), WINTER, usual_of(equivalent)).reasons)


def test_osteoporosis_is_counted_to_the_low_end_of_the_des_range() -> None:
    osteoporosis = adult(Condition.OSTEOPOROSIS)
    advice = advise(osteoporosis, WINTER, usual_of(850))
    assert (advice.status, advice.calcium_supplement_mg) == (SUPPLEMENT, 200)
    assert advice.gap_mg == pytest.approx(150)
    assert reason(advice, ReasonCode.RANGE).values == {"low_mg": 1000, "high_mg": 1200}
    assert advise(osteoporosis, WINTER, usual_of(1000)).status is NONE_NEEDED
    average = {ReasonCode.ABOVE_AVERAGE_REQUIREMENT, ReasonCode.BELOW_AVERAGE_REQUIREMENT}
    assert not average & set(codes(advice.reasons))


def test_the_official_rule_stands_beside_the_own_figure_and_replaces_nothing() -> None:
    over_70 = adult(born=date(1950, 6, 1))
    enough = advise(over_70, WINTER, usual_of(1000))
    assert (enough.status, enough.calcium_supplement_mg) == (NONE_NEEDED, None)
    assert "800-1000 mg calcium hele året" in enough.official[0].text_da
    assert reason(enough, ReasonCode.OFFICIAL_CALCIUM_SUPPLEMENT).values == {"low_mg": 800, "high_mg": 1000}
    short = advise(over_70, WINTER, usual_of(700))
    assert (short.status, short.calcium_supplement_mg) == (SUPPLEMENT, 300)
    assert short.official == enough.official


def test_the_official_rule_that_is_followed_is_said_to_be() -> None:
    over_70 = adult(born=date(1950, 6, 1))
    taking = advise(over_70, WINTER, usual_of(1200, supplement_mg=800))
    assert ReasonCode.OFFICIAL_CALCIUM_TAKEN in codes(taking.reasons)
    not_quite = advise(over_70, WINTER, usual_of(1200, supplement_mg=799))
    assert ReasonCode.OFFICIAL_CALCIUM_TAKEN not in codes(not_quite.reasons)


def test_the_total_intake_policy_reads_the_official_rule_as_a_total() -> None:
    over_70 = Profile(date(1950, 6, 1), supplement_policy=SupplementPolicy.TOTAL_INTAKE)
    advice = advise(over_70, WINTER, usual_of(850))
    assert ReasonCode.OFFICIAL_CALCIUM_TOTAL in codes(advice.reasons)
    assert ReasonCode.OFFICIAL_CALCIUM_SUPPLEMENT not in codes(advice.reasons)
    assert advice.status is SUPPLEMENT
    assert advice.gap_mg == pytest.approx(100)
    danish = replace(over_70, authority=Authority.DANISH)
    assert advise(danish, WINTER, usual_of(850)).status is NONE_NEEDED


def test_a_chosen_authority_without_a_figure_is_said_to_be_passed_over() -> None:
    profile = replace(adult(), authority=Authority.DES)
    fallback = reason(advise(profile, WINTER, usual_of(900)), ReasonCode.AUTHORITY_FALLBACK)
    assert fallback.values == {"chosen": "DES", "used": "NNR 2023"}
    danish = advise(replace(adult(), authority=Authority.DANISH), WINTER, usual_of(750))
    assert danish.status is FOOD_FIRST
    assert danish.gap_mg == pytest.approx(50)


@pytest.mark.parametrize("condition", sorted(EXCLUSIONS))
def test_an_exclusion_is_referred_and_given_no_dose(condition: Condition) -> None:
    advice = advise(adult(condition), WINTER, usual_of(500))
    assert (advice.status, advice.calcium_supplement_mg) == (REFER, None)
    assert reason(advice, ReasonCode.EXCLUSION).values == {"condition": condition.value}
    assert advise(adult(condition), WINTER, usual_of(1000)).status is NONE_NEEDED
    assert advise(adult(condition), WINTER, usual_of(500, days=2)).status is INSUFFICIENT


@pytest.mark.parametrize(
    ("condition", "foods"),
    [
        (Condition.KIDNEY_STONES, True),
        (Condition.THIAZIDE, True),
        (Condition.HYPERCALCAEMIA, False),
        (Condition.HYPERPARATHYROIDISM, False),
        (Condition.SARCOIDOSIS, False),
    ],
)
def test_foods_are_named_unless_the_calcium_of_the_blood_may_be_too_high(
    condition: Condition, foods: bool
) -> None:
    assert advise(adult(condition), WINTER, usual_of(500)).food_advice is foods
    small_gap = advise(adult(condition), WINTER, usual_of(900))
    assert small_gap.status is (FOOD_FIRST if foods else REFER)


@pytest.mark.parametrize(
    ("born", "status"),
    [(date(2008, 1, 15), SUPPLEMENT), (date(2008, 1, 16), REFER), (date(2016, 1, 1), REFER)],
)
def test_under_18_years_a_shortfall_is_referred(born: date, status: AdviceStatus) -> None:
    advice = advise(adult(born=born), WINTER, usual_of(300))
    assert advice.status is status
    assert (ReasonCode.UNDER_18 in codes(advice.reasons)) is (status is REFER)
    assert advice.food_advice is True


def test_a_pregnant_girl_is_referred() -> None:
    assert advise(adult(Condition.PREGNANT, born=date(2009, 1, 1)), WINTER, usual_of(500)).status is REFER
    assert advise(adult(Condition.PREGNANT), WINTER, usual_of(500)).status is SUPPLEMENT


@pytest.mark.parametrize(("equivalent", "days"), [(500, 7), (1500, 7), (500, 1)])
@pytest.mark.parametrize(("born", "official"), [(date(2019, 1, 1), 500), (date(2012, 1, 1), 750)])
def test_a_child_with_milk_allergy_is_referred_and_shown_the_official_rule(
    equivalent: float, days: int, born: date, official: float
) -> None:
    child = adult(Condition.MILK_ALLERGY, born=born)
    advice = advise(child, SUMMER, usual_of(equivalent, days=days))
    assert (advice.status, advice.calcium_supplement_mg) == (REFER, None)
    assert advice.gap_mg is not None
    assert advice.gap_mg >= 0.0
    assert [rule.calcium_low_mg for rule in advice.official] == [official]
    assert reason(advice, ReasonCode.MILK_ALLERGY_CHILD).values == {"official_mg": official}
    assert not {ReasonCode.SPLIT_DOSE, ReasonCode.SPLIT_OFFICIAL_DOSE} & set(codes(advice.warnings))
    assert ReasonCode.CARDIOVASCULAR_DEBATE not in codes(advice.warnings)


def test_an_adult_with_milk_allergy_has_the_ordinary_advice_beside_the_official_words() -> None:
    advice = advise(adult(Condition.MILK_ALLERGY), SUMMER, usual_of(600))
    assert (advice.status, advice.calcium_supplement_mg) == (SUPPLEMENT, 400)
    assert [rule.calcium_low_mg for rule in advice.official] == [None]


def test_an_unknown_age_is_taken_as_an_adult_and_said_to_be() -> None:
    advice = advise(Profile(), WINTER, usual_of(650))
    assert (advice.status, advice.calcium_supplement_mg) == (SUPPLEMENT, 300)
    assert ReasonCode.AGE_ASSUMED in codes(advice.reasons)
    assert ReasonCode.AGE_ASSUMED not in codes(advise(adult(), WINTER, usual_of(650)).reasons)


def test_a_badly_absorbed_diet_near_the_upper_level_gets_a_lower_dose_or_none() -> None:
    lowered = advise(adult(), WINTER, usual_of(500, intake_mg=2150))
    assert (lowered.status, lowered.calcium_supplement_mg) == (SUPPLEMENT, 300)
    assert ReasonCode.DOSE_LOWERED_TO_UPPER_LEVEL in codes(lowered.reasons)
    none = advise(adult(), WINTER, usual_of(500, intake_mg=2350))
    assert (none.status, none.calcium_supplement_mg) == (REFER, None)
    assert ReasonCode.NO_DOSE_UNDER_UPPER_LEVEL in codes(none.reasons)
    assert none.food_advice is True


@pytest.mark.parametrize(("intake", "warned"), [(2500, False), (2501, True)])
def test_a_mean_above_the_upper_level_is_warned_of_and_no_food_is_named(intake: float, warned: bool) -> None:
    advice = advise(adult(), WINTER, usual_of(600, intake_mg=intake))
    assert (ReasonCode.CALCIUM_ABOVE_UPPER_LEVEL in codes(advice.warnings)) is warned
    assert advice.calcium_supplement_mg is None
    assert advice.food_advice is not warned


def test_children_have_no_calcium_upper_level() -> None:
    child = adult(born=date(2014, 1, 1))
    advice = advise(child, WINTER, usual_of(3000))
    assert ReasonCode.CALCIUM_ABOVE_UPPER_LEVEL not in codes(advice.warnings)


@pytest.mark.parametrize(
    ("born", "level"), [(date(2025, 6, 1), 25), (date(2020, 1, 1), 50), (date(2012, 1, 1), 100), (None, 100)]
)
def test_vitamin_d_above_its_upper_level_is_warned_of(born: date | None, level: float) -> None:
    over = advise(adult(born=born), WINTER, usual_of(900, vitamin_d_ug=level + 0.1))
    assert reason(over, ReasonCode.VITAMIN_D_ABOVE_UPPER_LEVEL).values["upper_level_ug"] == level
    at = advise(adult(born=born), WINTER, usual_of(900, vitamin_d_ug=level))
    assert ReasonCode.VITAMIN_D_ABOVE_UPPER_LEVEL not in codes(at.warnings)


def test_an_official_supplement_that_would_pass_the_upper_level_is_warned_of() -> None:
    over_70 = adult(born=date(1950, 1, 1))
    warned = advise(over_70, WINTER, usual_of(1750))
    assert reason(warned, ReasonCode.OFFICIAL_ABOVE_UPPER_LEVEL).values == {
        "intake_mg": 1750,
        "official_mg": 800,
        "upper_level_mg": 2500,
    }
    taking = advise(over_70, WINTER, usual_of(1750, supplement_mg=800))
    assert ReasonCode.OFFICIAL_ABOVE_UPPER_LEVEL not in codes(taking.warnings)


def test_the_debate_stands_beside_every_calcium_supplement_and_only_there() -> None:
    context = {ReasonCode.CARDIOVASCULAR_DEBATE, ReasonCode.NO_FRACTURE_EFFECT}
    assert context <= set(codes(advise(adult(), WINTER, usual_of(500)).warnings))
    assert context <= set(codes(advise(adult(), WINTER, usual_of(1000, supplement_mg=300)).warnings))
    assert context <= set(codes(advise(adult(born=date(1950, 1, 1)), WINTER, usual_of(1000)).warnings))
    assert not context & set(codes(advise(adult(), WINTER, usual_of(1000)).warnings))


def test_the_trials_named_are_those_of_the_persons_own_group() -> None:
    healthy = reason(advise(adult(), WINTER, usual_of(500)), ReasonCode.NO_FRACTURE_EFFECT)
    osteoporosis = adult(Condition.OSTEOPOROSIS)
    ill = reason(advise(osteoporosis, WINTER, usual_of(500)), ReasonCode.NO_FRACTURE_EFFECT)
    assert (healthy.source, ill.source) == ("zhao-2017", "cong-2025")


@pytest.mark.parametrize(
    ("condition", "code", "values"),
    [
        (Condition.LEVOTHYROXINE, ReasonCode.SPACE_LEVOTHYROXINE, {"hours": 4}),
        (Condition.BISPHOSPHONATE, ReasonCode.SPACE_BISPHOSPHONATE, {"hours": 1}),
        (Condition.ANTIBIOTICS, ReasonCode.SPACE_ANTIBIOTICS, {"hours_before": 2, "hours_after": 6}),
        (Condition.IRON_OR_ZINC, ReasonCode.SPACE_IRON_OR_ZINC, {"hours": 2}),
        (Condition.ACID_REDUCER, ReasonCode.ACID_REDUCER, {}),
    ],
)
def test_medicines_are_spaced_from_a_calcium_supplement(
    condition: Condition, code: ReasonCode, values: dict[str, float]
) -> None:
    assert reason(advise(adult(condition), WINTER, usual_of(500)), code).values == values
    assert code not in codes(advise(adult(condition), WINTER, usual_of(1000)).warnings)


def test_glucocorticoids_are_a_matter_for_the_doctor_whatever_the_intake() -> None:
    advice = advise(adult(Condition.GLUCOCORTICOIDS), WINTER, usual_of(1000))
    assert ReasonCode.GLUCOCORTICOIDS in codes(advice.warnings)


def test_what_is_taken_is_never_stopped_by_the_verdict() -> None:
    enough = advise(adult(), WINTER, usual_of(1000, supplement_mg=400))
    assert enough.status is NONE_NEEDED
    assert enough.supplement_taken_mg == pytest.approx(400)
    assert ReasonCode.KEEP_SUPPLEMENT in codes(enough.reasons)
    assert ReasonCode.KEEP_SUPPLEMENT not in codes(advise(adult(), WINTER, usual_of(1000)).reasons)
    short = advise(adult(), WINTER, usual_of(600, supplement_mg=200))
    assert ReasonCode.KEEP_SUPPLEMENT not in codes(short.reasons)


@pytest.mark.parametrize(
    ("taken", "status", "dose", "code"),
    [
        (100, SUPPLEMENT, 400, ReasonCode.DOSE_LOWERED_TO_EXISTING),
        (101, SUPPLEMENT, 300, ReasonCode.DOSE_LOWERED_TO_EXISTING),
        (300, SUPPLEMENT, 200, ReasonCode.DOSE_LOWERED_TO_EXISTING),
        (301, REFER, None, ReasonCode.EXISTING_DOSE),
        (500, REFER, None, ReasonCode.EXISTING_DOSE),
        (600, REFER, None, ReasonCode.EXISTING_DOSE),
    ],
)
def test_supplements_are_never_stacked_past_500_mg(
    taken: float, status: AdviceStatus, dose: int | None, code: ReasonCode
) -> None:
    advice = advise(adult(), WINTER, usual_of(max(450, taken), intake_mg=700, supplement_mg=taken))
    if taken == 600:
        assert advice.gap_mg == 350
    assert (advice.status, advice.calcium_supplement_mg) == (status, dose)
    limited = reason(advice, code).values
    assert limited["supplement_mg"] == pytest.approx(taken)
    assert limited["largest_mg"] == 500
    assert limited.get("dose_mg") == dose
    assert (ReasonCode.DOSE_IN_ADDITION in codes(advice.reasons)) is (dose is not None)
    assert ReasonCode.NO_DOSE_UNDER_UPPER_LEVEL not in codes(advice.reasons)


def test_a_dose_that_fits_beside_what_is_taken_is_not_lowered() -> None:
    advice = advise(adult(), WINTER, usual_of(750, supplement_mg=200))
    assert advice.calcium_supplement_mg == 200
    assert reason(advice, ReasonCode.DOSE_IN_ADDITION).values == {
        "dose_mg": 200,
        "supplement_mg": pytest.approx(200),
    }
    assert ReasonCode.DOSE_LOWERED_TO_EXISTING not in codes(advice.reasons)


def test_the_official_amount_is_split_only_for_adults_whom_it_may_be_for() -> None:
    over_70 = date(1950, 1, 1)
    told = advise(adult(born=over_70), WINTER, usual_of(900))
    assert reason(told, ReasonCode.SPLIT_OFFICIAL_DOSE).values == {"largest_dose_mg": 500}
    assert ReasonCode.SPLIT_DOSE not in codes(told.warnings)
    girl = adult(Condition.OSTEOPOROSIS_RISK, born=date(2012, 1, 1))
    untold = [adult(), girl, *[adult(condition, born=over_70) for condition in EXCLUSIONS]]
    for profile in untold:
        advice = advise(profile, WINTER, usual_of(900))
        assert not {ReasonCode.SPLIT_DOSE, ReasonCode.SPLIT_OFFICIAL_DOSE} & set(codes(advice.warnings))


@pytest.mark.parametrize("condition", sorted(EXCLUSIONS))
def test_with_an_exclusion_the_official_calcium_rule_is_a_matter_for_the_doctor(condition: Condition) -> None:
    advice = advise(adult(condition, born=date(1950, 1, 1)), WINTER, usual_of(1200, supplement_mg=800))
    assert "800-1000 mg calcium hele året" in advice.official[0].text_da
    assert advice.official_exclusions == ((condition,),)
    assert reason(advice, ReasonCode.OFFICIAL_CALCIUM_ASK_DOCTOR).values == {"condition": condition.value}
    said = set(codes(advice.reasons))
    assert not {ReasonCode.OFFICIAL_CALCIUM_SUPPLEMENT, ReasonCode.OFFICIAL_CALCIUM_TAKEN} & said
    harmful = condition in VITAMIN_D_EXCLUSIONS
    assert (ReasonCode.VITAMIN_D_RULE in said) is not harmful
    assert (ReasonCode.VITAMIN_D_ASK_DOCTOR in said) is harmful


def test_a_rule_of_vitamin_d_alone_stands_with_kidney_stones() -> None:
    assert advise(adult(Condition.KIDNEY_STONES), WINTER, usual_of(900)).official_exclusions == ((),)
    allergy = adult(Condition.KIDNEY_STONES, Condition.MILK_ALLERGY)
    excluded = advise(allergy, WINTER, usual_of(900)).official_exclusions
    assert excluded == ((), (Condition.KIDNEY_STONES,))


def test_vitamin_d_of_summer_and_of_des_is_left_to_the_doctor_too() -> None:
    summer = advise(adult(Condition.HYPERCALCAEMIA), SUMMER, usual_of(900))
    assert ReasonCode.VITAMIN_D_SUMMER not in codes(summer.reasons)
    des = advise(adult(Condition.SARCOIDOSIS, Condition.OSTEOPOROSIS), WINTER, usual_of(900))
    assert ReasonCode.DES_VITAMIN_D_RANGE not in codes(des.reasons)


def test_a_birth_after_the_day_is_not_called_untold() -> None:
    advice = advise(Profile(WINTER + timedelta(days=1)), WINTER, usual_of(650))
    assert (advice.status, advice.calcium_supplement_mg) == (SUPPLEMENT, 300)
    assert ReasonCode.BORN_LATER in codes(advice.reasons)
    assert ReasonCode.AGE_ASSUMED not in codes(advice.reasons)


@pytest.mark.parametrize(
    "condition", [Condition.HYPERCALCAEMIA, Condition.HYPERPARATHYROIDISM, Condition.SARCOIDOSIS]
)
def test_with_raised_calcium_the_intake_is_shown_and_no_shortfall(condition: Condition) -> None:
    advice = advise(adult(condition), WINTER, usual_of(500))
    assert (advice.status, advice.gap_mg, advice.food_advice) == (REFER, None, False)
    assert reason(advice, ReasonCode.INTAKE_ONLY).values == {"milk_equivalent_mg": pytest.approx(500)}
    shortfall = {
        ReasonCode.GAP,
        ReasonCode.SMALL_GAP,
        ReasonCode.BELOW_AVERAGE_REQUIREMENT,
        ReasonCode.CONFIDENCE_ADEQUATE,
    }
    assert not shortfall & set(codes(advice.reasons))
    taking = advise(adult(condition), WINTER, usual_of(1000, supplement_mg=300))
    assert (taking.status, taking.gap_mg) == (REFER, None)


@pytest.mark.parametrize("equivalent", [500, 900])
def test_kidney_disease_leaves_food_to_the_doctor(equivalent: float) -> None:
    advice = advise(adult(Condition.KIDNEY_DISEASE), WINTER, usual_of(equivalent))
    assert (advice.status, advice.gap_mg, advice.food_advice) == (REFER, 950 - equivalent, False)
    by_food = {ReasonCode.SMALL_GAP, ReasonCode.ABOVE_AVERAGE_REQUIREMENT}
    assert not by_food & set(codes(advice.reasons))


@pytest.mark.parametrize(("equivalent", "code"), [(450, ReasonCode.DOSE), (449, ReasonCode.DOSE_PART)])
def test_a_dose_smaller_than_the_gap_covers_part_of_it_and_every_dose_goes_with_a_meal(
    equivalent: float, code: ReasonCode
) -> None:
    said = codes(advise(adult(), WINTER, usual_of(equivalent)).reasons)
    assert {ReasonCode.DOSE, ReasonCode.DOSE_PART} & set(said) == {code}
    assert ReasonCode.WITH_MEAL in said
    assert ReasonCode.WITH_MEAL not in codes(advise(adult(), WINTER, usual_of(900)).reasons)


@pytest.mark.parametrize(("touched", "provisional"), [(0, False), (2, False), (3, True), (8, True)])
def test_unknown_entries_on_more_than_a_quarter_of_the_days_make_the_advice_provisional(
    touched: int, provisional: bool
) -> None:
    usual = replace(usual_of(500, days=8), unknown_entries=touched, days_with_unknown_entries=touched)
    advice = advise(adult(), WINTER, usual)
    assert advice.provisional is provisional
    assert (ReasonCode.PROVISIONAL_UNKNOWN in codes(advice.reasons)) is provisional
    assert ReasonCode.PROVISIONAL_DAYS not in codes(advice.reasons)


def test_a_mean_that_floats_just_under_the_vitamin_d_rule_covers_it() -> None:
    just_under = replace(usual_of(900), vitamin_d_supplement_ug=5.0 - 1e-9)
    assert advise(adult(), WINTER, just_under).vitamin_d_supplement_ug is None


@pytest.mark.parametrize(
    ("equivalent", "gap", "status", "dose"),
    [
        (949.7, 0, NONE_NEEDED, None),
        (850.4, 100, SUPPLEMENT, 200),
        (749.7, 200, SUPPLEMENT, 200),
        (649.6, 300, SUPPLEMENT, 300),
    ],
)
def test_what_is_decided_is_what_is_shown_in_whole_milligrams(
    equivalent: float, gap: float, status: AdviceStatus, dose: int | None
) -> None:
    advice = advise(adult(), WINTER, usual_of(equivalent))
    assert (advice.gap_mg, advice.status, advice.calcium_supplement_mg) == (gap, status, dose)
    below = ReasonCode.BELOW_AVERAGE_REQUIREMENT in codes(advice.reasons)
    assert below is (round(equivalent) < 750)


def test_an_intake_that_reads_as_the_upper_level_is_not_above_it() -> None:
    advice = advise(adult(), WINTER, usual_of(600, intake_mg=2500.4, vitamin_d_ug=100.04))
    above = {ReasonCode.CALCIUM_ABOVE_UPPER_LEVEL, ReasonCode.VITAMIN_D_ABOVE_UPPER_LEVEL}
    assert not above & set(codes(advice.warnings))


def test_a_confidence_that_rests_on_an_unconfirmed_spread_says_so() -> None:
    assert ReasonCode.SPREAD_NOT_CONFIRMED in codes(advise(adult(), WINTER, usual_of(900)).reasons)
    confirmed = replace(usual_of(900), within_person_sd=within_person_sd(Sex.FEMALE, 40))
    assert ReasonCode.SPREAD_NOT_CONFIRMED not in codes(advise(adult(), WINTER, confirmed).reasons)


@pytest.mark.parametrize(
    ("sex", "age", "told"),
    [(Sex.FEMALE, 50, False), (Sex.FEMALE, 49, True), (Sex.MALE, 60, True), (None, 60, True)],
)
def test_whom_the_cardiovascular_finding_is_of_is_told_to_all_others(
    sex: Sex | None, age: int, told: bool
) -> None:
    person = adult(born=WINTER.replace(year=WINTER.year - age), sex=sex)
    advice = advise(person, WINTER, usual_of(500))
    assert (ReasonCode.CARDIOVASCULAR_GROUP in codes(advice.warnings)) is told


@pytest.mark.parametrize(("age", "told"), [(69, False), (70, True), (71, False)])
def test_at_70_years_the_open_boundary_is_said(age: int, told: bool) -> None:
    person = adult(born=WINTER.replace(year=WINTER.year - age))
    advice = advise(person, WINTER, usual_of(900))
    assert (ReasonCode.AROUND_70 in codes(advice.reasons)) is told


def test_more_than_500_mg_of_supplement_is_to_be_divided() -> None:
    assert ReasonCode.SPLIT_DOSE not in codes(advise(adult(), WINTER, usual_of(300)).warnings)
    taking = advise(adult(), WINTER, usual_of(1500, supplement_mg=600))
    assert reason(taking, ReasonCode.SPLIT_DOSE).values == {"largest_dose_mg": 500, "amount_mg": 600}


@pytest.mark.parametrize(
    ("equivalent", "days", "told"), [(500, 7, True), (900, 7, True), (500, 1, True), (1000, 7, False)]
)
def test_vegans_are_told_what_is_enough_for_most_as_information(
    equivalent: float, days: int, told: bool
) -> None:
    advice = advise(adult(Condition.VEGAN), WINTER, usual_of(equivalent, days=days))
    assert (ReasonCode.VEGAN_DOSE in codes(advice.reasons)) is told
    assert advice.calcium_supplement_mg == (500 if equivalent == 500 and days == 7 else None)


def test_vegan_information_is_kept_from_children_and_exclusions() -> None:
    child = adult(Condition.VEGAN, born=date(2014, 1, 1))
    stones = adult(Condition.VEGAN, Condition.KIDNEY_STONES)
    for profile in (child, stones):
        assert ReasonCode.VEGAN_DOSE not in codes(advise(profile, WINTER, usual_of(900)).reasons)


def test_what_the_record_leaves_open_is_said() -> None:
    open_record = usual_of(500, unknown=2, assumed=True, status=DayStatus.UNMARKED)
    advice = advise(adult(), WINTER, open_record)
    assert reason(advice, ReasonCode.UNKNOWN_VALUES).values == {"entries": 14, "days": 7}
    assert reason(advice, ReasonCode.ASSUMED_ABSORPTION).values == {
        "assumed_mg": pytest.approx(500),
        "share": pytest.approx(1.0),
    }
    assert reason(advice, ReasonCode.ASSUMED_COMPLETE).values == {"days": 7}
    sure = advise(adult(), WINTER, usual_of(500))
    open_codes = {ReasonCode.UNKNOWN_VALUES, ReasonCode.ASSUMED_ABSORPTION, ReasonCode.ASSUMED_COMPLETE}
    assert not open_codes & set(codes(sure.reasons))


def test_two_coefficient_sets_with_different_verdicts_are_both_reported() -> None:
    article, load = usual_of(900), usual_of(900, coefficients=LOAD)
    advice = advise(adult(), WINTER, article, load)
    assert (advice.status, advice.calcium_supplement_mg) == (FOOD_FIRST, None)
    assert advice.alternative_status is SUPPLEMENT
    assert advice.alternative_calcium_supplement_mg is not None
    assert reason(advice, ReasonCode.COEFFICIENT_SETS_DISAGREE).values == {
        "set": "article",
        "status": "food_first",
        "alternative_set": "load",
        "alternative_status": "supplement",
        "supplement_mg": 0,
    }
    other_way = advise(adult(), WINTER, load, article)
    assert (other_way.status, other_way.alternative_status) == (SUPPLEMENT, FOOD_FIRST)


def test_two_coefficient_sets_with_the_same_verdict_report_another_dose() -> None:
    advice = advise(adult(), WINTER, usual_of(750), usual_of(750, coefficients=LOAD))
    assert advice.alternative_status is advice.status is SUPPLEMENT
    values = reason(advice, ReasonCode.COEFFICIENT_DOSES_DIFFER).values
    assert values["dose_mg"] == 200
    assert values["alternative_dose_mg"] == advice.alternative_calcium_supplement_mg
    assert ReasonCode.COEFFICIENT_SETS_DISAGREE not in codes(advice.reasons)


def test_agreeing_sets_and_a_single_set_say_nothing_of_the_other() -> None:
    differ = {ReasonCode.COEFFICIENT_SETS_DISAGREE, ReasonCode.COEFFICIENT_DOSES_DIFFER}
    agreeing = advise(adult(), WINTER, usual_of(300), usual_of(300, coefficients=LOAD))
    assert agreeing.alternative_status is SUPPLEMENT
    assert not differ & set(codes(agreeing.reasons))
    single = advise(adult(), WINTER, usual_of(300))
    assert single.alternative_status is None
    assert not differ & set(codes(single.reasons))


@pytest.mark.parametrize(
    ("day", "taken", "due", "code"),
    [
        (WINTER, 0.0, (5, 10), ReasonCode.VITAMIN_D_RULE),
        (WINTER, 4.9, (5, 10), ReasonCode.VITAMIN_D_PARTLY_TAKEN),
        (WINTER, 5.0, None, ReasonCode.VITAMIN_D_COVERED),
        (WINTER, 20.0, None, ReasonCode.VITAMIN_D_COVERED),
        (SUMMER, 0.0, None, ReasonCode.VITAMIN_D_SUMMER),
    ],
)
def test_vitamin_d_is_the_official_rule_less_what_is_taken(
    day: date, taken: float, due: tuple[float, float] | None, code: ReasonCode
) -> None:
    advice = advise(adult(), day, usual_of(900, vitamin_d_supplement_ug=taken))
    assert advice.vitamin_d_supplement_ug == due
    assert code in codes(advice.reasons)


def test_vitamin_d_does_not_wait_for_recorded_days() -> None:
    advice = advise(adult(born=date(1950, 1, 1)), SUMMER, usual_of(0, days=0))
    assert advice.status is INSUFFICIENT
    assert advice.vitamin_d_supplement_ug == (20.0, 20.0)


def test_vitamin_d_from_food_does_not_stand_in_for_the_rule() -> None:
    assert advise(adult(), WINTER, usual_of(900, vitamin_d_ug=15)).vitamin_d_supplement_ug == (5.0, 10.0)


@pytest.mark.parametrize(("diet_ug", "due"), [(90.0, (5, 10)), (90.1, None)])
def test_vitamin_d_never_goes_past_the_upper_level(diet_ug: float, due: tuple[float, float] | None) -> None:
    advice = advise(adult(), WINTER, usual_of(900, vitamin_d_ug=diet_ug))
    assert advice.vitamin_d_supplement_ug == due
    assert (ReasonCode.VITAMIN_D_NO_ROOM in codes(advice.reasons)) is (due is None)


def test_the_vitamin_d_supplement_already_taken_is_not_counted_twice() -> None:
    over_70 = adult(born=date(1950, 1, 1))
    advice = advise(over_70, WINTER, usual_of(900, vitamin_d_ug=80, vitamin_d_supplement_ug=10))
    assert advice.vitamin_d_supplement_ug == (20.0, 20.0)


@pytest.mark.parametrize(
    "condition",
    [
        Condition.HYPERCALCAEMIA,
        Condition.HYPERPARATHYROIDISM,
        Condition.SARCOIDOSIS,
        Condition.KIDNEY_DISEASE,
    ],
)
def test_vitamin_d_is_left_to_the_doctor_where_it_can_be_harmful(condition: Condition) -> None:
    advice = advise(adult(condition), WINTER, usual_of(900))
    assert advice.vitamin_d_supplement_ug is None
    assert ReasonCode.VITAMIN_D_ASK_DOCTOR in codes(advice.reasons)
    assert advice.official


def test_kidney_stones_leave_the_vitamin_d_rule_as_it_is() -> None:
    assert advise(adult(Condition.KIDNEY_STONES), WINTER, usual_of(900)).vitamin_d_supplement_ug == (
        5.0,
        10.0,
    )


def test_a_newborn_has_no_vitamin_d_yet() -> None:
    advice = advise(Profile(WINTER), WINTER + timedelta(days=3), usual_of(100))
    assert advice.vitamin_d_supplement_ug is None
    assert reason(advice, ReasonCode.VITAMIN_D_NEWBORN).values == {"from_days": 14}


def test_the_des_vitamin_d_range_is_told_where_des_speaks() -> None:
    at_risk = adult(Condition.OSTEOPOROSIS_RISK)
    told = advise(at_risk, WINTER, usual_of(900))
    assert told.vitamin_d_supplement_ug == (20.0, 20.0)
    assert reason(told, ReasonCode.DES_VITAMIN_D_RANGE).values == {"low_ug": 20, "high_ug": 40}
    chosen = advise(replace(at_risk, authority=Authority.NNR), WINTER, usual_of(900))
    child = advise(replace(at_risk, born=date(2012, 1, 1)), WINTER, usual_of(900))
    for advice in (chosen, child):
        assert ReasonCode.DES_VITAMIN_D_RANGE not in codes(advice.reasons)


PROFILES = st.builds(
    Profile,
    born=st.none() | st.dates(date(1906, 1, 1), date(2026, 1, 15)),
    sex=st.sampled_from([None, *Sex]),
    conditions=st.frozensets(st.sampled_from(Condition), max_size=4),
    authority=st.sampled_from([None, *Authority]),
    supplement_policy=st.sampled_from(SupplementPolicy),
)
EQUIVALENTS = st.floats(0, 1500)


@given(
    PROFILES,
    EQUIVALENTS,
    st.floats(0, 2500),
    st.floats(0, 700),
    st.integers(0, 9),
    st.sampled_from([WINTER, SUMMER]),
)
def test_any_advice_is_whole_and_within_its_bounds(
    profile: Profile, food: float, badly_absorbed: float, supplement: float, days: int, day: date
) -> None:
    total = food + supplement
    usual = usual_of(total, intake_mg=total + badly_absorbed, days=days, supplement_mg=supplement)
    advice = advise(profile, day, usual)
    dose = advice.calcium_supplement_mg
    assert (dose is not None) is (advice.status is SUPPLEMENT)
    assert dose is None or (dose in {200, 300, 400, 500} and (usual.mean_intake_mg or 0) + dose <= 2500)
    assert dose is None or supplement + dose <= 500 + 1e-6
    for each in (*advice.reasons, *advice.warnings):
        assert each.source in SOURCES
        assert each.code in REASON_CODES
    age = profile.age_on(day)
    if (age is not None and age < 18) or profile.conditions & EXCLUSIONS or days < 3:
        assert dose is None


@given(PROFILES, EQUIVALENTS, st.floats(0, 700), st.floats(0, 700))
def test_more_supplement_never_raises_the_dose(
    profile: Profile, food: float, supplement: float, more: float
) -> None:
    less = advise(profile, WINTER, usual_of(food + supplement, supplement_mg=supplement))
    added = advise(profile, WINTER, usual_of(food + supplement + more, supplement_mg=supplement + more))
    assert (added.calcium_supplement_mg or 0) <= (less.calcium_supplement_mg or 0)


@given(PROFILES, EQUIVALENTS, st.floats(0, 800), st.floats(0, 2000))
def test_more_usual_intake_never_raises_the_dose(
    profile: Profile, equivalent: float, more: float, badly_absorbed: float
) -> None:
    less = advise(profile, WINTER, usual_of(equivalent, intake_mg=equivalent + badly_absorbed))
    added = advise(profile, WINTER, usual_of(equivalent + more, intake_mg=equivalent + more + badly_absorbed))
    assert (added.calcium_supplement_mg or 0) <= (less.calcium_supplement_mg or 0)


@given(st.integers(0, 120), st.sampled_from(Condition), st.sampled_from([WINTER, SUMMER]))
def test_every_age_to_120_has_an_advice(age: int, condition: Condition, day: date) -> None:
    profile = adult(condition, born=date(day.year - age, day.month, day.day))
    assert advise(profile, day, usual_of(600)).status in AdviceStatus


def test_every_reason_code_can_be_reached() -> None:
    over_70, child = date(1950, 1, 1), date(2012, 1, 1)
    medicines = [condition for condition in Condition if condition not in EXCLUSIONS]
    total = SupplementPolicy.TOTAL_INTAKE
    cases: list[tuple[Profile, date, UsualIntake]] = [
        (adult(), WINTER, usual_of(0, days=1)),
        (adult(*medicines), WINTER, usual_of(300, days=3, unknown=1, assumed=True)),
        (adult(Condition.VEGAN), SUMMER, usual_of(900, status=DayStatus.UNMARKED)),
        (adult(Condition.HYPERCALCAEMIA), WINTER, usual_of(600)),
        (adult(born=over_70), WINTER, usual_of(2600, supplement_mg=900, vitamin_d_supplement_ug=120)),
        (adult(born=over_70), WINTER, usual_of(1800, vitamin_d_supplement_ug=10)),
        (Profile(over_70, supplement_policy=total), WINTER, usual_of(900, vitamin_d_ug=99)),
        (adult(Condition.MILK_ALLERGY, born=child), WINTER, usual_of(600)),
        (Profile(authority=Authority.DES), WINTER, usual_of(500, intake_mg=2150)),
        (adult(), WINTER, usual_of(500, intake_mg=2400)),
        (Profile(WINTER), WINTER, usual_of(100)),
        (Profile(WINTER + timedelta(days=1)), WINTER, usual_of(500, supplement_mg=200)),
        (adult(born=date(1955, 6, 1)), WINTER, usual_of(500, supplement_mg=400)),
        (adult(Condition.THIAZIDE, born=over_70), WINTER, usual_of(500)),
    ]
    advices = [advise(profile, day, usual) for profile, day, usual in cases]
    advices.append(advise(adult(), WINTER, usual_of(900), usual_of(900, coefficients=LOAD)))
    advices.append(advise(adult(), WINTER, usual_of(750), usual_of(750, coefficients=LOAD)))
    reached = {each.code for advice in advices for each in (*advice.reasons, *advice.warnings)}
    assert {code.value for code in reached} == REASON_CODES

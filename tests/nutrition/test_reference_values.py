from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.life_stage import LifeStage, age_in_months
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.nutrition.reference_values import (
    LIFE_STAGE_CODES,
    OVER_70_FROM_AGE,
    Note,
    Nutrient,
    ReferenceValue,
    deciding,
    reference_values,
)
from tracker.nutrition.sources import SOURCES

CALCIUM, VITAMIN_D = Nutrient.CALCIUM, Nutrient.VITAMIN_D
NNR, DANISH, DES = Authority.NNR, Authority.DANISH, Authority.DES
DAY = date(2026, 1, 15)
SUMMER = date(2026, 7, 15)

YEARS = [
    (1, "1-3-years", 400, 450, None, 7.5, 10, 50),
    (4, "4-6-years", 700, 800, None, 7.5, 10, 50),
    (7, "7-10-years", 675, 800, None, 7.5, 10, 50),
    (11, "11-14-years", 980, 1150, None, 7.5, 10, 100),
    (15, "15-17-years", 980, 1150, None, 7.5, 10, 100),
    (18, "18-24-years", 870, 1000, 2500, 7.5, 10, 100),
    (25, "25-50-years", 750, 950, 2500, 7.5, 10, 100),
    (51, "51-70-years", 750, 950, 2500, 7.5, 10, 100),
    (71, "over-70-years", 750, 950, 2500, 7.5, 20, 100),
]
"""Clinical tables 1.1, 1.2 and 4.1: first birthday of the band, calcium AR, RI, UL, vitamin D AR, RI, UL."""

PROFILES = st.builds(
    Profile,
    born=st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2030, 12, 31)),
    sex=st.sampled_from([None, Sex.FEMALE, Sex.MALE]),
    conditions=st.frozensets(st.sampled_from(Condition)),
    authority=st.sampled_from([None, *Authority]),
    supplement_policy=st.sampled_from(SupplementPolicy),
)
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))


def person(age: int, *conditions: Condition, sex: Sex | None = Sex.FEMALE, day: date = DAY) -> Profile:
    """Someone who turned `age` half a year before `day`."""
    half_a_year_ago = day - timedelta(days=183)
    return Profile(half_a_year_ago.replace(year=half_a_year_ago.year - age), sex, frozenset(conditions))


def row(profile: Profile, authority: Authority, nutrient: Nutrient, day: date = DAY) -> ReferenceValue:
    """The first row of an authority, which is the one most particular to the person."""
    return next(
        value
        for value in reference_values(profile, day)
        if value.authority is authority and value.nutrient is nutrient
    )


def authorities(profile: Profile, nutrient: Nutrient, day: date = DAY) -> list[Authority]:
    return [value.authority for value in reference_values(profile, day) if value.nutrient is nutrient]


def figures(value: ReferenceValue) -> tuple[str, float | None, float | None, float | None]:
    return value.life_stage, value.average_requirement, value.recommended, value.upper_level


@pytest.mark.parametrize("sex", [Sex.FEMALE, Sex.MALE, None])
@pytest.mark.parametrize(("age", "stage", "ar", "ri", "ul", "d_ar", "d_ri", "d_ul"), YEARS)
def test_nnr_band_begins_on_the_birthday(
    sex: Sex | None,
    age: int,
    stage: str,
    ar: float,
    ri: float,
    ul: float | None,
    d_ar: float,
    d_ri: float,
    d_ul: float,
) -> None:
    profile = Profile(date(DAY.year - age, DAY.month, DAY.day), sex)
    assert figures(row(profile, NNR, CALCIUM)) == (stage, ar, ri, ul)
    assert figures(row(profile, NNR, VITAMIN_D)) == (stage, d_ar, d_ri, d_ul)
    assert row(profile, NNR, CALCIUM, DAY - timedelta(days=1)).life_stage != stage


@pytest.mark.parametrize(("before", "after"), list(pairwise(YEARS)))
def test_nnr_band_lasts_until_the_day_before_the_next_birthday(
    before: tuple[object, ...], after: tuple[int, str, float, float, float, float, float, float]
) -> None:
    profile = Profile(date(DAY.year - after[0], DAY.month, DAY.day), Sex.MALE)
    assert figures(row(profile, NNR, CALCIUM, DAY - timedelta(days=1))) == before[1:5]
    assert figures(row(profile, NNR, VITAMIN_D, DAY - timedelta(days=1))) == (before[1], *before[5:])


@pytest.mark.parametrize(
    ("day", "stage", "ar", "ri", "d_ri"),
    [
        (date(2025, 8, 10), "0-6-months", 96, 120, None),
        (date(2026, 2, 10), "0-6-months", 96, 120, None),
        (date(2026, 3, 9), "0-6-months", 96, 120, None),
        (date(2026, 3, 10), "7-11-months", 250, 310, 10),
        (date(2026, 8, 9), "7-11-months", 250, 310, 10),
        (date(2026, 8, 10), "1-3-years", 400, 450, 10),
    ],
)
def test_infants_are_counted_in_completed_months(
    day: date, stage: str, ar: float, ri: float, d_ri: float | None
) -> None:
    infant = Profile(date(2025, 8, 10), Sex.FEMALE)
    assert figures(row(infant, NNR, CALCIUM, day))[:3] == (stage, ar, ri)
    assert row(infant, NNR, VITAMIN_D, day).recommended == d_ri
    assert row(infant, NNR, VITAMIN_D, day).upper_level == (50 if stage == "1-3-years" else 25)


def test_someone_born_on_29_february_has_a_birthday_on_1_march_in_common_years() -> None:
    leapling = Profile(date(2008, 2, 29), Sex.FEMALE)
    assert row(leapling, NNR, CALCIUM, date(2026, 2, 28)).recommended == 1150
    assert row(leapling, NNR, CALCIUM, date(2026, 3, 1)).recommended == 1000
    assert row(leapling, NNR, CALCIUM, date(2019, 2, 28)).life_stage == "7-10-years"
    assert row(Profile(date(2000, 2, 29)), NNR, CALCIUM, date(2024, 2, 29)).life_stage == "18-24-years"
    assert row(Profile(date(2000, 2, 29)), NNR, CALCIUM, date(2025, 2, 28)).life_stage == "18-24-years"
    assert row(Profile(date(2000, 2, 29)), NNR, CALCIUM, date(2025, 3, 1)).life_stage == "25-50-years"


def test_months_of_a_day_that_a_month_lacks_are_complete_on_the_first_of_the_next() -> None:
    infant = Profile(date(2025, 8, 31))
    assert age_in_months(infant, date(2026, 2, 28)) == 5
    assert age_in_months(infant, date(2026, 3, 1)) == 6


@given(born=st.dates(date(1900, 1, 1), date(2030, 1, 1)), later=st.integers(0, 44_000))
def test_twelve_months_are_complete_exactly_with_each_year(born: date, later: int) -> None:
    profile, day = Profile(born), born + timedelta(days=later)
    months = age_in_months(profile, day)
    assert months is not None
    assert months // 12 == profile.age_on(day)


def test_over_70_begins_on_the_71st_birthday() -> None:
    assert OVER_70_FROM_AGE == 71
    profile = Profile(date(1955, 1, 15), Sex.FEMALE)
    assert row(profile, NNR, VITAMIN_D, date(2026, 1, 14)).recommended == 10
    assert row(profile, NNR, VITAMIN_D, date(2026, 1, 15)).recommended == 20
    assert row(profile, DANISH, CALCIUM, date(2026, 1, 14)).recommended_max is None
    assert row(profile, DANISH, CALCIUM, date(2026, 1, 15)).recommended_max == 1000


@pytest.mark.parametrize("condition", [Condition.PREGNANT, Condition.LACTATING])
@pytest.mark.parametrize(
    ("age", "ar", "ri", "ul", "note"),
    [
        (16, 980, 1150, None, Note.OWN_AGE),
        (18, 870, 1000, 2500, Note.OWN_AGE),
        (24, 870, 1000, 2500, Note.OWN_AGE),
        (25, 800, 950, 2500, None),
        (40, 800, 950, 2500, None),
    ],
)
def test_pregnant_and_lactating_women_have_their_row_and_the_young_their_own_age(
    condition: Condition, age: int, ar: float, ri: float, ul: float | None, note: Note | None
) -> None:
    value = row(person(age, condition), NNR, CALCIUM)
    assert figures(value) == (condition.value, ar, ri, ul)
    assert value.note is note
    assert row(person(age, condition), NNR, VITAMIN_D).recommended == 10


def test_a_pregnant_woman_has_the_pregnancy_row_from_her_25th_birthday() -> None:
    profile = Profile(date(2001, 1, 15), Sex.FEMALE, frozenset({Condition.PREGNANT}))
    assert row(profile, NNR, CALCIUM, DAY - timedelta(days=1)).recommended == 1000
    assert row(profile, NNR, CALCIUM, DAY).recommended == 950


@pytest.mark.parametrize(
    ("age", "sex", "believed"),
    [
        (30, Sex.MALE, False),
        (30, None, True),
        (11, Sex.FEMALE, False),
        (12, Sex.FEMALE, True),
        (55, Sex.FEMALE, True),
        (56, Sex.FEMALE, False),
        (80, Sex.FEMALE, False),
    ],
)
def test_a_pregnancy_is_believed_only_where_it_can_be(age: int, sex: Sex | None, believed: bool) -> None:
    value = row(person(age, Condition.PREGNANT, sex=sex), NNR, CALCIUM)
    assert (value.life_stage == "pregnant") is believed


def test_adults_are_shown_all_three_authorities_for_calcium_and_nnr_applies() -> None:
    profile = person(40)
    assert authorities(profile, CALCIUM) == [NNR, DANISH, DES]
    assert deciding(reference_values(profile, DAY), CALCIUM).authority is NNR
    danish = row(profile, DANISH, CALCIUM)
    assert (danish.recommended, danish.note, danish.applies) == (800, Note.SUPERSEDED, False)
    des = row(profile, DES, CALCIUM)
    assert (des.recommended, des.note, des.applies) == (800, Note.MINIMUM, False)


def test_children_have_no_danish_or_des_calcium_row_since_denmark_uses_nnr() -> None:
    assert authorities(person(17), CALCIUM) == [NNR]
    assert authorities(person(18), CALCIUM) == [NNR, DANISH, DES]


@pytest.mark.parametrize(
    ("profile", "stage"),
    [
        (person(71), "over-70-years"),
        (person(50, Condition.NURSING_HOME), "nursing-home"),
        (person(50, Condition.HOME_CARE), "home-care"),
        (person(50, Condition.OSTEOPOROSIS_RISK), "osteoporosis-risk"),
        (person(50, Condition.OSTEOPOROSIS), "osteoporosis"),
        (person(16, Condition.OSTEOPOROSIS_RISK), "osteoporosis-risk"),
    ],
)
def test_the_danish_groups_have_800_to_1000_mg_with_20_ug(profile: Profile, stage: str) -> None:
    calcium = row(profile, DANISH, CALCIUM)
    assert (calcium.life_stage, calcium.recommended, calcium.recommended_max) == (stage, 800, 1000)
    assert (calcium.basis, calcium.note, calcium.applies) == ("supplement", Note.READ_AS_SUPPLEMENT, False)
    vitamin_d = row(profile, DANISH, VITAMIN_D)
    assert (vitamin_d.recommended, vitamin_d.recommended_max, vitamin_d.basis) == (20, None, "supplement")


def test_adults_of_a_danish_group_are_still_shown_the_general_figure() -> None:
    danish = [value for value in reference_values(person(71), DAY) if value.authority is DANISH]
    assert [value.recommended for value in danish if value.nutrient is CALCIUM] == [800, 800]
    assert [value.life_stage for value in danish if value.nutrient is CALCIUM] == ["over-70-years", "adult"]


def test_the_total_intake_policy_makes_the_group_row_one_that_can_decide() -> None:
    born = person(71).born
    as_total = Profile(born, authority=DANISH, supplement_policy=SupplementPolicy.TOTAL_INTAKE)
    decides = deciding(reference_values(as_total, DAY), CALCIUM)
    assert (decides.life_stage, decides.recommended, decides.recommended_max) == ("over-70-years", 800, 1000)
    assert (decides.basis, decides.note) == ("total intake", Note.READ_AS_TOTAL)
    as_supplement = Profile(born, authority=DANISH)
    decides = deciding(reference_values(as_supplement, DAY), CALCIUM)
    assert (decides.life_stage, decides.recommended, decides.basis) == ("adult", 800, "total intake")


@pytest.mark.parametrize("condition", [Condition.OSTEOPOROSIS, Condition.OSTEOPOROSIS_RISK])
def test_des_applies_in_osteoporosis_and_at_high_risk(condition: Condition) -> None:
    values = reference_values(person(60, condition), DAY)
    calcium, vitamin_d = deciding(values, CALCIUM), deciding(values, VITAMIN_D)
    assert (calcium.authority, calcium.recommended, calcium.recommended_max) == (DES, 1000, 1200)
    assert (vitamin_d.authority, vitamin_d.recommended, vitamin_d.recommended_max) == (DES, 20, 40)


def test_des_has_nothing_for_children_with_osteoporosis() -> None:
    values = reference_values(person(17, Condition.OSTEOPOROSIS), DAY)
    assert deciding(values, CALCIUM).authority is NNR
    assert DES not in {value.authority for value in values}


@pytest.mark.parametrize(
    ("age", "chosen", "conditions", "calcium", "vitamin_d"),
    [
        (40, NNR, frozenset({Condition.OSTEOPOROSIS}), NNR, NNR),
        (40, DANISH, frozenset({Condition.OSTEOPOROSIS}), DANISH, DANISH),
        (40, DANISH, frozenset(), DANISH, DANISH),
        (40, DES, frozenset(), NNR, NNR),
        (10, DANISH, frozenset(), NNR, DANISH),
        (10, DES, frozenset({Condition.OSTEOPOROSIS}), NNR, NNR),
    ],
)
def test_the_dietitians_choice_decides_where_that_authority_has_a_value(
    age: int, chosen: Authority, conditions: frozenset[Condition], calcium: Authority, vitamin_d: Authority
) -> None:
    values = reference_values(Profile(person(age).born, None, conditions, chosen), DAY)
    assert deciding(values, CALCIUM).authority is calcium
    assert deciding(values, VITAMIN_D).authority is vitamin_d


def test_the_danish_vitamin_d_row_rests_in_summer_and_nnr_decides_instead() -> None:
    profile = Profile(person(40).born, authority=DANISH)
    assert authorities(profile, VITAMIN_D, DAY) == [NNR, DANISH]
    winter = row(profile, DANISH, VITAMIN_D)
    assert (winter.recommended, winter.recommended_max, winter.life_stage) == (5, 10, "from-4-years")
    assert authorities(profile, VITAMIN_D, SUMMER) == [NNR]
    assert deciding(reference_values(profile, SUMMER), VITAMIN_D).authority is NNR


def test_the_danish_rule_decides_where_nnr_prints_no_vitamin_d() -> None:
    infant = Profile(date(2026, 1, 1))
    newborn = deciding(reference_values(infant, date(2026, 1, 14)), VITAMIN_D)
    assert (newborn.authority, newborn.recommended, newborn.note) == (NNR, None, Note.NO_VALUE)
    two_weeks = deciding(reference_values(infant, date(2026, 1, 15)), VITAMIN_D)
    assert (two_weeks.authority, two_weeks.recommended) == (DANISH, 10)


@pytest.mark.parametrize("born", [None, date(2027, 1, 1)])
def test_an_unknown_or_future_birth_date_gives_adult_figures_marked_as_assumed(born: date | None) -> None:
    values = reference_values(Profile(born), DAY)
    assert all(value.assumed for value in values)
    assert figures(values[0]) == ("adult-assumed", 750, 950, 2500)
    assert deciding(values, VITAMIN_D).recommended == 10
    assert not any(value.assumed for value in reference_values(person(40), DAY))


def test_the_vitamin_d_row_over_70_tells_of_its_boundary() -> None:
    assert row(person(71), NNR, VITAMIN_D).note is Note.OVER_70_BOUNDARY
    assert row(person(70), NNR, VITAMIN_D).note is None


def test_deciding_refuses_values_without_a_decider() -> None:
    with pytest.raises(ValueError, match="applies"):
        deciding((), CALCIUM)


@given(PROFILES, DAYS)
def test_exactly_one_row_applies_per_nutrient_for_any_profile_and_day(profile: Profile, day: date) -> None:
    values = reference_values(profile, day)
    for nutrient in Nutrient:
        assert sum(value.applies for value in values if value.nutrient is nutrient) == 1
    calcium = deciding(values, CALCIUM)
    assert calcium.recommended is not None
    assert calcium.basis == "total intake"
    assert calcium.note is not Note.MINIMUM


@given(PROFILES, DAYS)
def test_every_row_names_known_sources_and_ordered_figures(profile: Profile, day: date) -> None:
    for value in reference_values(profile, day):
        assert value.source in SOURCES
        assert value.upper_level_source is None or value.upper_level_source in SOURCES
        assert (value.upper_level is None) == (value.upper_level_source is None)
        assert value.life_stage in LIFE_STAGE_CODES
        known = [value.average_requirement, value.recommended, value.recommended_max, value.upper_level]
        ordered = [figure for figure in known if figure is not None]
        assert ordered == sorted(ordered)


@given(PROFILES, DAYS)
def test_no_row_is_shown_twice(profile: Profile, day: date) -> None:
    keys = [(v.authority, v.nutrient, v.life_stage) for v in reference_values(profile, day)]
    assert len(keys) == len(set(keys))


def test_the_life_stage_codes_are_those_of_the_bands_and_the_groups() -> None:
    assert set(LifeStage) <= LIFE_STAGE_CODES

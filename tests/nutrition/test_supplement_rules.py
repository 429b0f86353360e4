from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.profile import Authority, Condition, Profile, Sex
from tracker.nutrition.sources import SOURCES
from tracker.nutrition.supplement_rules import (
    SupplementGroup,
    SupplementRule,
    in_season,
    milk_allergy_rule,
    official_rules,
    twenty_microgram_rule,
    vitamin_d_rule,
)

WINTER = date(2026, 1, 15)
SUMMER = date(2026, 7, 15)
ADULT = Profile(date(1980, 6, 1), Sex.FEMALE)
TEN = [Condition.DARK_SKIN, Condition.COVERING_CLOTHING, Condition.LITTLE_SUN]
TWENTY = [Condition.NURSING_HOME, Condition.HOME_CARE, Condition.OSTEOPOROSIS, Condition.OSTEOPOROSIS_RISK]


def adult(*conditions: Condition, born: date | None = date(1980, 6, 1), sex: Sex = Sex.FEMALE) -> Profile:
    return Profile(born, sex, frozenset(conditions))


def doses(rule: SupplementRule | None) -> tuple[float | None, ...] | None:
    if rule is None:
        return None
    return rule.low_ug, rule.high_ug, rule.calcium_low_mg, rule.calcium_high_mg


@pytest.mark.parametrize(
    ("day", "winter"),
    [
        (date(2025, 9, 30), False),
        (date(2025, 10, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), True),
        (date(2026, 4, 30), True),
        (date(2026, 5, 1), False),
    ],
)
def test_the_season_is_october_to_the_end_of_april(day: date, winter: bool) -> None:
    assert in_season(day) is winter
    assert doses(vitamin_d_rule(ADULT, day)) == ((5, 10, None, None) if winter else None)


@pytest.mark.parametrize("day", [WINTER, SUMMER])
@pytest.mark.parametrize("condition", TEN)
@pytest.mark.parametrize("born", [date(1980, 6, 1), date(2018, 6, 1)])
def test_skin_clothing_and_sun_groups_have_10_ug_all_year(
    day: date, condition: Condition, born: date
) -> None:
    rule = vitamin_d_rule(adult(condition, born=born), day)
    assert rule is not None
    assert doses(rule) == (10, 10, None, None)
    assert rule.all_year
    assert rule.group == condition.value


@pytest.mark.parametrize("day", [WINTER, SUMMER])
@pytest.mark.parametrize("condition", TWENTY)
@pytest.mark.parametrize("born", [date(1980, 6, 1), date(2015, 6, 1), None])
def test_care_and_risk_groups_have_20_ug_with_calcium_at_any_age(
    day: date, condition: Condition, born: date | None
) -> None:
    rule = vitamin_d_rule(adult(condition, born=born), day)
    assert rule is not None
    assert doses(rule) == (20, 20, 800, 1000)
    assert rule.group == condition.value
    assert rule == twenty_microgram_rule(adult(condition, born=born), day)


def test_over_70_has_20_ug_from_the_71st_birthday() -> None:
    profile = Profile(date(1955, 7, 15))
    before, after = vitamin_d_rule(profile, SUMMER - timedelta(days=1)), vitamin_d_rule(profile, SUMMER)
    assert before is None
    assert after is not None
    assert doses(after) == (20, 20, 800, 1000)
    assert after.group is SupplementGroup.OVER_70


@pytest.mark.parametrize("condition", [Condition.PREGNANT, Condition.LACTATING])
def test_pregnant_and_lactating_women_have_10_ug_all_year_and_men_do_not(condition: Condition) -> None:
    assert doses(vitamin_d_rule(adult(condition), SUMMER)) == (10, 10, None, None)
    assert vitamin_d_rule(adult(condition, sex=Sex.MALE), SUMMER) is None


@pytest.mark.parametrize("ten", [*TEN, Condition.PREGNANT])
@pytest.mark.parametrize("twenty", TWENTY)
def test_20_ug_comes_before_10_ug(ten: Condition, twenty: Condition) -> None:
    assert doses(vitamin_d_rule(adult(ten, twenty), SUMMER)) == (20, 20, 800, 1000)


@pytest.mark.parametrize("ten", TEN)
def test_10_ug_all_year_comes_before_the_season(ten: Condition) -> None:
    assert doses(vitamin_d_rule(adult(ten), WINTER)) == (10, 10, None, None)


@pytest.mark.parametrize(
    ("age_days", "low"), [(0, None), (13, None), (14, 10), (200, 10), (4 * 365, 10), (4 * 365 + 1, None)]
)
def test_small_children_have_10_ug_from_two_weeks_until_4_years(age_days: int, low: float | None) -> None:
    born = date(2022, 7, 15)
    rule = vitamin_d_rule(Profile(born), born + timedelta(days=age_days))
    assert (None if rule is None else rule.low_ug) == low


def test_a_newborn_has_none_whatever_the_group() -> None:
    newborn = adult(Condition.DARK_SKIN, Condition.OSTEOPOROSIS_RISK, born=WINTER)
    assert vitamin_d_rule(newborn, WINTER + timedelta(days=13)) is None
    assert vitamin_d_rule(newborn, WINTER + timedelta(days=14)) is not None


def test_a_small_child_with_dark_skin_is_a_small_child() -> None:
    rule = vitamin_d_rule(adult(Condition.DARK_SKIN, born=date(2024, 1, 1)), SUMMER)
    assert rule is not None
    assert (rule.group, rule.low_ug) == (SupplementGroup.SMALL_CHILD, 10)


def test_the_formula_exception_is_told_until_the_first_birthday() -> None:
    infant = Profile(date(2025, 7, 15))
    first, second = vitamin_d_rule(infant, SUMMER - timedelta(days=1)), vitamin_d_rule(infant, SUMMER)
    assert first is not None
    assert second is not None
    assert "800 ml modermælkserstatning" in (first.exception_da or "")
    assert "800 ml" not in (second.exception_da or "")
    assert "børnevitaminpille" in (second.exception_da or "")


def test_an_unknown_age_is_an_adult_of_70_years_or_less() -> None:
    assert doses(vitamin_d_rule(Profile(), WINTER)) == (5, 10, None, None)
    assert vitamin_d_rule(Profile(), SUMMER) is None


def test_the_danish_words_are_those_of_the_authority() -> None:
    over_70, winter = vitamin_d_rule(Profile(date(1940, 1, 1)), SUMMER), vitamin_d_rule(ADULT, WINTER)
    assert over_70 is not None
    assert winter is not None
    assert over_70.text_da == (
        "20 µg D-vitamin dagligt kombineret med 800-1000 mg calcium hele året anbefales til: Personer over 70 år"
    )
    assert winter.text_da == (
        "5-10 µg D-vitamin dagligt i vinterhalvåret (oktober-april): Alle voksne og børn fra 4 år"
    )


@pytest.mark.parametrize(
    ("age", "mg", "group"),
    [
        (0, 500, SupplementGroup.MILK_ALLERGY_TO_9),
        (9, 500, SupplementGroup.MILK_ALLERGY_TO_9),
        (10, 750, SupplementGroup.MILK_ALLERGY_10_17),
        (17, 750, SupplementGroup.MILK_ALLERGY_10_17),
        (18, None, SupplementGroup.MILK_ALLERGY_ADULT),
    ],
)
def test_milk_allergy_has_500_mg_to_9_years_and_750_mg_from_10(
    age: int, mg: float | None, group: SupplementGroup
) -> None:
    profile = adult(Condition.MILK_ALLERGY, born=date(WINTER.year - age, WINTER.month, WINTER.day))
    rule = milk_allergy_rule(profile, WINTER)
    assert rule is not None
    assert doses(rule) == (None, None, mg, mg)
    assert rule.group is group
    on_the_eve = milk_allergy_rule(profile, WINTER - timedelta(days=1))
    assert on_the_eve is not None
    assert age not in (10, 18) or on_the_eve.group is not group


def test_lactose_intolerance_is_no_milk_allergy() -> None:
    assert milk_allergy_rule(adult(Condition.LACTOSE_INTOLERANCE), WINTER) is None


def test_official_rules_hold_vitamin_d_and_milk_allergy_where_they_are_due() -> None:
    allergic = adult(Condition.MILK_ALLERGY)
    assert [rule.source for rule in official_rules(allergic, WINTER)] == [
        "foedevarestyrelsen-vitamin-d",
        "foedevarestyrelsen-dairy",
    ]
    assert [rule.group for rule in official_rules(allergic, SUMMER)] == [SupplementGroup.MILK_ALLERGY_ADULT]
    assert official_rules(ADULT, SUMMER) == ()


@given(
    st.builds(
        Profile,
        born=st.none() | st.dates(date(1900, 1, 1), date(2030, 1, 1)),
        sex=st.sampled_from([None, *Sex]),
        conditions=st.frozensets(st.sampled_from(Condition)),
    ),
    st.dates(date(2015, 1, 1), date(2035, 1, 1)),
)
def test_every_rule_is_whole_and_a_group_never_has_less_than_without_it(profile: Profile, day: date) -> None:
    for rule in official_rules(profile, day):
        assert rule.source in SOURCES
        assert rule.authority is Authority.DANISH
        assert rule.text_da
        assert rule.text_en
    plain = vitamin_d_rule(Profile(profile.born, profile.sex), day)
    rule_of_group = vitamin_d_rule(profile, day)
    if plain is not None:
        assert rule_of_group is not None
        assert (rule_of_group.high_ug or 0) >= (plain.high_ug or 0)

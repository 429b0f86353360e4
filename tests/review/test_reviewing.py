"""The review of a period: every figure follows from the entries, and agrees with usual intake."""

from datetime import date, timedelta

import pytest

from tests.review.helpers import TODAY, be, meal_of, person_id, write
from tracker.diary.dates import PeriodUpsideDown
from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.nutrition.usual_intake import DayStatus, NotCounted
from tracker.review.period_review import EnergyGap, PeriodReview, SignCode
from tracker.review.reviewing import compare_periods, review_period
from tracker.store.problems import UnknownPerson
from tracker.store.records import ChangeSummary, Meal
from tracker.store.store import Store

YESTERDAY = TODAY - timedelta(days=1)
WOMAN = Profile(born=date(1960, 1, 1), sex=Sex.FEMALE, weight_kg=65.0)


def review(store: Store, first: date | None = None, last: date | None = None) -> PeriodReview:
    return review_period(store, person=None, today=TODAY, first=first, last=last)


def days_back(count: int) -> list[date]:
    return [TODAY - timedelta(days=back) for back in range(count, 0, -1)]


def test_weekdays_and_weekend_are_apart_and_make_up_all(store: Store) -> None:
    whose = person_id(store)
    for day in days_back(7):
        write(store, meal_of(whose, day, grams=1000.0 if day.weekday() >= 5 else 500.0))
    of = review(store)
    assert (of.weekdays.calcium_mg.n, of.weekend.calcium_mg.n, of.all_days.calcium_mg.n) == (5, 2, 7)
    assert of.weekdays.calcium_mg.mean == pytest.approx(500)
    assert of.weekend.calcium_mg.mean == pytest.approx(1000)
    assert of.all_days.calcium_mg.median == pytest.approx(500)
    assert (of.all_days.calcium_mg.minimum, of.all_days.calcium_mg.maximum) == (500, 1000)
    assert of.all_days.calcium_mg.sd == pytest.approx(of.view.usual.sd_intake_mg)


def test_shares_of_requirement_and_recommendation_follow_nnr(store: Store) -> None:
    be(store, WOMAN)
    whose = person_id(store)
    for day in days_back(7):
        write(store, meal_of(whose, day, grams=475.0 if day.weekday() else 900.0))
    of = review(store)
    assert (of.average_requirement_mg, of.recommended_mg) == (750, 950)
    mean = (6 * 475 + 900) / 7
    assert of.share_of_average_requirement == pytest.approx(mean / 750)
    assert of.share_of_recommended == pytest.approx(mean / 950)
    assert of.intake_share_of_recommended == pytest.approx(mean / 950)
    assert of.days_below_average_requirement == 6
    assert of.days_below_uncertain == 0


# The mean that makes one 85 % sure for a woman of 19-50, as clinicians have it printed.
@pytest.mark.parametrize(("n_days", "mean_mg"), [(1, 1103), (3, 971), (7, 916), (14, 889), (28, 873)])
def test_the_confidence_of_printed_means_is_85_percent(store: Store, n_days: int, mean_mg: float) -> None:
    be(store, Profile(born=date(1990, 1, 1), sex=Sex.FEMALE))
    whose = person_id(store)
    entries = [meal_of(whose, day, grams=mean_mg) for day in days_back(n_days)]
    write(store, *entries)
    of = review(store, first=TODAY - timedelta(days=n_days))
    assert f"{of.view.usual.confidence_adequate:.2f}" == "0.85"
    assert of.days_needed_for_firm_answer in (n_days, n_days + 1)


def test_diet_and_supplement_stand_apart_and_together(store: Store) -> None:
    whose = person_id(store)
    write(
        store,
        meal_of(whose, YESTERDAY, grams=400.0),
        meal_of(
            whose,
            YESTERDAY,
            Meal.DINNER,
            grams=1.0,
            calcium_mg_per_100g=50_000.0,
            supplement=True,
            tags=frozenset(),
        ),
    )
    of = review(store)
    assert of.all_days.food_calcium_mg.mean == pytest.approx(400)
    assert of.all_days.supplement_calcium_mg.mean == pytest.approx(500)
    assert of.all_days.calcium_mg.mean == pytest.approx(900)


def test_meals_shares_and_the_largest_load(store: Store) -> None:
    whose = person_id(store)
    write(
        store,
        meal_of(whose, YESTERDAY, Meal.BREAKFAST, grams=100.0),
        meal_of(whose, YESTERDAY, Meal.DINNER, grams=200.0),
        meal_of(whose, YESTERDAY, Meal.DINNER, grams=100.0),
        meal_of(whose, YESTERDAY, Meal.SNACK, calcium_mg_per_100g=None),
    )
    of = review(store)
    assert [one.meal for one in of.meals] == list(Meal)
    assert [one.calcium_mg for one in of.meals] == pytest.approx([100, 0, 300, 0])
    assert sum(one.share for one in of.meals) == pytest.approx(1)
    assert of.largest_load is not None
    assert (of.largest_load.day, of.largest_load.meal) == (YESTERDAY, Meal.DINNER)
    assert of.largest_load.calcium_mg == pytest.approx(300)


def test_the_ten_main_foods_are_told_with_what_is_absorbed_and_assumed(store: Store) -> None:
    whose = person_id(store)
    entries = [
        meal_of(whose, YESTERDAY, food_name_da=f"mad {rank}", food_name_en=f"food {rank}", grams=100.0 * rank)
        for rank in range(1, 12)
    ]
    entries.append(
        meal_of(
            whose,
            YESTERDAY,
            food_id="frida:23",
            food_name_da="kål",
            food_name_en="kale",
            grams=2000.0,
            absorption_basis=AbsorptionBasis.ASSUMED,
        )
    )
    write(store, *entries)
    foods = review(store).foods
    assert len(foods) == 10
    assert (foods[0].food_id, foods[0].name_en, foods[0].times) == ("frida:23", "kale", 1)
    assert foods[0].absorbed_mg == pytest.approx(600)
    assert (foods[0].assumed, foods[1].assumed) == (True, False)
    assert (foods[1].food_id, foods[1].name_da) == (None, "mad 11")
    assert foods[0].share == pytest.approx(2000 / (2000 + 6600))


def test_fish_fruit_and_vegetables_are_counted_as_the_danish_advice_counts_them(store: Store) -> None:
    whose = person_id(store)
    kinds = [
        ("fish", {"fish", "oily-fish"}, 70.0),
        ("shellfish", {"raw"}, 30.0),
        ("fruit", {"fruit"}, 150.0),
        ("vegetables", {"vegetable"}, 250.0),
        ("potatoes-roots", {"vegan"}, 300.0),
        ("mushrooms", {"vegetable"}, 100.0),
        ("dried-fruit", {"fruit"}, 100.0),
        ("juice", {"liquid"}, 200.0),
    ]
    write(
        store,
        *(meal_of(whose, YESTERDAY, group=group, tags=frozenset(tags), grams=g) for group, tags, g in kinds),
        meal_of(whose, YESTERDAY, group="supplement", tags=frozenset({"fish"}), supplement=True, grams=1.0),
    )
    of = review(store)
    assert of.fish_g_per_week == pytest.approx(700)
    assert of.oily_fish_g_per_week == pytest.approx(490)
    assert of.fruit_vegetable_portions_per_day == pytest.approx(4)
    assert of.vegetable_portions_per_day == pytest.approx(2.5)


def test_fortified_assumed_and_missing_shares(store: Store) -> None:
    whose = person_id(store)
    write(
        store,
        meal_of(whose, YESTERDAY, food_id="drink:oatly", grams=300.0),
        meal_of(whose, YESTERDAY, grams=600.0),
        meal_of(whose, YESTERDAY, grams=100.0, absorption_basis=AbsorptionBasis.ASSUMED),
        meal_of(whose, YESTERDAY, calcium_mg_per_100g=None),
    )
    of = review(store)
    assert of.fortified_share == pytest.approx(0.3)
    assert of.assumed_share == pytest.approx(0.1)
    assert of.missing_share == pytest.approx(0.25)
    assert of.days_below_average_requirement == 0


def test_a_day_below_with_an_unknown_food_is_said_to_be_uncertain(store: Store) -> None:
    whose = person_id(store)
    write(store, meal_of(whose, YESTERDAY), meal_of(whose, YESTERDAY, calcium_mg_per_100g=None))
    of = review(store)
    assert (of.days_below_average_requirement, of.days_below_uncertain) == (1, 1)


def test_signs_of_an_incomplete_record_name_their_days(store: Store) -> None:
    whose = person_id(store)
    whole = [(Meal.BREAKFAST, 200.0), (Meal.LUNCH, 200.0), (Meal.DINNER, 200.0)]
    first, second = YESTERDAY - timedelta(days=1), YESTERDAY
    write(store, *(meal_of(whose, first, meal, grams=grams) for meal, grams in whole))
    write(
        store,
        meal_of(whose, second, Meal.LUNCH, grams=200.0),
        meal_of(whose, second, Meal.DINNER, supplement=True),
    )
    found = {sign.code: sign.days for sign in review(store).signs}
    assert found == {
        SignCode.MISSING_MEALS: (second,),
        SignCode.FEW_OCCASIONS: (second,),
        SignCode.LITTLE_CALCIUM: (second,),
        SignCode.ENERGY_NOT_JUDGED: (),
    }
    (day,) = [day for day in review(store).days if day.day == second]
    assert day.missing_meals == (Meal.BREAKFAST, Meal.DINNER)


@pytest.mark.parametrize(("grams", "low"), [(500.0, True), (800.0, False)])
def test_energy_is_held_against_the_cut_off_for_the_number_of_days(
    store: Store, grams: float, low: bool
) -> None:
    be(store, WOMAN)
    whose = person_id(store)
    for day in days_back(7):
        write(store, meal_of(whose, day, grams=grams))
    energy = review(store).energy
    assert energy.mean_kcal == pytest.approx(grams * 2)
    assert energy.basal_kcal == pytest.approx(10.2 * 65 + 572)
    assert energy.cut_off == pytest.approx(1.05, abs=0.005)
    assert (energy.judged, energy.low, energy.n_days) == (True, low, 7)
    codes = {sign.code for sign in review(store).signs}
    assert (SignCode.LITTLE_ENERGY in codes) is low
    assert SignCode.ENERGY_NOT_JUDGED not in codes


def test_a_day_with_unknown_energy_is_left_out_and_a_supplement_never_hinders(store: Store) -> None:
    be(store, WOMAN)
    whose = person_id(store)
    for day in days_back(4):
        write(
            store,
            meal_of(whose, day, grams=700.0),
            meal_of(whose, day, energy_kcal_per_100g=None, supplement=True),
        )
    write(store, meal_of(whose, YESTERDAY, energy_kcal_per_100g=None))
    energy = review(store).energy
    assert (energy.n_days, energy.mean_kcal) == (3, 1400)
    assert energy.known_share == pytest.approx(4 / 5)
    assert energy.low is False


@pytest.mark.parametrize(
    ("profile", "gaps"),
    [
        (Profile(), (EnergyGap.SEX, EnergyGap.AGE, EnergyGap.WEIGHT)),
        (Profile(born=date(2010, 1, 1), sex=Sex.MALE, weight_kg=60.0), (EnergyGap.CHILD,)),
        (
            Profile(date(1990, 1, 1), Sex.FEMALE, frozenset({Condition.PREGNANT}), weight_kg=70.0),
            (EnergyGap.PREGNANT_OR_LACTATING,),
        ),
    ],
)
def test_energy_that_cannot_be_judged_says_why(
    store: Store, profile: Profile, gaps: tuple[EnergyGap, ...]
) -> None:
    be(store, profile)
    for day in days_back(3):
        write(store, meal_of(person_id(store), day, grams=100.0))
    energy = review(store).energy
    assert energy.gaps == gaps
    assert (energy.judged, energy.low, energy.ratio, energy.cut_off) == (False, None, None, None)


def test_a_period_without_days_knows_nothing(store: Store) -> None:
    of = review(store)
    assert [day.reason for day in of.days] == [NotCounted.EMPTY] * 28
    assert (of.meals, of.groups, of.foods, of.signs) == ((), (), (), ())
    assert of.all_days.calcium_mg.n == 0
    figures = (
        of.all_days.calcium_mg.mean,
        of.share_of_recommended,
        of.largest_load,
        of.fish_g_per_week,
        of.fruit_vegetable_portions_per_day,
        of.fortified_share,
        of.assumed_share,
        of.missing_share,
        of.days_needed_for_firm_answer,
        of.days_still_needed,
        of.energy.mean_kcal,
    )
    assert figures == (None,) * len(figures)


def test_one_day_has_a_mean_and_no_spread(store: Store) -> None:
    write(store, meal_of(person_id(store), YESTERDAY))
    of = review(store, YESTERDAY, YESTERDAY)
    assert len(of.days) == 1
    assert (of.all_days.calcium_mg.mean, of.all_days.calcium_mg.sd) == (100, None)


def test_partial_days_alone_count_for_nothing(store: Store) -> None:
    whose = person_id(store)
    write(store, meal_of(whose, YESTERDAY), complete=False)
    with store.write(ChangeSummary("mark-day", {"day": "", "status": ""})) as writer:
        writer.mark_day(whose, YESTERDAY, DayStatus.PARTIAL)
    of = review(store)
    assert of.all_days.calcium_mg.n == 0
    (day,) = [day for day in of.days if day.day == YESTERDAY]
    assert (day.reason, day.calcium_mg) == (NotCounted.PARTIAL, 100)


def test_a_period_upside_down_and_a_stranger_are_refused(store: Store) -> None:
    with pytest.raises(PeriodUpsideDown):
        review(store, TODAY, YESTERDAY)
    with pytest.raises(UnknownPerson):
        review_period(store, person="nobody", today=TODAY)


@pytest.mark.parametrize("born", [TODAY, TODAY - timedelta(days=100), date(1906, 11, 23), date(1900, 1, 1)])
@pytest.mark.parametrize("sex", [None, *Sex])
def test_a_patient_of_0_or_120_years_is_reviewed(store: Store, born: date, sex: Sex | None) -> None:
    be(store, Profile(born=born, sex=sex, weight_kg=4.0))
    for day in days_back(4):
        write(store, meal_of(person_id(store), day, grams=300.0))
    of = review(store)
    assert of.all_days.calcium_mg.mean == pytest.approx(300)
    assert of.energy.low is not True or of.energy.basal_kcal is not None


def test_an_archived_patient_can_still_be_read(store: Store) -> None:
    with store.write(ChangeSummary("add-person", {"name": "Anna"})) as writer:
        anna = writer.add_person("Anna", WOMAN)
    write(store, meal_of(anna.id, YESTERDAY))
    with store.write(ChangeSummary("edit-person", {"name": "Anna"})) as writer:
        writer.archive_person(anna.id)
    of = review_period(store, person="Anna", today=TODAY)
    assert of.view.person.archived
    assert of.all_days.calcium_mg.mean == 100


def test_two_periods_stand_in_the_order_of_the_calendar(store: Store) -> None:
    whose = person_id(store)
    long_ago = TODAY - timedelta(days=60)
    write(store, meal_of(whose, long_ago, grams=400.0))
    write(store, meal_of(whose, YESTERDAY, grams=800.0))
    earlier = (long_ago, long_ago + timedelta(days=6))
    for one, other in (((None, None), earlier), (earlier, (None, None))):
        both = compare_periods(store, person=None, today=TODAY, one=one, other=other)
        assert both.before.all_days.calcium_mg.mean == 400
        assert both.after.all_days.calcium_mg.mean == 800
    with pytest.raises(PeriodUpsideDown):
        compare_periods(store, person=None, today=TODAY, one=(TODAY, long_ago), other=(None, None))


def test_the_food_table_in_use_is_named(store: Store) -> None:
    with store.read() as reader:
        version = reader.food_table_version()
    assert len(version) == 64
    assert review(store).food_table_version == version

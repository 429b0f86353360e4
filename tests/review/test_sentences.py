"""What a review finds, in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.review.helpers import TODAY, be, meal_of, person_id, write
from tracker.locale import set_language
from tracker.nutrition.profile import Profile, Sex
from tracker.review import sentences
from tracker.review.figures import DailyFigure, Figure, FigureCode, Unit, compared_figures, period_figures
from tracker.review.period_review import Comparison, EnergyCheck, EnergyGap, PeriodReview, Sign, SignCode
from tracker.review.references import references
from tracker.review.reviewing import review_period
from tracker.review.wording import change_text, figure_label, figure_text
from tracker.store.records import Meal
from tracker.store.store import Store

WOMAN = Profile(born=date(1960, 1, 1), sex=Sex.FEMALE, weight_kg=65.0)
JUDGED = EnergyCheck(1000.0, 1235.0, 1000 / 1235, 1.05, 1.0, n_days=7)


def week_of(store: Store, grams: float, profile: Profile = WOMAN) -> PeriodReview:
    be(store, profile)
    for back in range(1, 8):
        write(store, meal_of(person_id(store), TODAY - timedelta(days=back), grams=grams))
    return review_period(store, person=None, today=TODAY)


def test_a_firm_answer_is_told_as_one(store: Store) -> None:
    sentence = sentences.confidence_sentence(week_of(store, 1500.0))
    assert "It is 100 % sure" in sentence
    assert "750 mg on average" in sentence
    assert "from 7 days" in sentence
    assert "That is a firm yes" in sentence


def test_a_firm_no_is_told_as_one(store: Store) -> None:
    sentence = sentences.confidence_sentence(week_of(store, 300.0))
    assert "It is 0 % sure" in sentence
    assert "That is a firm no" in sentence


@pytest.mark.parametrize(
    ("grams", "told"),
    [(900.0, "4 days more with this mean"), (760.0, "no number of days gives a firm answer")],
)
def test_days_still_needed_are_told(store: Store, grams: float, told: str) -> None:
    assert told in sentences.confidence_sentence(week_of(store, grams))


def test_without_an_average_requirement_or_a_day_no_confidence_is_told(store: Store) -> None:
    assert "Without a day" in sentences.confidence_sentence(review_period(store, person=None, today=TODAY))
    of = replace(week_of(store, 300.0), average_requirement_mg=None)
    assert "no average requirement" in sentences.confidence_sentence(of)
    assert sentences.below_sentence(of) is None


def test_both_coefficient_sets_are_told_where_they_change_the_verdict(store: Store) -> None:
    agreed = week_of(store, 1500.0)
    assert sentences.coefficient_sets_sentence(agreed) is None
    whose = person_id(store)
    for back in range(8, 15):
        day = TODAY - timedelta(days=back)
        write(store, meal_of(whose, day, grams=520.0, absorption=0.6, absorption_index=1.0))
    of = review_period(store, person=None, today=TODAY, last=TODAY - timedelta(days=8))
    told = sentences.coefficient_sets_sentence(of)
    assert told is not None
    assert "Flat figures: 1040 mg as milk, “No calcium supplement is needed”" in told
    assert "By the calcium of the meal: " in told


def test_energy_is_told_low_not_low_or_not_judged() -> None:
    low = sentences.energy_sentence(JUDGED)
    assert "1000 kcal a day is 0.81 times the basal rate, below the cut-off of 1.05 for 7 days" in low
    assert "could not be read in their source" in low
    fine = sentences.energy_sentence(replace(JUDGED, ratio=1.3))
    assert "no sign that too little was logged" in fine
    unknown = EnergyCheck(None, None, None, None, 0.0, gaps=tuple(EnergyGap))
    told = sentences.energy_sentence(unknown)
    for words in ("3 days", "sex", "date of birth", "weight", "18 years", "pregnant"):
        assert words in told


@pytest.mark.parametrize("language", ["en", "da"])
def test_every_sign_and_every_figure_has_words(language: str) -> None:
    set_language(language)
    days = tuple(TODAY - timedelta(days=back) for back in range(12))
    told = [sentences.sign_sentence(Sign(code, days), JUDGED) for code in SignCode]
    assert len(set(told)) == len(SignCode) - 1
    labels = [figure_label(code) for code in (*DailyFigure, *FigureCode)]
    assert len(set(labels)) == len(labels)


def test_many_days_of_a_sign_are_counted_not_listed() -> None:
    days = tuple(date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(12))
    told = sentences.sign_sentence(Sign(SignCode.FEW_OCCASIONS, days), JUDGED)
    assert told.startswith("Fewer than 3 eating occasions on 12 days: 2026-01-01, ")
    assert told.endswith("2026-01-08 and 4 more")


def test_figures_are_written_with_what_is_unknown_in_them(store: Store) -> None:
    assert figure_text(Figure(DailyFigure.CALCIUM, Unit.MG, 841.6)) == "842 mg"
    assert figure_text(Figure(DailyFigure.CALCIUM, Unit.MG, 841.6, at_least=True)) == "≥ 842 mg"
    assert figure_text(Figure(DailyFigure.VITAMIN_D, Unit.UG, None, at_least=True)) == "?"
    assert figure_text(Figure(FigureCode.FRUIT_VEGETABLES, Unit.PORTIONS, 2.25)) == "2.2"
    set_language("da")
    assert figure_text(Figure(FigureCode.ENERGY_RATIO, Unit.RATIO, 1.049)) == "1,05"


def test_no_number_of_days_is_a_dash_and_not_unknown(store: Store) -> None:
    shown = {one.code: figure_text(one) for one in period_figures(week_of(store, 760.0))}
    assert shown[FigureCode.DAYS_STILL_NEEDED] == "–"


def test_a_change_is_signed_and_unknown_where_either_side_is(store: Store) -> None:
    before = week_of(store, 300.0)
    write(store, meal_of(person_id(store), TODAY - timedelta(days=40), Meal.LUNCH, grams=100.0))
    old = review_period(store, person=None, today=TODAY, last=TODAY - timedelta(days=30))
    changes = {one.after.code: change_text(one) for one in compared_figures(Comparison(old, before))}
    assert changes[DailyFigure.CALCIUM] == "+200 mg"
    assert changes[DailyFigure.SUPPLEMENT_CALCIUM] == "0 mg"
    assert changes[FigureCode.SHARE_OF_AVERAGE_REQUIREMENT] == "+27 points"
    assert changes[FigureCode.ENERGY_RATIO] == "?"
    back = {one.after.code: change_text(one) for one in compared_figures(Comparison(before, old))}
    assert back[DailyFigure.CALCIUM] == "-200 mg"


def test_what_the_figures_rest_on_is_named(store: Store) -> None:
    assert references(review_period(store, person=None, today=TODAY)) == ()
    assert references(week_of(store, 700.0)) == (
        "nnr-2023",
        "iom-2000",
        "kostraad-2021",
        "dsam-2024",
        "black-2000",
        "henry-2005",
    )

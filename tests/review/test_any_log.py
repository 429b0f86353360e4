"""What holds of the review of any log, whatever was eaten."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.helpers import TODAY, meal_of
from tracker.diary.period import PeriodView, day_records
from tracker.foods.food import AbsorptionBasis
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.advice import advise
from tracker.nutrition.profile import Profile, Sex
from tracker.nutrition.reference_values import reference_values
from tracker.nutrition.targets import held_usual, targets
from tracker.nutrition.usual_intake import DayStatus, usual_intake
from tracker.review.frames import counting_frame, days_frame
from tracker.review.period_review import PeriodReview, Spread
from tracker.review.reviewing import review_of
from tracker.store.records import Entry, Meal, Person

FIRST = TODAY - timedelta(days=13)
PERSON = Person(1, "Anna", Profile(date(1970, 1, 1), Sex.FEMALE, weight_kg=70.0), archived=False)
AMOUNT = st.none() | st.floats(0.0, 2000.0)

one_entry = st.fixed_dictionaries(
    {
        "day": st.integers(0, 13).map(lambda back: FIRST + timedelta(days=back)),
        "meal": st.sampled_from(list(Meal)),
        "food_name_da": st.sampled_from(["mælk", "ost", "kål"]),
        "group": st.sampled_from(["milk", "cheese", "fish", "vegetables", "mushrooms"]),
        "tags": st.frozensets(st.sampled_from(["fish", "fruit", "vegetable", "oily-fish"])),
        "grams": st.floats(0.1, 2000.0),
        "calcium_mg_per_100g": AMOUNT,
        "vitamin_d_ug_per_100g": AMOUNT,
        "energy_kcal_per_100g": AMOUNT,
        "absorption": st.floats(0.0, 1.0),
        "absorption_index": st.floats(0.0, 1.5),
        "absorption_basis": st.sampled_from(list(AbsorptionBasis)),
        "supplement": st.booleans(),
    }
)
logs = st.lists(one_entry, max_size=30)
marks = st.dictionaries(
    st.integers(0, 13).map(lambda back: FIRST + timedelta(days=back)),
    st.sampled_from([DayStatus.COMPLETE, DayStatus.PARTIAL]),
)


def stored(log: list[dict[str, Any]]) -> list[Entry]:
    entries = []
    for number, values in enumerate(log, 1):
        new = meal_of(1, **values)
        fields = {name: getattr(new, name) for name in new.__dataclass_fields__}
        entries.append(Entry(**fields, id=number, position=number))
    return sorted(entries, key=lambda entry: (entry.day, entry.position))


def reviewed(
    entries: list[Entry], marked: dict[date, DayStatus], coefficients: CoefficientSet
) -> PeriodReview:
    values = reference_values(PERSON.profile, TODAY)
    other = next(one for one in CoefficientSet if one is not coefficients)

    def usual(of_set: CoefficientSet) -> Any:
        records = day_records(entries, marked, of_set)
        return usual_intake(
            records, TODAY, sex=Sex.FEMALE, age=56, average_requirement_mg=750, recommended_mg=950
        )

    mine, theirs = usual(coefficients), usual(other)
    view = PeriodView(
        person=PERSON,
        first=FIRST,
        last=TODAY,
        coefficients=coefficients,
        entries=tuple(entries),
        records=day_records(entries, marked, coefficients),
        usual=mine,
        alternative=theirs,
        targets=targets(values, held_usual(mine), coefficients),
        advice=advise(PERSON.profile, TODAY, mine, theirs),
        foods=(),
    )
    return review_of(view, TODAY, frozenset(), "")


@settings(max_examples=60, deadline=None)
@given(logs, marks, st.sampled_from(list(CoefficientSet)))
def test_means_are_those_of_usual_intake_and_parts_make_up_wholes(
    log: list[dict[str, Any]], marked: dict[date, DayStatus], coefficients: CoefficientSet
) -> None:
    of = reviewed(stored(log), marked, coefficients)
    usual = of.view.usual
    assert of.all_days.calcium_mg.mean == usual.mean_intake_mg
    assert of.all_days.calcium_mg.median == usual.median_intake_mg
    assert of.all_days.calcium_mg.sd == usual.sd_intake_mg
    assert of.all_days.food_calcium_mg.mean == usual.food_mg
    assert of.all_days.supplement_calcium_mg.mean == usual.supplement_mg
    assert of.all_days.absorbed_mg.mean == usual.mean_absorbed_mg
    assert of.all_days.milk_equivalent_mg.mean == usual.mean_milk_equivalent_mg
    assert of.all_days.vitamin_d_ug.mean == usual.mean_vitamin_d_ug
    assert of.weekdays.calcium_mg.n + of.weekend.calcium_mg.n == of.all_days.calcium_mg.n == usual.n_days
    assert len(of.days) == 14
    assert sum(day.counts for day in of.days) == usual.n_days
    mean = usual.mean_intake_mg or 0.0
    for parts in (of.meals, of.groups):
        assert sum(part.calcium_mg for part in parts) == pytest.approx(mean)
        assert sum(part.share for part in parts) == pytest.approx(1 if mean else 0)
    assert sum(part.share for part in of.foods) == pytest.approx(1 if mean else 0)
    assert sum(part.absorbed_mg for part in of.foods) == pytest.approx(usual.mean_absorbed_mg or 0.0)
    for share in (of.fortified_share, of.assumed_share, of.missing_share):
        assert share is None or 0 <= share <= 1 + 1e-9
    assert (of.largest_load is None) == (usual.n_days == 0)


@settings(max_examples=40, deadline=None)
@given(logs, marks, st.randoms(use_true_random=False))
def test_the_order_of_a_days_entries_changes_nothing(
    log: list[dict[str, Any]], marked: dict[date, DayStatus], chance: Any
) -> None:
    entries = stored(log)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    shuffled.sort(key=lambda entry: entry.day)
    one, other = (reviewed(of, marked, CoefficientSet.ARTICLE) for of in (entries, shuffled))
    figures = (
        "days",
        "all_days",
        "weekdays",
        "weekend",
        "meals",
        "largest_load",
        "groups",
        "energy",
        "signs",
    )
    kinds = ("fish_g_per_week", "fruit_vegetable_portions_per_day", "assumed_share", "missing_share")
    for name in (*figures, *kinds):
        assert getattr(one, name) == getattr(other, name), name
    # Which of several spellings a food has follows its last entry.
    nameless = [
        [replace(food, name_da="", name_en="", assumed=False) for food in of.foods] for of in (one, other)
    ]
    assert nameless[0] == nameless[1]


@settings(max_examples=40, deadline=None)
@given(logs, marks)
def test_the_frames_hold_the_same_figures(log: list[dict[str, Any]], marked: dict[date, DayStatus]) -> None:
    of = reviewed(stored(log), marked, CoefficientSet.ARTICLE)
    days, entries = days_frame(of.days), counting_frame(of.view)
    counted = days[days["counts"]]
    for name in ("calcium_mg", "absorbed_mg", "vitamin_d_ug", "energy_kcal"):
        spread: Spread = getattr(of.all_days, name)
        assert counted[name].count() == spread.n
        if spread.mean is not None:
            assert counted[name].mean() == pytest.approx(spread.mean)
    by_group = entries.groupby("group")["calcium_mg"].sum() / max(1, of.view.usual.n_days)
    assert by_group.to_dict() == pytest.approx({one.group: one.calcium_mg for one in of.groups})
    assert len(entries) == sum(day.entries for day in of.days if day.counts)

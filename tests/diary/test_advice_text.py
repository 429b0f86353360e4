"""An advice in words: nothing that could mean to stop or to stack, and whom an official rule is for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.diary.advice_text import advice_text, disclaimer, short_disclaimer, verdict
from tracker.diary.advice_wording import reason_sentence
from tracker.diary.figures import bar
from tracker.diary.target_wording import coverage_sentence, note_sentence, reckoned_with
from tracker.locale import set_language
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.advice import Advice, ReasonCode, advise
from tracker.nutrition.intake import Contribution, day_intake
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.nutrition.reference_values import Note, reference_values
from tracker.nutrition.targets import HeldIntake, Target, held_day, targets
from tracker.nutrition.usual_intake import DayRecord, DayStatus, UsualIntake, usual_intake

WINTER = date(2026, 1, 15)
ARTICLE, LOAD = CoefficientSet.ARTICLE, CoefficientSet.LOAD


@pytest.fixture(autouse=True)
def _english() -> None:
    set_language("en")


def usual_of(food_mg: float, supplement_mg: float = 0.0) -> UsualIntake:
    entries = [Contribution(food_mg, 3.0, 0.30, 1.0, False, "lunch", False)]
    if supplement_mg:
        entries.append(Contribution(supplement_mg, 0.0, 0.30, 1.0, False, "dinner", True))
    records = [
        DayRecord(WINTER - timedelta(days=ago), DayStatus.COMPLETE, 3, day_intake(entries, ARTICLE))
        for ago in range(1, 8)
    ]
    return usual_intake(records, WINTER, average_requirement_mg=750, recommended_mg=950)


def advice_of(
    *conditions: Condition,
    born: date | None = date(1980, 6, 1),
    sex: Sex | None = Sex.FEMALE,
    usual: UsualIntake | None = None,
) -> Advice:
    return advise(Profile(born, sex, frozenset(conditions)), WINTER, usual or usual_of(600))


def sentences(advice: Advice) -> str:
    return " ".join(reason_sentence(one) for one in (*advice.reasons, *advice.warnings))


def test_enough_with_a_supplement_is_no_word_to_stop_it() -> None:
    advice = advice_of(usual=usual_of(600, 400))
    assert verdict(advice) == "No further calcium supplement is needed"
    assert (
        "No further calcium supplement is needed; what you take is counted. "
        "Do not stop without asking your doctor." in sentences(advice)
    )
    assert verdict(advice_of(usual=usual_of(1000))) == "No calcium supplement is needed"


def test_a_set_that_disagrees_says_no_stop_either() -> None:
    advice = advice_of(usual=usual_of(600, 400))
    other = replace(usual_of(500, 400), coefficients=LOAD)
    both = advise(Profile(date(1980, 6, 1)), WINTER, usual_of(600, 400), other)
    assert advice.status is both.status
    assert "“No further calcium supplement is needed”" in sentences(both)


def test_a_dose_beside_a_supplement_is_in_addition_to_it() -> None:
    advice = advice_of(usual=usual_of(500, 200))
    assert verdict(advice).endswith(": 300 mg of calcium a day, in addition to what you take")
    assert "The 300 mg are in addition to the 200 mg a day that you already take." in sentences(advice)
    assert verdict(advice_of()).endswith(": 400 mg of calcium a day")


def test_no_room_for_a_dose_is_asked_of_a_doctor() -> None:
    advice = advice_of(usual=usual_of(300, 400))
    assert verdict(advice) == "Ask a doctor or dietitian before taking more calcium"
    assert "at most 500 mg of supplement in all is suggested, so no further dose is named" in sentences(
        advice
    )


def test_a_dose_below_the_gap_covers_part_of_it() -> None:
    said = sentences(advice_of(usual=usual_of(250)))
    assert "a supplement of 500 mg a day covers part of it" in said
    assert "would" not in said
    assert "A calcium supplement is taken with a meal." in said


def test_an_official_rule_with_an_exclusion_is_headed_as_the_general_one() -> None:
    text = advice_text(advice_of(Condition.KIDNEY_STONES, Condition.DIGOXIN, born=date(1950, 1, 1)))
    (block,) = text.official_blocks
    assert block.general
    assert block.heading == "The general rule, not for you without your doctor: kidney stones, takes digoxin"
    assert "800-1000 mg calcium" in block.rules[0].text
    assert block.rules[0].marked.startswith("“20 µg")


def test_rules_for_the_person_and_general_ones_stand_apart() -> None:
    text = advice_text(advice_of(Condition.KIDNEY_STONES, Condition.MILK_ALLERGY))
    assert [(block.heading, block.general) for block in text.official_blocks] == [
        ("The official recommendation for you", False),
        ("The general rule, not for you without your doctor: kidney stones", True),
    ]
    (plain,) = advice_text(advice_of()).official_blocks
    assert (plain.heading, plain.general) == ("The official recommendation for you", False)


@pytest.mark.parametrize(
    ("born", "told", "not_told"),
    [
        (None, "not told", "lies after"),
        (WINTER + timedelta(days=1), "lies after this day", "not told"),
    ],
)
def test_an_assumed_adult_is_told_whom_the_advice_holds_for(
    born: date | None, told: str, not_told: str
) -> None:
    said = sentences(advice_of(born=born))
    assert told in said
    assert not_told not in said
    assert "This holds for adults; " in said


def test_the_vitamin_d_range_names_who_prints_it() -> None:
    said = sentences(advice_of(Condition.OSTEOPOROSIS))
    assert (
        "The Danish osteoporosis association (Osteoporoseforeningen), after DES, recommends 20-40 µg" in said
    )
    assert "osteoporosis association, after DES" in note_sentence(Note.ASSOCIATION_AFTER_DES)


def test_the_confidence_is_of_the_persons_own_requirement_and_says_what_it_rests_on() -> None:
    said = sentences(advice_of())
    assert "above the person's own requirement" in said
    assert "of absorption-adjusted intake" in said
    assert "the day-to-day spread it rests on is not confirmed" in said


def test_the_cardiovascular_finding_names_calcium_a_day_and_whom_it_is_of() -> None:
    said = sentences(advice_of(sex=Sex.MALE))
    assert "Supplements of 1000 mg of calcium a day were linked with 15 % more" in said
    assert "studied in women after menopause; of men and of younger women" in said


def test_what_is_unknown_may_change_the_figures() -> None:
    usual = replace(usual_of(600), unknown_entries=7, days_with_unknown_entries=7)
    said = sentences(advice_of(usual=usual))
    assert "The true intake may be higher and what is missing may be smaller." in said
    assert "touch 7 of the 7 days that count" in said


def test_the_sources_end_with_the_food_tables() -> None:
    frida, fineli = advice_text(advice_of()).sources[-2:]
    assert frida.startswith("Fødevaredata (http://frida.fooddata.dk), version 5.4, Maj 2025, ")
    assert "Fineli" in fineli


def test_the_disclaimer_says_what_the_program_is_not() -> None:
    full = disclaimer()
    for part in (
        "no diagnosis",
        "no fracture risk",
        "doctor or clinical dietitian",
        "Never change a medicine",
    ):
        assert part in full
    assert "no diagnosis" in short_disclaimer()
    assert len(short_disclaimer()) <= 80


def test_every_note_fits_under_its_row() -> None:
    for note in Note:
        assert len("    " + note_sentence(note)) <= 80


@pytest.mark.parametrize(
    ("share", "cells"), [(0.0, 0), (0.994, 9), (0.9996, 10), (1.0 - 1e-9, 10), (0.3 - 1e-9, 3), (2.0, 10)]
)
def test_a_bar_is_full_where_its_share_reads_100_percent(share: float, cells: int) -> None:
    assert bar(share).count("█") == cells


def held(calcium_mg: float, coefficients: CoefficientSet) -> tuple[tuple[Target, ...], float | None]:
    meals = ("breakfast", "lunch", "dinner")
    day = day_intake(
        [Contribution(calcium_mg / 3, 0.0, 0.30, 1.0, False, meal, False) for meal in meals], coefficients
    )
    values = reference_values(Profile(date(1980, 6, 1)), WINTER)
    return targets(values, held_day(day), coefficients), day.calcium.milk_equivalent_mg


def test_coverage_by_the_load_of_the_meal_is_explained_where_it_differs() -> None:
    explained = coverage_sentence(*held(760, LOAD), LOAD)
    assert explained is not None
    assert explained.startswith("85 % is counted in absorbed calcium")
    assert "counted as milk, 80 % of the recommendation" in explained
    assert coverage_sentence(*held(950, LOAD), LOAD) is None
    assert coverage_sentence(*held(760, ARTICLE), ARTICLE) is None


def test_a_coverage_that_is_whole_but_for_the_floats_is_met() -> None:
    values = reference_values(Profile(date(1980, 6, 1)), WINTER)
    nearly = HeldIntake(950.0, 285.0 - 1e-6, 0.0, 0, 5.0, 5.0 - 1e-7, 0)
    assert all(
        target.met
        for target in targets(values, nearly, ARTICLE)
        if target.value.applies and target.value.nutrient == "calcium"
    )


def test_the_coefficient_set_is_named_with_its_version() -> None:
    assert reckoned_with(ARTICLE) == "Reckoned with: flat figures, version 1"


def test_around_70_the_open_boundary_is_said() -> None:
    advice = advice_of(born=date(1955, 6, 1))
    (said,) = [reason_sentence(one) for one in advice.reasons if one.code is ReasonCode.AROUND_70]
    assert "do not say whether “over 70” begins at 70 or 71" in said

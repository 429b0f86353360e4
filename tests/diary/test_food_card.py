"""What the food card tells, before it is drawn."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tracker.diary.food_card import FoodNote, absorbed_mg, notes_on, view_food_card
from tracker.diary.food_wording import (
    evidence_sentence,
    food_source,
    note_sentence,
    quality_sentence,
    weight_source,
)
from tracker.diary.foods import Label, add_own_food, find_food
from tracker.diary.log import log_line
from tracker.diary.profile import store_profile
from tracker.diary.settings import choose_coefficients
from tracker.nutrition.absorption import CoefficientSet
from tracker.nutrition.absorption_evidence import EvidenceKind
from tracker.nutrition.calcium_source import SourceQuality
from tracker.nutrition.profile import Condition, Profile
from tracker.store.store import Store

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8)


def test_milk_per_portion_under_both_sets_the_one_in_force_first(store: Store) -> None:
    card = view_food_card(store, "frida:33", person=None, day=DAY)
    flat, by_load = card.figures
    assert flat.coefficients is CoefficientSet.ARTICLE
    assert flat.fraction == pytest.approx(0.30)
    assert card.calcium_per_portion_mg is not None
    assert flat.per_portion_mg == pytest.approx(card.calcium_per_portion_mg * 0.30)
    assert by_load.fraction == pytest.approx(0.356, abs=0.02)
    assert card.evidence is not None
    assert card.evidence.kind is EvidenceKind.ISOTOPE
    assert card.source is not None
    assert card.source.quality is SourceQuality.GOOD
    assert quality_sentence(card.source).startswith("A good source of calcium. ")
    choose_coefficients(store, CoefficientSet.LOAD)
    again = view_food_card(store, "frida:33", person=None, day=DAY)
    assert [one.coefficients for one in again.figures] == [CoefficientSet.LOAD, CoefficientSet.ARTICLE]


@pytest.mark.parametrize("coefficients", CoefficientSet)
def test_each_alternative_gives_the_same_absorbed_calcium_from_its_usual_portion_or_less(
    store: Store, coefficients: CoefficientSet
) -> None:
    choose_coefficients(store, coefficients)
    for food_id in ("frida:50", "frida:23", "drink:oat-organic"):
        card = view_food_card(store, food_id, person=None, day=DAY)
        wanted = card.figures[0].per_portion_mg
        assert wanted is not None
        assert card.alternatives
        for one in card.alternatives:
            assert one.food.id != food_id
            assert one.grams <= one.portion.grams
            assert absorbed_mg(one.food, one.grams, coefficients) == pytest.approx(wanted, rel=0.05)


def test_alternatives_hold_one_food_a_group_and_no_variants(store: Store) -> None:
    card = view_food_card(store, "frida:50", person=None, day=DAY)
    groups = [one.food.group for one in card.alternatives]
    assert len(set(groups)) == len(groups)
    assert all(one.food.rank <= 1 for one in card.alternatives)


def test_what_the_person_eats_comes_first_and_what_they_avoid_never(store: Store) -> None:
    log_line(store, "200 g skyr", person=None, day=date(2026, 11, 20), now=NOW)
    first = view_food_card(store, "frida:50", person=None, day=DAY).alternatives[0]
    assert ("Skyr" in first.food.name_da, first.habitual) == (True, True)
    store_profile(store, Profile(conditions=frozenset({Condition.VEGAN})), person=None)
    vegan = view_food_card(store, "frida:50", person=None, day=DAY).alternatives
    assert vegan
    assert not {"milk", "fermented-milk", "cheese", "fish"} & {one.food.group for one in vegan}


def test_unknown_calcium_leaves_everything_that_follows_from_it_unknown(store: Store) -> None:
    food = add_own_food(store, Label(name="Gryde"))
    card = view_food_card(store, food.id, person=None, day=DAY)
    assert card.own
    assert (card.calcium_per_portion_mg, card.source, card.alternatives) == (None, None, ())
    assert [one.per_portion_mg for one in card.figures] == [None, None]


def test_a_supplement_is_judged_as_no_food(store: Store) -> None:
    card = view_food_card(store, "supplement:calcium-carbonate-500", person=None, day=DAY)
    assert card.source is None
    assert FoodNote.WITH_A_MEAL in card.notes


@pytest.mark.parametrize(
    ("food_id", "notes"),
    [
        ("frida:50", [FoodNote.OXALATE]),
        ("frida:23", [FoodNote.SMALL_LOAD]),
        ("frida:35", [FoodNote.PHYTATE]),
        ("drink:oat-organic", [FoodNote.ORGANIC_NOT_FORTIFIED]),
        ("drink:soy-tricalcium-phosphate", [FoodNote.TRICALCIUM_PHOSPHATE]),
        ("frida:33", []),
    ],
)
def test_what_must_be_known_of_a_food_is_noted_in_words(
    store: Store, food_id: str, notes: list[FoodNote]
) -> None:
    food = find_food(store, food_id)
    assert list(notes_on(food)) == notes
    assert all("{" not in note_sentence(note, food) for note in notes)


def test_an_own_drink_that_claims_to_be_organic_and_fortified_is_doubted(store: Store) -> None:
    food = add_own_food(store, Label(name="Drik", group="plant-drink", fortified=True, organic=True))
    assert list(notes_on(food)) == [FoodNote.ORGANIC_YET_FORTIFIED]
    assert list(notes_on(replace(food, organic=False, fortified=False))) == [FoodNote.NOT_FORTIFIED]


def test_the_evidence_is_told_for_foods_of_every_kind(store: Store) -> None:
    with store.read() as reader:
        by_evidence = {
            (one.absorption_basis, one.group, one.tags, one.source[:10]): one for one in reader.foods()
        }
    one_of_each = list({(key[0], key[2]): food for key, food in by_evidence.items()}.values())[::12]
    for food in one_of_each:
        card = view_food_card(store, food.id, person=None, day=DAY)
        assert evidence_sentence(card).endswith(".")
        assert (card.evidence is None) == (card.evidence_kind is None)


def test_a_calculated_dish_is_told_to_be_reckoned_from_its_recipe(store: Store) -> None:
    with store.read() as reader:
        dish = next(food for food in reader.foods() if food.source.startswith("calculated: "))
    assert "recipe" in evidence_sentence(view_food_card(store, dish.id, person=None, day=DAY))
    assert food_source(dish).startswith("reckoned from a recipe: frida:")


def test_sources_of_weights_and_foods_are_told_in_words(store: Store) -> None:
    assert food_source(find_food(store, "frida:33")) == "Frida, DTU, food 33"
    assert (weight_source("estimate"), weight_source("fineli:606 PORTM")) == (
        "an estimate",
        "Fineli's household measures",
    )

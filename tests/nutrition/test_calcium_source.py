import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.nutrition.calcium_source import SOURCE, SourceQuality, calcium_source
from tracker.nutrition.sources import SOURCES

AMOUNTS = st.floats(0, 1e4)


@pytest.mark.parametrize(
    ("absorbed_mg", "energy_kcal", "quality"),
    [
        (74.0, 98.0, SourceQuality.GOOD),  # a glass of semi-skimmed milk
        (30.0, 100.0, SourceQuality.GOOD),
        (29.9, 99.0, SourceQuality.POTENTIAL),
        (40.0, 300.0, SourceQuality.POTENTIAL),  # ice cream: enough calcium, much energy
        (5.9, 20.0, SourceQuality.POOR),  # boiled spinach, 85 g
        (17.0, 160.0, SourceQuality.POOR),  # almonds, 28 g
        (40.0, 0.0, SourceQuality.GOOD),
        (4.0, 0.0, SourceQuality.POTENTIAL),
        (0.0, 0.0, SourceQuality.POOR),
        (100.0, None, SourceQuality.UNDECIDED),
    ],
)
def test_a_good_source_meets_both_criteria_and_a_potential_one_of_them(
    absorbed_mg: float, energy_kcal: float | None, quality: SourceQuality
) -> None:
    assert calcium_source(absorbed_mg, energy_kcal).quality is quality


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_more_absorbed_calcium_never_makes_a_worse_source(less: float, more: float, energy: float) -> None:
    order = [SourceQuality.POOR, SourceQuality.POTENTIAL, SourceQuality.GOOD]
    low, high = sorted((less, more))
    assert order.index(calcium_source(low, energy).quality) <= order.index(
        calcium_source(high, energy).quality
    )


@pytest.mark.parametrize(("absorbed_mg", "energy_kcal"), [(-1.0, 1.0), (1.0, -1.0)])
def test_a_negative_amount_is_refused(absorbed_mg: float, energy_kcal: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        calcium_source(absorbed_mg, energy_kcal)


def test_its_source_is_listed() -> None:
    assert SOURCE in SOURCES

import pytest

from tracker.nutrition.sources import FOOD_DATA_SOURCES, SOURCES, citation


def test_sources_are_in_alphabetical_order() -> None:
    assert list(SOURCES) == sorted(SOURCES)


@pytest.mark.parametrize("key", SOURCES)
def test_a_citation_holds_title_and_reference(key: str) -> None:
    source = SOURCES[key]
    assert citation(key) == f"{source.title}. {source.reference}"
    assert source.title
    assert source.reference
    assert source.note


def test_a_source_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        citation("nobody-1900")


def test_the_food_tables_are_cited_as_their_owners_ask() -> None:
    frida, fineli = map(citation, FOOD_DATA_SOURCES)
    assert frida.startswith(
        "Fødevaredata (http://frida.fooddata.dk), version 5.4, Maj 2025, Fødevareinstituttet, "
        "Danmarks Tekniske Universitet."
    )
    assert "release 20, CC BY 4.0" in fineli

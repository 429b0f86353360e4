"""A whole file of products: every kind that there is, every record counted, all or nothing stored."""

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.open_food_facts.records import Record, code_of, jsonl, milk
from tracker.exchange.formats import TakeIn, format_of
from tracker.exchange.open_food_facts.files import lines_of
from tracker.exchange.open_food_facts.importing import Imported, import_products
from tracker.exchange.open_food_facts.problems import (
    ColumnTwice,
    CutOff,
    FileCannotBeRead,
    NotOpenFoodFacts,
    ReaderMissing,
    UnknownCountry,
)
from tracker.exchange.open_food_facts.refusals import Reason
from tracker.exchange.opening import open_file
from tracker.foods.product import Product
from tracker.problems import Problem
from tracker.store.store import Store

COLUMNS = (
    "code",
    "product_name",
    "brands",
    "categories_tags",
    "countries_tags",
    "calcium_100g",
    "vitamin-d_100g",
    "serving_quantity",
)


def is_accounted_for(imported: Imported) -> bool:
    parts = imported.new + imported.updated + imported.unchanged + imported.refused + imported.elsewhere
    return imported.read == parts


def product(store: Store, number: int) -> Product:
    with store.read() as reader:
        return reader.products([code_of(number)])[code_of(number)]


def flat(record: Record) -> dict[str, str]:
    cells = {name: record.get(name, "") for name in COLUMNS} | record["nutriments"]
    return {
        name: ",".join(value) if isinstance(value, list) else str(value)
        for name, value in cells.items()
        if name in COLUMNS
    }


def as_tsv(path: Path, records: list[Record]) -> Path:
    rows = ["\t".join(COLUMNS), *("\t".join(flat(one)[name] for name in COLUMNS) for one in records)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def as_csv(path: Path, records: list[Record]) -> Path:
    rows = [",".join(COLUMNS), *(",".join(f'"{flat(one)[name]}"' for name in COLUMNS) for one in records)]
    path.write_bytes(("\ufeff" + "\r\n".join(rows) + "\r\n").encode())
    return path


def as_gzip(path: Path, records: list[Record]) -> Path:
    path.write_bytes(gzip.compress(jsonl(path, records).read_bytes()))
    return path


def as_answer(path: Path, records: list[Record]) -> Path:
    path.write_text(json.dumps({"count": len(records), "products": records}, indent=2), encoding="utf-8")
    return path


def as_parquet(path: Path, records: list[Record]) -> Path:
    lines = jsonl(path.with_suffix(".jsonl"), [parquet_record(one) for one in records])
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * REPLACE (CAST(code AS VARCHAR) AS code) FROM read_json('{lines}', columns={{code: 'VARCHAR',"
            " product_name: 'STRUCT(lang VARCHAR, \"text\" VARCHAR)[]', brands: 'VARCHAR', categories_tags: 'VARCHAR[]',"
            " countries_tags: 'VARCHAR[]', serving_quantity: 'VARCHAR', nutriments: 'STRUCT(name VARCHAR, \"100g\" FLOAT,"
            f" unit VARCHAR, \"value\" FLOAT)[]'}})) TO '{path}' (FORMAT parquet)"
        )
    return path


def parquet_record(record: Record) -> Record:
    nutriments = [
        {"name": key.removesuffix("_100g"), "100g": value, "unit": None, "value": None}
        for key, value in record["nutriments"].items()
        if key.endswith("_100g")
    ]
    return record | {
        "product_name": [{"lang": "main", "text": record["product_name"]}],
        "nutriments": nutriments,
    }


WRITERS: dict[str, Callable[[Path, list[Record]], Path]] = {
    "jsonl": jsonl,
    "jsonl.gz": as_gzip,
    "tsv": as_tsv,
    "csv": as_csv,
    "answer": as_answer,
    "parquet": as_parquet,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_gives_the_same_products(kind: str, store: Store, tmp_path: Path) -> None:
    bad = milk(4, nutriments={"calcium_100g": 120})
    other = milk(3, product_name="Skyr", nutriments={"calcium_100g": 0.1, "vitamin-d_100g": 7.5e-7})
    path = WRITERS[kind](tmp_path / "dump", [milk(1), milk(2, nutriments={}), other, bad])
    imported = import_products(store, path)
    assert (imported.read, imported.new, imported.refused) == (4, 3, 1)
    assert [one.barcode for one in imported.refusals] == [code_of(4)]
    assert is_accounted_for(imported)
    assert product(store, 1).calcium_mg_per_100g == 120.0
    assert (product(store, 1).name, product(store, 1).portion_grams) == ("Letmælk 1,5 %", 200.0)
    assert product(store, 2).calcium_mg_per_100g is None
    assert product(store, 3).vitamin_d_ug_per_100g == 0.75


@pytest.mark.parametrize("kind", WRITERS)
def test_tracker_import_recognises_every_kind(kind: str, tmp_path: Path) -> None:
    path = WRITERS[kind](tmp_path / "dump", [milk(1)])
    assert format_of(open_file(path)).name == "open-food-facts"


def test_tracker_import_takes_the_products(store: Store, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "dump", [milk(1), milk(2, code="5700000000001")])
    taken = format_of(open_file(path)).load()(store, path, TakeIn())
    assert (taken.facts["new"], taken.facts["refused"]) == (1, 1)
    assert any("5700000000001" in line for line in taken.lines)


@pytest.mark.parametrize("enveloped", [True, False])
def test_the_json_of_one_product_is_read_with_its_envelope_or_without(
    enveloped: bool, store: Store, tmp_path: Path
) -> None:
    record = milk(1)
    told = {"code": record.pop("code"), "status": 1, "product": record} if enveloped else record
    (tmp_path / "one.json").write_text(json.dumps(told, indent=2))
    assert import_products(store, tmp_path / "one.json").new == 1


def test_the_same_file_twice_adds_nothing_and_a_newer_one_takes_its_place(
    store: Store, tmp_path: Path
) -> None:
    path = jsonl(tmp_path / "dump", [milk(1), milk(2)])
    import_products(store, path)
    again = import_products(store, path)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 2)
    newer = import_products(
        store, jsonl(path, [milk(1), milk(2, product_name="Minimælk"), milk(2, product_name="Skyr")])
    )
    assert (newer.new, newer.updated, newer.unchanged) == (0, 2, 1)
    assert product(store, 2).name == "Skyr"
    with store.read() as reader:
        assert reader.count_products() == 2
        assert [one.name for one in reader.products_like("sky", 5)] == ["Skyr"]
        assert reader.products_like("minim", 5) == []


@pytest.mark.parametrize("country", ["denmark", "Danmark", "DK", "en:denmark"])
def test_only_what_is_sold_in_a_country_is_taken(country: str, store: Store, tmp_path: Path) -> None:
    records = [
        milk(1),
        milk(2, countries_tags=["en:france"]),
        milk(3, countries_tags=[], purchase_places="en:denmark"),
    ]
    imported = import_products(store, jsonl(tmp_path / "dump", records), country=country)
    assert (imported.new, imported.elsewhere) == (1, 2)
    assert is_accounted_for(imported)


def test_a_trial_counts_the_same_and_stores_nothing(store: Store, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "dump", [milk(1), milk(1, product_name="Skyr"), milk(2), milk(2)])
    trial = import_products(store, path, dry_run=True)
    with store.read() as reader:
        assert not reader.has_products()
    done = import_products(store, path)
    assert (
        (trial.new, trial.updated, trial.unchanged) == (done.new, done.updated, done.unchanged) == (2, 1, 1)
    )
    assert (trial.stored, done.stored) == (False, True)


def test_lines_that_are_no_product_are_refused_one_by_one(store: Store, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "dump", [milk(1)])
    with path.open("ab") as file:
        file.write(b'{"code": \n[1, 2]\n"text"\n\n\xff\xfe\n' + json.dumps(milk(2)).encode())
    imported = import_products(store, path)
    assert (imported.read, imported.new) == (7, 2)
    assert imported.reasons == {Reason.NOT_A_PRODUCT: 5}
    assert is_accounted_for(imported)


def test_a_row_with_a_cell_too_few_is_refused(store: Store, tmp_path: Path) -> None:
    path = as_tsv(tmp_path / "dump", [milk(1), milk(2)])
    path.write_text(path.read_text().rstrip("\n").rpartition("\t")[0])
    imported = import_products(store, path)
    assert (imported.new, imported.reasons) == (1, {Reason.NOT_A_PRODUCT: 1})


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", NotOpenFoodFacts),
        (b"Date,Meal,Calcium\n2026-01-01,Lunch,3\n", NotOpenFoodFacts),
        (b'{"some": "thing"}\n', NotOpenFoodFacts),
        ("code\tproduct_name\n1\tx\n".encode("utf-16"), NotOpenFoodFacts),
        (b"code\tproduct_name\tcode\n1\tx\t2\n", ColumnTwice),
        (b"\x1f\x8b\x09\x00garbage of no method", FileCannotBeRead),
        (b"PAR1garbage", FileCannotBeRead),
    ],
)
def test_a_file_that_is_none_is_refused_as_a_whole(
    content: bytes, problem: type[Problem], store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(problem) as refused:
        import_products(store, path)
    assert "file" in refused.value.sentence()


def test_a_packed_file_that_is_cut_stores_nothing(store: Store, tmp_path: Path) -> None:
    path = as_gzip(tmp_path / "dump", [milk(number) for number in range(3000)])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(CutOff):
        import_products(store, path)
    with store.read() as reader:
        assert not reader.has_products()


def test_a_file_that_is_not_there_and_a_word_that_is_no_country_are_told(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(FileCannotBeRead):
        import_products(store, tmp_path / "nowhere")
    with pytest.raises(UnknownCountry):
        import_products(store, jsonl(tmp_path / "dump", [milk(1)]), country="12")


def test_without_the_library_a_parquet_file_is_refused_with_how_to_get_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = as_parquet(tmp_path / "dump", [milk(1)])
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(ReaderMissing, match="pip install duckdb"):
        import_products(store, path)


SAMPLES: list[bytes] = [
    json.dumps(milk(1)).encode() + b"\n" + json.dumps(milk(2)).encode(),
    b"\t".join(name.encode() for name in COLUMNS) + b"\n1\t2\n",
    gzip.compress(json.dumps(milk(1)).encode()),
    b"PAR1",
]


CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=3)), max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sample=st.sampled_from(SAMPLES), changes=CHANGES)
def test_no_bytes_crash_a_reader(
    sample: bytes, changes: list[tuple[float, int, bytes]], tmp_path: Path
) -> None:
    for share, gone, instead in changes:
        place = int(share * len(sample))
        sample = sample[:place] + instead + sample[place + gone :]
    path = tmp_path / "dump"
    path.write_bytes(sample)
    with suppress(Problem):
        for line in lines_of(path):
            assert line.record is not None or line.refused is not None

"""`tracker import`: what is printed, the exit status, and the way from a preview through corrected matches to undo."""

from pathlib import Path

from tests.cli.conftest import Tracker

HEADER = "Date,Food,Amount,Calcium (mg),Vitamin D (µg)"


def diary(path: Path, *rows: str) -> str:
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return str(path)


def test_a_diary_goes_from_preview_over_corrected_matches_into_the_log_and_back(
    tracker: Tracker, tmp_path: Path
) -> None:
    file = diary(
        tmp_path / "d.csv", "2024-05-01,Grandma's pie,1 slice,100,1", "2024-05-01,Spinach (raw),100 g,99,"
    )
    matches = tmp_path / "matches.csv"
    looked = tracker("import", file, "--dry-run", "--write-matches", str(matches))
    assert looked.status == 0
    assert "2 rows: 2 to be stored, 0 already there, 0 refused" in looked.out
    assert "Nothing was stored: this was a dry run." in looked.out
    assert tracker("day", "2024-05-01", "--json").json["entries"] == []

    table = matches.read_text("utf-8-sig")
    matches.write_text(table.replace("Grandma's pie,,", "Grandma's pie,frida:50,"), encoding="utf-8-sig")
    assert "chosen" in tracker("import", file, "--matches", str(matches)).out
    entries = tracker("day", "2024-05-01", "--json").json["entries"]
    assert [
        (one["food"], one["grams"], one["calcium_mg"], one["absorbed_calcium_mg"]) for one in entries
    ] == [
        ("Grandma's pie", None, 100, 5),
        ("Spinach (raw)", 100, 99, 4.95),
    ]
    assert "1 slice Grandma's pie" in tracker("day", "2024-05-01").out

    again = tracker("import", file)
    assert (again.status, "2 already there" in again.out) == (0, True)
    assert tracker("undo").out == "Undone: d.csv was imported\n"
    redone = tracker("redo")
    assert (redone.status, "tracker import" in redone.err) == (1, True)


def test_what_is_refused_is_told_with_line_and_column_and_in_json(tracker: Tracker, tmp_path: Path) -> None:
    file = diary(tmp_path / "d.csv", "2024-05-01,Milk,1 cup,lots,1", "2024-05-01,Milk,1 cup,300,1")
    done = tracker("import", file, "--json")
    assert done.status == 0
    assert (done.json["read"], done.json["entries"], done.json["refused"]) == (2, 1, 1)
    (refusal,) = done.json["files"][0]["refusals"]
    assert (refusal["line"], refusal["column"], refusal["value"]) == (2, "Calcium (mg)", "lots")
    only_bad = diary(tmp_path / "bad.csv", "2024-05-01,Milk,1 cup,lots,1")
    told = tracker("import", only_bad)
    assert told.status == 1
    assert "bad.csv:2, Calcium (mg): no number (“lots”)" in told.out


def test_a_map_is_kept_by_name(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_text("Wann,Was,Kalk mg\n2024-05-01,Milch,300\n", encoding="utf-8")
    assert tracker("import", str(file)).status == 1
    named = ("--column", "day=Wann", "--column", "food=Was", "--column", "calcium=Kalk mg")
    assert tracker("import", str(file), *named, "--save-map", "german", "--dry-run").status == 0
    assert tracker("import", str(file), "--map", "german").status == 0
    assert tracker("import", str(file), "--map", "french").status == 1
    assert tracker("import", str(file), "--column", "day").status == 2


def test_a_file_that_is_nothing_known_is_refused_calmly(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,\nno table here", encoding="utf-8")
    assert tracker("import", str(file)).status == 1
    assert "There is no format “odt”" in tracker("import", str(file), "--format", "odt").err
    assert tracker("import", str(tmp_path / "absent.csv")).status == 1

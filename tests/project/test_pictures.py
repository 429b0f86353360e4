"""The pictures of the README show the program as it is."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"")


def made_in(folder: Path) -> list[Path]:
    """The pictures, made by the script in docs/pictures."""
    spec = spec_from_file_location("make_pictures", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    files: list[Path] = script.make(folder)
    return files


def test_the_script_makes_the_same_pictures_again(tmp_path: Path) -> None:
    made = made_in(tmp_path)
    assert {file.name for file in made} == {file.name for file in FOLDER.glob("*.svg")}
    others = [file.name for file in made if file.read_bytes() != (FOLDER / file.name).read_bytes()]
    assert others == [], "`make pictures` takes them anew"


def test_pictures_ask_nobody_for_anything() -> None:
    for file in FOLDER.glob("*.svg"):
        assert set(re.findall(r"https?://[^\s\"')]+", file.read_text(encoding="utf-8"))) <= {
            "http://www.w3.org/2000/svg",
            "https://www.textualize.io",
        }


def test_every_picture_of_the_readme_is_there() -> None:
    shown = [
        first or second
        for first, second in _PICTURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    ]
    assert [target for target in shown if "://" not in target and not (ROOT / target).exists()] == []

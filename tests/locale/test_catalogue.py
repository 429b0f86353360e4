"""The Danish catalogue: every text of the program is in it, and says what the original says."""

import ast
import gettext
import re
import shutil
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

import tracker
from hatch_build import compile_catalogues
from tracker.locale import catalogue_folder

MessageId = str | tuple[str, ...]

_KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None}


class _Gap(gettext.NullTranslations):
    """Says nothing where the catalogue is silent; gettext itself would say the original."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""


@pytest.fixture(scope="module")
def said() -> set[MessageId]:
    """What the program itself says, as the extraction finds it."""
    return _extracted(Path(tracker.__file__).parent)


@pytest.fixture(scope="module")
def danish() -> Catalog:
    """The catalogue that people edit."""
    with (catalogue_folder() / "da" / "LC_MESSAGES" / "tracker.po").open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> gettext.GNUTranslations:
    """The catalogue as the build compiles it."""
    root = tmp_path_factory.mktemp("built")
    folder = root / "tracker" / "locale"
    shutil.copytree(catalogue_folder(), folder, ignore=shutil.ignore_patterns("*.mo", "*.py", "__pycache__"))
    assert compile_catalogues(root) == [folder / "da" / "LC_MESSAGES" / "tracker.mo"]
    catalogue = gettext.translation("tracker", localedir=folder, languages=["da"])
    catalogue.add_fallback(_Gap())
    return catalogue


def test_every_text_of_the_program_has_a_danish_one(
    said: set[MessageId], compiled: gettext.GNUTranslations
) -> None:
    assert len(said) > 300
    assert not [text for text in said if not all(_translated(compiled, text))]


def test_the_compiled_catalogue_says_what_the_edited_one_says(
    danish: Catalog, compiled: gettext.GNUTranslations
) -> None:
    for message in danish:
        if message.id:
            assert _translated(compiled, message.id) == _forms(message.string)


def test_every_form_is_filled_and_keeps_its_placeholders(danish: Catalog) -> None:
    for message in danish:
        originals, texts = _forms(message.id), _forms(message.string)
        assert len(originals) == len(texts), message.id
        for original, text in zip(originals, texts, strict=True):
            if original:
                assert text, original
                assert _placeholders(text) == _placeholders(original), original


def test_every_text_keeps_the_spaces_at_its_ends(danish: Catalog) -> None:
    # Sentences and columns are put together from such pieces.
    for message in danish:
        for original, text in zip(_forms(message.id), _forms(message.string), strict=True):
            if original:
                assert _ends(text) == _ends(original), original


@pytest.mark.parametrize(
    ("originals", "width"),
    [
        (("Calcium    {total}", "Vitamin D  {total}", "absorbed   {absorbed}"), 11),
    ],
)
def test_figures_that_stand_under_each_other_still_do(
    danish: Catalog, originals: tuple[str, ...], width: int
) -> None:
    for beginning in originals:
        (text,) = [_forms(message.string)[0] for message in danish if str(message.id).startswith(beginning)]
        indent = len(text) - len(text.lstrip())
        assert (indent or text.index("{")) == width, text


def test_no_translation_is_a_guess(danish: Catalog) -> None:
    assert not [message.id for message in danish if message.id and message.fuzzy]


def test_nothing_is_translated_that_nobody_says(said: set[MessageId], danish: Catalog) -> None:
    # What click says is the program's too: its usage lines and errors reach the same reader.
    of_click = _extracted(Path(click.__file__).parent)
    assert not danish.obsolete
    assert not {_forms(message.id) for message in danish if message.id} - {
        _forms(text) for text in said | of_click
    }


def test_no_text_stands_where_the_extraction_cannot_see_it(said: set[MessageId]) -> None:
    # The extraction does not look into f-strings, so a text in one would never be translated.
    known = {form for text in said for form in _forms(text)}
    for path in sorted(Path(tracker.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="_" | "N_" | "ngettext"), args=[ast.Constant(value=str(text)), *_]
                ):
                    assert text in known, f"{path.name}:{node.lineno}"


def _extracted(folder: Path) -> set[MessageId]:
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    return {text for _file, _line, text, _comments, _context in found}


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, tuple | list) else ()


def _translated(catalogue: gettext.NullTranslations, text: object) -> tuple[str, ...]:
    forms = _forms(text)
    if len(forms) == 1:
        return (catalogue.gettext(forms[0]),)
    return tuple(catalogue.ngettext(forms[0], forms[1], count) for count in (1, 2))


def _placeholders(text: str) -> set[tuple[str, str | None, str | None]]:
    named: set[tuple[str, str | None, str | None]] = {
        (name, spec, conversion)
        for _text, name, spec, conversion in Formatter().parse(text)
        if name is not None
    }
    return named | {(old, None, None) for old in re.findall(r"%\(\w+\)\w", text)}


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

"""The formats that `tracker import` takes: what each is called, how it is recognised, and who reads it.

A format is one `Format` in `FORMATS`. Those of diaries name a `diary`: the rest, from the preview to undo, is the same for
all of them. A format that brings something else (products, a whole database) names a `taker` instead, which does all of it.
Both are named as 'module:object' and imported when a file of theirs is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from tracker.exchange import asa24, cronometer, generic, intake24, myfitnesspal, nhanes, opennutritracker
from tracker.exchange.open_food_facts import recognition
from tracker.exchange.opening import Opening
from tracker.exchange.problems import UnknownFormat, UnknownFormatName
from tracker.locale import _
from tracker.store.store import Store


def N_(message: str) -> str:  # noqa: N802  # the catalogue tool collects messages by this name
    """`message` unchanged, marked for translation where the language is not yet known."""
    return message


class Progress(Protocol):
    """Is told how far a long piece of work is."""

    def __call__(self, done: int, total: int | None, /) -> None:
        """`done` of `total` bytes of the file are read; None where nobody knows how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    """How a file that is no diary is to be taken in."""

    person: str | None = None
    """Whose it is, for formats that need one person; None for the person in use."""
    dry_run: bool = False
    """Only tell what would be stored."""
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file that is no diary."""

    lines: tuple[str, ...]
    """For people, in the language in force."""
    facts: dict[str, object]
    """For scripts (`--json`)."""
    refused: bool = False
    """Whether nothing was stored because of what `lines` say; the exit status is 1 then."""


Taker = Callable[[Store, Path, TakeIn], TakenIn]
"""Takes a file in; raises Problem, and has then stored nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file that can be imported."""

    name: str
    """What `--format` calls it."""
    english_title: str
    """The message that `title` translates."""
    recognises: Callable[[Opening], bool]
    """Whether a file that begins like this is one; quick, and imports nothing heavy."""
    diary: str = ""
    """The `DiaryReader` that reads it, as 'module:object'; empty where `taker` is given."""
    taker: str = ""
    """The `Taker`, as 'module:object'."""

    @property
    def title(self) -> str:
        """Its name in the language in force."""
        return _(self.english_title)

    def load(self) -> Any:
        """The `DiaryReader` or the `Taker`, imported only now."""
        module, _colon, name = (self.diary or self.taker).partition(":")
        return getattr(import_module(module), name)


def _is_zip(opening: Opening) -> bool:
    return opening.data.startswith((b"PK\3\4", b"PK\5\6")) or opening.path.suffix.casefold() == ".zip"


FORMATS: tuple[Format, ...] = (
    Format(
        name="tracker",
        english_title=N_("An export of this program (.zip)"),
        recognises=_is_zip,
        taker="tracker.exchange.archive_import:take_archive",
    ),
    Format(
        name="cronometer-servings",
        english_title=N_("Cronometer, foods eaten (servings.csv)"),
        recognises=cronometer.is_servings,
        diary="tracker.exchange.cronometer:read_servings",
    ),
    Format(
        name="cronometer-days",
        english_title=N_("Cronometer, days (dailysummary.csv)"),
        recognises=cronometer.is_daily_summary,
        diary="tracker.exchange.cronometer:read_daily_summary",
    ),
    Format(
        name="asa24-items",
        english_title=N_("ASA24, foods eaten (Items)"),
        recognises=asa24.is_items,
        diary="tracker.exchange.asa24:read_items",
    ),
    Format(
        name="asa24-supplements",
        english_title=N_("ASA24, supplements taken (INS)"),
        recognises=asa24.is_supplements,
        diary="tracker.exchange.asa24:read_supplements",
    ),
    Format(
        name="asa24-totals",
        english_title=N_("ASA24, sums and answers (Totals, TS, TNS, Responses)"),
        recognises=asa24.is_without_foods,
        taker="tracker.exchange.asa24:refuse_without_foods",
    ),
    Format(
        name="nhanes",
        english_title=N_("NHANES, foods eaten (DR1IFF, DR2IFF)"),
        recognises=nhanes.is_foods,
        diary="tracker.exchange.nhanes:read_foods",
    ),
    Format(
        name="intake24",
        english_title=N_("Intake24, foods eaten"),
        recognises=intake24.is_export,
        diary="tracker.exchange.intake24:read_export",
    ),
    Format(
        name="opennutritracker",
        english_title=N_("OpenNutriTracker, foods eaten (user_intake.csv)"),
        recognises=opennutritracker.is_user_intake,
        diary="tracker.exchange.opennutritracker:read_user_intake",
    ),
    Format(
        name="myfitnesspal",
        english_title=N_("MyFitnessPal, meals (nutrition summary)"),
        recognises=myfitnesspal.is_summary,
        diary="tracker.exchange.myfitnesspal:read_summary",
    ),
    Format(
        name="open-food-facts",
        english_title=N_("Open Food Facts, products (JSONL, CSV, Parquet)"),
        recognises=recognition.is_dump,
        taker="tracker.exchange.open_food_facts.taking:take_products",
    ),
    # The last, since it takes any table whose columns have telling names.
    Format(
        name="csv",
        english_title=N_("A table of any program"),
        recognises=generic.is_known_table,
        diary="tracker.exchange.generic:read_table",
    ),
)
"""Every format, the most particular first: the first that recognises a file reads it."""


def format_named(name: str) -> Format:
    """The format that `--format` names; raises UnknownFormatName."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise UnknownFormatName(name, tuple(one.name for one in FORMATS))


def format_of(opening: Opening) -> Format:
    """The format that recognises the file; raises UnknownFormat."""
    for one in FORMATS:
        if one.recognises(opening):
            return one
    raise UnknownFormat(opening.path, opening.columns)

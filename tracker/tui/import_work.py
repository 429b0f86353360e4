"""What the screen of an import asks for: a look at the file, and the import itself. Runs in the desk's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tracker.diary.dates import FURTHEST_AHEAD, read_log_date
from tracker.exchange.diary_format import Choices
from tracker.exchange.formats import Format, Progress, TakeIn, TakenIn
from tracker.exchange.gathering import gather, recognised
from tracker.exchange.importing import import_files, preview
from tracker.exchange.moments import DayOrder
from tracker.exchange.opening import Opening, open_file
from tracker.exchange.report import ImportReport, MatchTally
from tracker.exchange.report_text import file_lines, people_lines
from tracker.foods.food import Food
from tracker.foods.search import FoodIndex
from tracker.locale import _, ngettext
from tracker.store.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What is filled in on the screen."""

    path: str
    today: date
    in_view: str | None
    """Whose log is in view."""
    date_order: str = ""
    """A value of `DayOrder`; empty leaves it to the file."""
    first_day: str = ""
    """As it was typed; empty where the file tells the days."""
    chosen: Mapping[str, str | None] = field(default_factory=dict)
    """The food id that was chosen for each name, None for no food."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, or done."""

    lines: tuple[str, ...]
    matches: tuple[MatchTally, ...]
    brings_something: bool
    """Whether there is anything to store, or was."""


def look(store: Store, asked: Asked, progress: Progress) -> Answer:
    """What an import would store; raises Problem."""
    return _done(store, asked, progress, dry_run=True)


def take_in(store: Store, asked: Asked, progress: Progress) -> Answer:
    """Import the file; raises Problem, and has then stored nothing."""
    return _done(store, asked, progress, dry_run=False)


def all_foods(store: Store) -> tuple[FoodIndex, dict[str, Food]]:
    """The foods, ready for search, and by their ids."""
    with store.read() as reader:
        foods = reader.foods()
    return FoodIndex(foods), {food.id: food for food in foods}


def _done(store: Store, asked: Asked, progress: Progress, *, dry_run: bool) -> Answer:
    path = Path(asked.path.strip()).expanduser()
    choices = Choices(
        latest=asked.today + FURTHEST_AHEAD,
        date_order=DayOrder(asked.date_order) if asked.date_order else None,
        first_day=read_log_date(asked.first_day, asked.today) if asked.first_day.strip() else None,
    )
    if not path.is_dir():
        found, choices = recognised(store, opening := open_file(path), None, choices)
        if found.taker:
            return _taken(store, opening, found, asked, progress, dry_run=dry_run)
    request = replace(
        gather(store, path, choices, None, None), in_view=asked.in_view, matches=dict(asked.chosen)
    )
    return _answer((preview if dry_run else import_files)(store, request, progress))


def _taken(
    store: Store, opening: Opening, found: Format, asked: Asked, progress: Progress, *, dry_run: bool
) -> Answer:
    taken: TakenIn = found.load()(
        store, opening.path, TakeIn(person=asked.in_view, dry_run=dry_run, progress=progress)
    )
    return Answer((found.title, *taken.lines), (), not taken.refused)


def _answer(report: ImportReport) -> Answer:
    lines = [line for tally in report.files for line in file_lines(tally, dry_run=report.dry_run)]
    lines += [_("Not read: {path}: {reason}").format(path=path, reason=why) for path, why in report.skipped]
    lines += people_lines(report.people)
    return Answer(
        lines=tuple(lines),
        matches=report.matches,
        brings_something=bool(report.total("stored") or report.total("days_marked")),
    )


def stored_sentence(answer: Answer) -> str:
    """What is said once the import is done."""
    if not answer.brings_something:
        return _("Nothing new was stored.")
    names = len(answer.matches)
    return ngettext(
        "Stored, with {count} name. Undo takes all of it back.",
        "Stored, with {count} names. Undo takes all of it back.",
        names,
    ).format(count=names)

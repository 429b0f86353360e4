"""The terminal application in a pseudo-terminal, against an empty Textual application in another.

The empty one shows a line to type in, a table's head and a footer. Keys are sent as a terminal sends them; what is
waited for is what a person would see.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import empty_app
from benchmarks.sample_log import LogPlan, make_log
from benchmarks.terminal import NeverShown, Session, start
from benchmarks.timing import Comparison, mebibytes
from tracker.diary.settings import end_welcome
from tracker.store.store import Store

TITLE = "screens: the terminal application, from the first paint to a stored entry"
_EMPTY, _TWO_DAYS, _TEN_YEARS = "an empty log", "a log of two days", "ten years"
_LOGS = {_EMPTY: 0, _TWO_DAYS: 2, _TEN_YEARS: 3650}
"""Days that end today, with 12 entries each."""
_STARTS = 15
_STARTS_TO_A_DAY = 11
_STORED = 40
_LEAFED = 80
_WARM_UP = 2
_QUIET_SECONDS = 0.12
"""Longer than a gap between two pieces of one answer, shorter than the blinking of a cursor."""
_SETTLED_SECONDS = 0.4

_PAINT_BOUND = 1.35
_AT_HAND_BOUND = 2.0
_MEMORY_BOUND = 1.8
_TEN_YEARS_BOUND = 1.2
_KEY_LIMIT_SECONDS = 0.050
_STORE_LIMIT_SECONDS = 0.100

_PLACEHOLDER = "What did you eat?"
_HEAD = "vitamin D"
_IN_FOOTER = "F1 Help"
_EMPTY_APP = (empty_app.PLACEHOLDER, empty_app.COLUMN, empty_app.IN_FOOTER)
_DAY = (" · today", "Calcium")
_AT_HAND = (*_DAY, "Enter logs it")
"""The day, and what is offered to be logged again, which a line is understood together with."""
_SAID = "Logged for"
_TYPED = "letmælk"
_UNDERSTOOD = "Milk, partly"
_LINES = (
    "2 dl letmælk, 2 skiver rugbrød med ost",
    "150 g cooked kale and a glass of orange juice",
    "en portion havregrød med mælk, 1 banan",
    "skumetmælk",
)
"""Danish and English, several foods, and a typing error."""

_PREVIOUS_DAY = "\x1b[5~"
_NEXT_DAY = "\x1b[6~"
_DELETE_LINE = "\x15"
_UNDO = "\x1a"


def run(folder: Path) -> Iterator[Comparison]:
    """Time first paint, the log at hand, keys, storing and days; and weigh the process."""
    paths = {name: _log(folder / f"{name}.db", LogPlan(days=days)) for name, days in _LOGS.items()}
    yield from _starts(paths[_TEN_YEARS], folder)
    yield from _starts_to_a_day(paths, folder)
    yield _keys(paths[_TEN_YEARS], folder)
    yield _stored(paths[_TEN_YEARS], folder)
    yield from _leafed(paths, folder)


@dataclass(frozen=True, slots=True)
class _Start:
    """One start: seconds to the first complete frame and to an understood line, and the memory in bytes."""

    painted: float
    answered: float
    memory: float


@dataclass(frozen=True, slots=True)
class _Sent:
    """Keys sent, and the pieces that were written until it was quiet again."""

    when: float
    begin: int
    end: int


def _log(path: Path, plan: LogPlan) -> Path:
    """A log that nobody needs to be welcomed to."""
    make_log(path, plan)
    with Store.open(str(path)) as store:
        end_welcome(store)
    return path


def _ours(path: Path, home: Path) -> Session:
    return start(("-m", "tracker", "--database", str(path), "--language", "en"), home=home)


def _bare(home: Path) -> Session:
    return start(("benchmarks/empty_app.py",), home=home)


def _starts(path: Path, home: Path) -> Iterator[Comparison]:
    """First paint, the log at hand, the first understood line, and memory, of starts in turn."""
    rounds = [
        (
            _start(_bare(home), _EMPTY_APP, _TYPED),
            _start(_ours(path, home), (_PLACEHOLDER, _HEAD, _IN_FOOTER), _UNDERSTOOD),
            _start_to(_ours(path, home), *_AT_HAND),
        )
        for _ in range(_WARM_UP + _STARTS)
    ][_WARM_UP:]
    bare, ours, at_hand = (list(each) for each in zip(*rounds, strict=True))
    painted = [one.painted for one in bare]
    yield Comparison(
        "first paint / that of an empty app", [one.painted for one in ours], painted, _PAINT_BOUND
    )
    yield Comparison("the log at hand / first paint of an empty app", at_hand, painted, _AT_HAND_BOUND)
    yield Comparison("a food typed meanwhile understood / the same", [one.answered for one in ours], painted)
    yield Comparison(
        "memory then / memory of an empty app",
        [one.memory for one in ours],
        [one.memory for one in bare],
        _MEMORY_BOUND,
        show=mebibytes,
    )


def _start(session: Session, frame: tuple[str, ...], answer: str) -> _Start:
    """Type a food as soon as the first frame is there, and wait for `answer`."""
    with closing(session):
        session.read_until_written(*frame)
        asked = len(session.written)
        session.type(_TYPED)
        session.read_until_written(answer, since=asked)
        session.read_until_quiet(_SETTLED_SECONDS)
        return _Start(
            painted=session.shown_at(*frame) - session.started,
            answered=session.shown_at(answer, since=asked) - session.started,
            memory=session.memory_bytes(),
        )


def _starts_to_a_day(paths: dict[str, Path], home: Path) -> Iterator[Comparison]:
    """From the shell to the figures of today, in logs of different length."""
    rounds = [
        {name: _start_to(_ours(path, home), *_DAY) for name, path in paths.items()}
        for _ in range(_WARM_UP + _STARTS_TO_A_DAY)
    ][_WARM_UP:]
    for other in (_EMPTY, _TWO_DAYS):
        yield Comparison(
            f"start to the figures of today, {_TEN_YEARS} / {other}",
            [one[_TEN_YEARS] for one in rounds],
            [one[other] for one in rounds],
            _TEN_YEARS_BOUND,
        )


def _start_to(session: Session, *texts: str) -> float:
    """The seconds from the shell to `texts` on the screen."""
    with closing(session):
        session.read_until_written(*texts)
        return session.shown_at(*texts) - session.started


def _keys(path: Path, home: Path) -> Comparison:
    """Each key of some lines, in both applications in turn."""
    with closing(_ours(path, home)) as ours, closing(_bare(home)) as bare:
        ours.read_until_written(*_DAY)
        bare.read_until_written(*_EMPTY_APP)
        both: tuple[tuple[Session, list[_Sent]], ...] = ((ours, []), (bare, []))
        for session, _sent in both:
            session.read_until_quiet(_SETTLED_SECONDS)
        for line in _LINES:
            for key in line:
                for session, sent in both:
                    sent.append(_send(session, key))
            for session, _sent in both:
                _send(session, _DELETE_LINE)
        lists, letters = (_last_changes(session, sent) for session, sent in both)
    return Comparison(
        "a key, to the list it gives / to its letter in an empty app",
        lists,
        letters,
        p95_limit=_KEY_LIMIT_SECONDS,
    )


def _send(session: Session, keys: str) -> _Sent:
    """Send keys, and read until their answer is complete."""
    begin = len(session.written)
    when = session.type(keys)
    session.read_until_quiet(_QUIET_SECONDS)
    return _Sent(when, begin, len(session.written))


def _last_changes(session: Session, sent: Sequence[_Sent]) -> list[float]:
    """From each key to the last change of what can be read, in seconds."""
    seen = session.screens()
    times = []
    for one in sent:
        places = range(one.begin, one.end)
        changed = [place for place in places if seen[place][1] != seen[place - 1][1]]
        # A space at the end of a line moves nothing but the cursor.
        times.append(seen[(changed or places)[-1]][0] - one.when)
    return times


def _stored(path: Path, home: Path) -> Comparison:
    """From Enter to the entry in the list, and a key's letter in an empty app."""
    with closing(_ours(path, home)) as ours, closing(_bare(home)) as bare:
        ours.read_until_written(*_AT_HAND)
        ours.read_until_quiet(_SETTLED_SECONDS)
        bare.read_until_written(*_EMPTY_APP)
        stored, letters = [], []
        for turn in range(_WARM_UP + _STORED):
            # A weight that nothing else on the screen has.
            weight = f"{3001 + turn} g"
            _send(ours, f"{weight} {_TYPED}")
            enter = _send(ours, "\r")
            stored.append((enter, weight))
            _send(ours, _UNDO)
            letters.append(_send(bare, "a"))
        times = [
            # The sentence too: for one frame the emptied line may stand above the list that it had.
            ours.shown_at(_PLACEHOLDER, _SAID, weight, since=enter.begin) - enter.when
            for enter, weight in stored
        ]
        bare_times = _last_changes(bare, letters)
    return Comparison(
        "Enter, to the entry in the list / a letter in an empty app",
        times[_WARM_UP:],
        bare_times[_WARM_UP:],
        p95_limit=_STORE_LIMIT_SECONDS,
    )


def _leafed(paths: dict[str, Path], home: Path) -> Iterator[Comparison]:
    """To yesterday and back by a key, in logs of different length."""
    with ExitStack() as open_sessions:
        sessions = {
            name: open_sessions.enter_context(closing(_ours(path, home))) for name, path in paths.items()
        }
        for session in sessions.values():
            session.read_until_written(*_DAY)
            session.read_until_quiet(_SETTLED_SECONDS)
        sent: dict[str, list[_Sent]] = {name: [] for name in sessions}
        for _ in range(_WARM_UP + _LEAFED):
            for name, session in sessions.items():
                sent[name].append(_send(session, _PREVIOUS_DAY))
                _send(session, _NEXT_DAY)
        times = {
            name: [_opened(session, one) for one in sent[name]][_WARM_UP:]
            for name, session in sessions.items()
        }
    for other in (_EMPTY, _TWO_DAYS):
        yield Comparison(
            f"yesterday opened by a key, {_TEN_YEARS} / {other}",
            times[_TEN_YEARS],
            times[other],
            _TEN_YEARS_BOUND,
        )


def _opened(session: Session, leafed: _Sent) -> float:
    """The seconds from the key to the heading, the first entries and the figures of the other day."""
    seen = session.screens()
    day = _day_on(seen[leafed.end - 1][1])
    if "yesterday" not in day[0]:
        raise NeverShown(f"yesterday, but {day[0]}")
    return (
        next(when for when, lines in seen[leafed.begin : leafed.end] if _day_on(lines) == day) - leafed.when
    )


def _day_on(lines: Sequence[str]) -> tuple[str, ...]:
    """What tells one day from another: the heading, the first rows of the entries, and the calcium."""
    head = next((place for place, line in enumerate(lines) if _HEAD in line and "amount" in line), 0)
    figures = [line for line in lines if line.startswith(" Calcium ")]
    return (lines[0], *lines[head + 1 : head + 3], *figures)

"""The report of an import as lines of text, which the command prints and the screen shows."""

from collections.abc import Iterator

from tracker.exchange.formats import format_named
from tracker.exchange.matching import Sureness
from tracker.exchange.report import FileTally, ImportReport, MatchTally, PersonTally
from tracker.exchange.wording import doubt_line, match_line, note_sentence, reason_name, refusal_line
from tracker.locale import _, ngettext

MOST_SHOWN = 8
"""Refusals, doubts and people that are listed; the rest are counted."""
MOST_MATCHES = 15
_LOOKED_AT_FIRST = (Sureness.NEAR, Sureness.EXACT, Sureness.CHOSEN, Sureness.NONE)


def report_lines(report: ImportReport) -> list[str]:
    """The whole report."""
    lines = [line for tally in report.files for line in file_lines(tally, dry_run=report.dry_run)]
    lines += [
        _("Not read: {path}: {reason}").format(path=path, reason=reason) for path, reason in report.skipped
    ]
    return [*lines, "", *people_lines(report.people), "", *matches_lines(report), "", *_ending(report)]


def file_lines(tally: FileTally, *, dry_run: bool) -> Iterator[str]:
    """What became of one file."""
    yield f"{tally.path.name}: {format_named(tally.format).title}"
    stored = _("to be stored") if dry_run else _("stored")
    yield "  " + _("{read} rows: {stored} {kept}, {already} already there, {refused} refused").format(
        read=tally.read, stored=tally.stored, kept=stored, already=tally.already, refused=tally.refused
    )
    if tally.unknown_calcium or tally.unknown_vitamin_d:
        yield "  " + _("unknown: calcium in {calcium} rows, vitamin D in {vitamin_d} rows").format(
            calcium=tally.unknown_calcium, vitamin_d=tally.unknown_vitamin_d
        )
    if tally.supplements:
        yield "  " + ngettext("{count} supplement", "{count} supplements", tally.supplements).format(
            count=tally.supplements
        )
    if tally.days_marked:
        yield "  " + ngettext(
            "{count} day is marked as complete or in part",
            "{count} days are marked as complete or in part",
            tally.days_marked,
        ).format(count=tally.days_marked)
    yield from (f"  ! {note_sentence(note)}" for note in tally.notes)
    for doubt in tally.doubts[:MOST_SHOWN]:
        yield "  ? " + doubt_line(doubt, tally.path)
    yield from _more(tally.doubted_by.total() - MOST_SHOWN)
    for refusal in tally.refusals[:MOST_SHOWN]:
        yield "  – " + refusal_line(refusal, tally.path)
    yield from _more(tally.refused - MOST_SHOWN)
    if tally.refused > MOST_SHOWN:
        for (column, reason), count in tally.refused_by.most_common():
            where = f"{column}: " if column else ""
            yield f"    {count} × {where}{reason_name(reason)}"


def people_lines(people: tuple[PersonTally, ...]) -> Iterator[str]:
    """Whom the rows are for."""
    for one in people[:MOST_SHOWN]:
        name = _("{name} (new)").format(name=one.name) if one.new else one.name
        text = ngettext("{count} entry", "{count} entries", one.entries).format(count=one.entries)
        if one.first and one.last:
            days = ngettext("{count} day", "{count} days", one.days).format(count=one.days)
            text = f"{text}, {days}, {one.first.isoformat()} – {one.last.isoformat()}"
        yield f"{name}: {text}"
    hidden = people[MOST_SHOWN:]
    if hidden:
        yield _("and {count} more people with {entries} entries").format(
            count=len(hidden), entries=sum(one.entries for one in hidden)
        )


def matches_lines(report: ImportReport) -> Iterator[str]:
    """What the names are taken for: first those that are less than sure."""
    if not report.matches:
        return
    counts = report.names_by_sureness()
    yield _(
        "Names: {exact} exact, {near} near, {chosen} chosen, {none} without a match (absorption assumed)"
    ).format(
        exact=counts[Sureness.EXACT],
        near=counts[Sureness.NEAR],
        chosen=counts[Sureness.CHOSEN],
        none=counts[Sureness.NONE],
    )
    in_order = sorted(report.matches, key=lambda one: _LOOKED_AT_FIRST.index(one.match.sureness))
    for one in in_order[:MOST_MATCHES]:
        yield "  " + _match_line(one)
    yield from _more(len(in_order) - MOST_MATCHES)


def _match_line(one: MatchTally) -> str:
    return f"{one.rows} × “{one.match.name}”: {match_line(one.match)}"


def _ending(report: ImportReport) -> Iterator[str]:
    if report.dry_run:
        yield _("Nothing was stored: this was a dry run.")
    elif report.total("stored") or report.total("days_marked"):
        yield _("Stored. `tracker undo` takes it back.")
    else:
        yield _("Nothing new was stored.")


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield "    " + _("and {count} more").format(count=count)

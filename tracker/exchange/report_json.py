"""The report of an import as scripts get it (`tracker import --json`)."""

from typing import Any

from tracker.exchange.report import FileTally, ImportReport, MatchTally
from tracker.exchange.wording import doubt_line, note_sentence, reason_name


def report_facts(report: ImportReport) -> dict[str, Any]:
    """The whole report; every match, and of each file the first 200 refusals and doubts."""
    return {
        "stored": not report.dry_run,
        "read": report.total("read"),
        "entries": report.total("stored"),
        "already": report.total("already"),
        "refused": report.total("refused"),
        "files": [_file(one) for one in report.files],
        "skipped": [{"path": str(path), "reason": reason} for path, reason in report.skipped],
        "people": [
            {
                "name": one.name,
                "new": one.new,
                "entries": one.entries,
                "days": one.days,
                "from": one.first,
                "to": one.last,
                "days_marked": one.marked,
            }
            for one in report.people
        ],
        "matches": [_match(one) for one in report.matches],
    }


def _file(tally: FileTally) -> dict[str, Any]:
    return {
        "path": str(tally.path),
        "format": tally.format,
        "read": tally.read,
        "entries": tally.stored,
        "already": tally.already,
        "already_with_other_values": tally.other_values,
        "refused": tally.refused,
        "unknown_calcium": tally.unknown_calcium,
        "unknown_vitamin_d": tally.unknown_vitamin_d,
        "supplements": tally.supplements,
        "unweighed": tally.unweighed,
        "days_marked": tally.days_marked,
        "notes": [{"code": note.code, "text": note_sentence(note)} for note in tally.notes],
        "doubts": [
            {"line": one.line, "code": one.code, "food": one.food, "text": doubt_line(one, tally.path)}
            for one in tally.doubts
        ],
        "refusals": [
            {
                "line": one.line,
                "column": one.column or None,
                "reason": one.reason,
                "text": reason_name(one.reason),
                "value": one.value or None,
            }
            for one in tally.refusals
        ],
        "refused_by": [
            {"column": column or None, "reason": reason, "rows": rows}
            for (column, reason), rows in tally.refused_by.most_common()
        ],
    }


def _match(one: MatchTally) -> dict[str, Any]:
    match = one.match
    return {
        "name": match.name,
        "rows": one.rows,
        "sureness": match.sureness,
        "food_id": match.food.id if match.food else None,
        "food": match.food.name_en if match.food else None,
        "absorption": match.absorption,
        "absorption_basis": match.absorption_basis,
        "supplement": match.supplement,
    }

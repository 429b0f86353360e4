"""What was found in a file, in words, in the language in force."""

from pathlib import Path

from tracker.exchange.matching import NameMatch, Sureness
from tracker.exchange.report import Doubt, DoubtCode
from tracker.exchange.rows import Note, NoteCode, Reason, Refused
from tracker.locale import _, language, number


def reason_name(reason: Reason) -> str:
    """Why a row is refused."""
    return {
        Reason.NOT_A_NUMBER: _("no number"),
        Reason.AMBIGUOUS_NUMBER: _(
            "a number that can be read in two ways; --decimal tells which sign is the decimal"
        ),
        Reason.NEGATIVE: _("below zero"),
        Reason.TOO_LARGE: _("more than can be"),
        Reason.NO_DATE: _("no day"),
        Reason.NOT_A_DATE: _("no date"),
        Reason.DAY_OUT_OF_RANGE: _("a day before 1900 or more than a week ahead"),
        Reason.NOTHING_EATEN: _("nothing of it was eaten"),
        Reason.TOO_FEW_CELLS: _("fewer cells than columns; is the file cut?"),
        Reason.TOO_MANY_CELLS: _("more cells than columns"),
        Reason.OPEN_QUOTE: _("a quotation mark is not closed"),
        Reason.NO_PERSON: _("it is not told whose it is"),
        Reason.UNUSABLE_NAME: _("a name that nobody can have"),
        Reason.MORE_THAN_ITS_WEIGHT: _("more calcium or vitamin D than the food weighs"),
        Reason.UNKNOWN_UNIT: _("an amount in a unit that is not known"),
    }[reason]


def refusal_line(refusal: Refused, path: Path) -> str:
    """A row that is not stored, with where it stands: 'servings.csv:12, Calcium (mg): no number (“abc”)'."""
    where = f"{path.name}:{refusal.line}"
    if refusal.column:
        where = f"{where}, {refusal.column}"
    text = f"{where}: {reason_name(refusal.reason)}"
    return f"{text} (“{refusal.value}”)" if refusal.value else text


def doubt_line(doubt: Doubt, path: Path) -> str:
    """A row that is stored and should be looked at."""
    told = {
        DoubtCode.VITAMIN_D_HIGH: _("{value} µg vitamin D in “{food}”; are these IU?"),
        DoubtCode.CALCIUM_HIGH: _("{value} mg calcium in “{food}”"),
        DoubtCode.ENERGY_LEFT_OUT: _("{value} kcal in “{food}”; the energy is left out"),
        DoubtCode.HEAVY: _("{value} g of “{food}”"),
    }[doubt.code].format(value=number(doubt.value), food=doubt.food)
    return f"{path.name}:{doubt.line}: {told}"


def note_sentence(note: Note) -> str:
    """Something about the whole file."""
    templates = {
        NoteCode.PERCENT_OF_DAILY_VALUE: _(
            "Calcium is told in % of a daily value and vitamin D not at all. It is taken as % of {daily} mg; old American "
            "labels mean 1000 mg, newer ones 1300 mg: --calcium-daily-value tells another. These figures are rough."
        ),
        NoteCode.NO_CALCIUM: _("The file tells no calcium: it stays unknown."),
        NoteCode.NO_VITAMIN_D: _("The file tells no vitamin D: it stays unknown."),
        NoteCode.UNIT_NOT_TOLD: _("The column “{column}” does not tell its unit; it is taken as {unit}."),
        NoteCode.CALCIUM_IN_GRAMS: _(
            "Calcium and vitamin D of this export are in grams per 100 g, as old versions wrote them; they are converted."
        ),
        NoteCode.CALCIUM_MAY_BE_GRAMS: _(
            "No food holds more than {most} mg calcium: is it grams? Then import with --calcium-unit g."
        ),
        NoteCode.VITAMIN_D_MAY_BE_IU: _(
            "{count} of {of} foods with vitamin D hold 40 µg or more: is it IU? Then import with --vitamin-d-unit iu."
        ),
        NoteCode.DECIMAL_COMMA: _("Figures are read with a decimal comma."),
        NoteCode.NO_LAST_LINE_END: _(
            "The last line is not ended: the file may be cut, and its last row wrong."
        ),
        NoteCode.ODD_LETTERS: _(
            "{count} letters are not of the file's encoding and were read as Windows-1252."
        ),
        NoteCode.DAY_GIVEN: _(
            "The file tells no days: the first interview is put on {day}, the second a week later."
        ),
        NoteCode.CODES_FOR_NAMES: _(
            "The file tells food codes and no names; with the file of food codes (DRXFCD) beside it, names are used."
        ),
        NoteCode.COLUMNS_TAKEN: _("Columns: {columns}."),
        NoteCode.MISSING_FOODS: _("{count} foods were not found by who ate them; their values stay unknown."),
        NoteCode.ONLY_DAYS: _(
            "This file tells which days are complete, and no foods; import servings.csv for these."
        ),
        NoteCode.NOT_RELIABLE: _(
            "{count} interviews are not complete; their days are marked as logged in part."
        ),
        NoteCode.SAME_FILE: _("This very file was imported on {day} ({count} entries)."),
        NoteCode.OTHER_VALUES: _(
            "{count} rows are there already with other calcium or vitamin D, and stay as they are; "
            "to take the new figures, undo the earlier import first."
        ),
        NoteCode.TOTALS_DIFFER: _(
            "On {count} days the log does not add up to the totals of the file, as on {day}: calcium {logged} mg in the log, "
            "{told} mg in the file. Is something not exported, or logged here besides?"
        ),
    }
    values = {
        name: number(value, 0 if value >= 10 else 1) if isinstance(value, float) else value
        for name, value in note.values
    }
    return templates[note.code].format(**values)


def sureness_name(sureness: Sureness) -> str:
    """How sure a match is."""
    return {
        Sureness.CHOSEN: _("chosen"),
        Sureness.EXACT: _("exact"),
        Sureness.NEAR: _("near"),
        Sureness.NONE: _("no match"),
    }[sureness]


def match_line(match: NameMatch) -> str:
    """What a name is taken for, with its absorption."""
    percent = number(match.absorption * 100)
    if match.food is None:
        return _("no match; {percent} % absorbed is assumed").format(percent=percent)
    return _("{food} ({sureness}), {percent} % absorbed").format(
        food=match.food.name(language()), sureness=sureness_name(match.sureness), percent=percent
    )

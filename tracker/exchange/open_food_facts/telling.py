"""What became of a file of products, for people and for scripts."""

from pathlib import Path

from tracker.exchange.open_food_facts.importing import Imported
from tracker.exchange.open_food_facts.refusals import Refusal, reason_text
from tracker.locale import _, ngettext, number

REFUSALS_SHOWN = 20


def attribution() -> str:
    """Whose figures they are, and under which licence."""
    return _(
        "The figures are of Open Food Facts (openfoodfacts.org), under the Open Database License (ODbL) 1.0; anybody "
        "may have written them."
    )


def as_lines(imported: Imported, country: str | None = None, *, everything: bool = False) -> list[str]:
    """The counts, whose figures they are, and what was refused; with `everything` all of that."""
    counts = [
        (_("read"), imported.read),
        (_("new"), imported.new),
        (_("with other figures than before"), imported.updated),
        (_("as before"), imported.unchanged),
        (_("refused"), imported.refused),
    ]
    if country is not None:
        counts.append((_("not sold in {country}").format(country=country), imported.elsewhere))
    told = [f"{number(count):>11} {name}" for name, count in counts]
    told.append(
        _(
            "Calcium is known of {calcium} of them, vitamin D of {vitamin_d}; the others count as unknown."
        ).format(calcium=number(imported.with_calcium), vitamin_d=number(imported.with_vitamin_d))
    )
    told.append(attribution())
    if not imported.stored:
        told.append(_("Nothing was stored: this was a dry run."))
    return told + _refused(imported, everything=everything)


def as_facts(imported: Imported, file: Path) -> dict[str, object]:
    """The same for scripts."""
    return {
        "file": file.name,
        "stored": imported.stored,
        "read": imported.read,
        "new": imported.new,
        "updated": imported.updated,
        "unchanged": imported.unchanged,
        "refused": imported.refused,
        "elsewhere": imported.elsewhere,
        "with_calcium": imported.with_calcium,
        "with_vitamin_d": imported.with_vitamin_d,
        "reasons": {str(reason): count for reason, count in sorted(imported.reasons.items())},
        "refusals": [
            {
                "row": one.row,
                "barcode": one.barcode or None,
                "reason": one.reason,
                "message": reason_text(one),
            }
            for one in imported.refusals
        ],
    }


def _refused(imported: Imported, *, everything: bool) -> list[str]:
    shown = imported.refusals if everything else imported.refusals[:REFUSALS_SHOWN]
    told = [_("Refused:")] if shown else []
    told += [_refusal_line(one) for one in shown]
    rest = imported.refused - len(shown)
    if rest > 0:
        told.append(ngettext("and {count} more.", "and {count} more.", rest).format(count=number(rest)))
    return told


def _refusal_line(refusal: Refusal) -> str:
    where = _("row {row}").format(row=number(refusal.row))
    return f"  {where}  {refusal.barcode or '–':<15} {reason_text(refusal)}"

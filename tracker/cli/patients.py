"""`tracker patients`."""

from datetime import date
from typing import Any

import click

from tracker.cli import as_json
from tracker.cli.options import json_option, now, period_options, read_period_options
from tracker.cli.session import open_store
from tracker.cli.tables import columns
from tracker.diary.figures import UNKNOWN, figure
from tracker.diary.patient_list import PatientColumn, flag_name, matching, ordered, status_name
from tracker.diary.patients import PatientSummary, list_patients
from tracker.diary.period import bounds
from tracker.locale import _, ngettext, number

_WIDTHS = (-20, 5, 9, 10, 7, 8, -13, -200)


@click.command(
    help=_(
        "List a dietitian's patients, and how the log of each stands in a period.\n\n"
        "Without dates: the four weeks that end today. Days are those logged, marked complete and used; calcium is what "
        "is absorbed of the recommendation that applies."
    )
)
@period_options
@click.option(
    "--sort",
    "by",
    type=click.Choice([str(column) for column in PatientColumn]),
    default=PatientColumn.NAME.value,
    help=_("What the list is sorted by."),
)
@click.option("--reverse", is_flag=True, help=_("The other way round."))
@click.option(
    "--filter",
    "typed",
    metavar=_("TEXT"),
    help=_("Only those whose name, conditions, advice or flags hold TEXT."),
)
@click.option("--archived", is_flag=True, help=_("Those who are archived too."))
@json_option
@click.pass_context
def patients(
    context: click.Context,
    first: str | None,
    last: str | None,
    by: str,
    reverse: bool,
    typed: str | None,
    archived: bool,
    as_json_: bool,
) -> None:
    """List the patients of a period."""
    today = now().date()
    begin, end = bounds(today, *read_period_options(first, last, today))
    everyone = list_patients(
        open_store(context), first=begin, last=end, today=today, include_archived=archived
    )
    shown = ordered(matching(everyone, typed or ""), PatientColumn(by), descending=reverse)
    if as_json_:
        as_json.print_json({"from": begin, "to": end, "patients": [_json_of(one) for one in shown]})
        return
    click.echo("\n".join(_table(shown, begin, end, left_out=len(everyone) - len(shown))))


def _table(shown: list[PatientSummary], first: date, last: date, *, left_out: int) -> list[str]:
    heads = (
        _("Name"), _("Age"), _("Days"), _("Last entry"), _("Calcium"), _("Vit. D"), _("Advice"), _("To look at")
    )  # fmt: skip
    lines = [f"{first.isoformat()} – {last.isoformat()}", "", columns(_WIDTHS, *heads)]
    lines += [_line(one) for one in shown]
    counted = ngettext("{count} patient", "{count} patients", len(shown)).format(count=len(shown))
    if left_out:
        counted += _("; left out by the filter: {count}").format(count=left_out)
    return [*lines, "", counted]


def _line(one: PatientSummary) -> str:
    name = one.person.name
    if one.person.archived:
        name = _("{name} (archived)").format(name=name)
    return columns(
        _WIDTHS,
        name,
        UNKNOWN if one.age is None else str(one.age),
        f"{one.days_logged}/{one.days_complete}/{one.days_used}",
        "–" if one.last_entry is None else one.last_entry.isoformat(),
        UNKNOWN if one.coverage is None else f"{number(one.coverage * 100)} %",
        figure(one.mean_vitamin_d_ug, "µg"),
        status_name(one.advice),
        ", ".join(map(flag_name, one.flags)),
    )


def _json_of(one: PatientSummary) -> dict[str, Any]:
    return {
        "id": one.person.id,
        "name": one.person.name,
        "archived": one.person.archived,
        "age": one.age,
        "conditions": sorted(one.person.profile.conditions),
        "days": {"logged": one.days_logged, "complete": one.days_complete, "used": one.days_used},
        "last_entry": one.last_entry,
        "mean_absorbed_mg": one.mean_absorbed_mg,
        "mean_milk_equivalent_mg": one.mean_milk_equivalent_mg,
        "authority": one.authority,
        "coverage": one.coverage,
        "mean_vitamin_d_ug": one.mean_vitamin_d_ug,
        "advice": one.advice,
        "flags": one.flags,
    }

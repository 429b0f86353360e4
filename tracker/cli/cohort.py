"""`tracker cohort`."""

from pathlib import Path
from typing import Any

import click

from tracker.cli import as_json
from tracker.cli.options import json_option, now, period_options, read_period_options
from tracker.cli.session import open_store
from tracker.cli.tables import columns, wrapped
from tracker.diary.figures import UNKNOWN
from tracker.diary.period import bounds
from tracker.locale import _, ngettext, number
from tracker.nutrition.sources import citation
from tracker.review.cohort import SOURCE, Bin, Cohort, CutPoint, Distribution, view_cohort
from tracker.review.cohort_file import check_cohort_file, write_cohort
from tracker.review.cohort_text import COLUMNS, member_cells, method_sentences

_SPREAD = (-30, 6, 6, 6, 6, 6, 6, 6)
_SHOWN_QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
_BAR_CELLS = 40


@click.command(
    help=_(
        "Look at all patients of a period together: how usual calcium is spread, how many are below the average "
        "requirement, who takes a supplement, and what is missing.\n\n"
        "Without dates: the four weeks that end today."
    )
)
@period_options
@click.option("--archived", is_flag=True, help=_("Those who are archived too."))
@click.option(
    "--output",
    metavar=_("FILE"),
    type=click.Path(path_type=Path),
    help=_("Write the table of patients to a .csv or .xlsx file."),
)
@click.option("--overwrite", is_flag=True, help=_("Replace FILE where it exists."))
@json_option
@click.pass_context
def cohort(
    context: click.Context,
    first: str | None,
    last: str | None,
    archived: bool,
    output: Path | None,
    overwrite: bool,
    as_json_: bool,
) -> None:
    """Print the cohort of a period, or write its table to a file."""
    today = now().date()
    begin, end = bounds(today, *read_period_options(first, last, today))
    store = open_store(context)
    if output is not None:
        check_cohort_file(output, overwrite=overwrite, log=store.path)
    seen = view_cohort(store, first=begin, last=end, today=today, include_archived=archived)
    if output is not None:
        write_cohort(seen, output, overwrite=overwrite, log=store.path)
    if as_json_:
        as_json.print_json(_json_of(seen))
    elif output is None:
        click.echo("\n".join(_text(seen)))
    else:
        click.echo(_("The table stands in {path}.").format(path=output))


def _text(seen: Cohort) -> list[str]:
    patients = ngettext("{count} patient", "{count} patients", len(seen.members)).format(
        count=len(seen.members)
    )
    lines = [
        f"{seen.first.isoformat()} – {seen.last.isoformat()} · {patients}",
        _("with days enough: {count}; without one entry: {none}").format(
            count=seen.with_enough_days, none=seen.without_entries
        ),
        "",
    ]
    if seen.with_enough_days:
        lines += [*_spreads(seen), "", *_histogram(seen.milk_equivalent_bins), "", *_shares(seen), ""]
    return [*lines, *(line for sentence in method_sentences() for line in wrapped(sentence))]


def _spreads(seen: Cohort) -> list[str]:
    heads = (_("mean"), _("SD"), *(f"p{share * 100:g}" for share in _SHOWN_QUANTILES))
    rows = (
        (_("Calcium eaten, mg"), seen.intake_mg, 0),
        (_("Calcium absorbed, mg"), seen.absorbed_mg, 0),
        (_("Calcium as milk, mg"), seen.milk_equivalent_mg, 0),
        (_("Vitamin D, µg"), seen.vitamin_d_ug, 1),
    )
    return [
        columns(_SPREAD, _("A day, over the patients"), *heads),
        *(columns(_SPREAD, label, *_cells(spread, decimals)) for label, spread, decimals in rows),
    ]


def _cells(spread: Distribution, decimals: int) -> list[str]:
    quantiles = dict(spread.quantiles)
    values = (spread.mean, spread.sd, *(quantiles[share] for share in _SHOWN_QUANTILES))
    return [UNKNOWN if value is None else number(value, decimals) for value in values]


def _histogram(bins: tuple[Bin, ...]) -> list[str]:
    most = max((one.people for one in bins), default=0)
    return [
        _("Patients by calcium as milk, mg a day"),
        *(
            columns((11, 6, -_BAR_CELLS), f"{one.low}–{one.high}", str(one.people), _bar(one.people, most))
            for one in bins
        ),
    ]


def _bar(people: int, most: int) -> str:
    # Whoever is there is seen, be it one of a thousand.
    return "█" * max(round(people / most * _BAR_CELLS), 1) if people else ""


def _shares(seen: Cohort) -> list[str]:
    rows = (
        (_("below the average requirement, as milk"), _cut(seen.cut_point)),
        (_("below the average requirement, as eaten"), _cut(seen.intake_cut_point)),
        (_("take a supplement"), _percent(seen.supplement_share)),
        (_("patients without days enough"), _percent(seen.few_days_share)),
        (_("entries without a calcium value"), _percent(seen.missing_share)),
    )
    return [columns((-44, 7, -26), label, *cells) for label, cells in rows]


def _cut(cut: CutPoint) -> tuple[str, str]:
    return _percent(cut.share)[0], _("{below} of {n}").format(below=cut.below, n=cut.n)


def _percent(share: float | None) -> tuple[str, str]:
    return (UNKNOWN if share is None else f"{number(share * 100, 1)} %"), ""


def _json_of(seen: Cohort) -> dict[str, Any]:
    return {
        "from": seen.first,
        "to": seen.last,
        "coefficients": seen.coefficients,
        "patients": len(seen.members),
        "with_enough_days": seen.with_enough_days,
        "without_entries": seen.without_entries,
        "distributions": {
            "mean_intake_mg": _spread_json(seen.intake_mg),
            "mean_absorbed_mg": _spread_json(seen.absorbed_mg),
            "mean_milk_equivalent_mg": _spread_json(seen.milk_equivalent_mg),
            "mean_vitamin_d_ug": _spread_json(seen.vitamin_d_ug),
        },
        "histogram": {
            "mean_milk_equivalent_mg": [_bin_json(one) for one in seen.milk_equivalent_bins],
            "mean_absorbed_mg": [_bin_json(one) for one in seen.absorbed_bins],
        },
        "below_average_requirement": _cut_json(seen.cut_point),
        "intake_below_average_requirement": _cut_json(seen.intake_cut_point),
        "supplement_share": seen.supplement_share,
        "few_days_share": seen.few_days_share,
        "missing_share": seen.missing_share,
        "source": citation(SOURCE),
        "members": [dict(zip(COLUMNS, member_cells(one), strict=True)) for one in seen.members],
    }


def _spread_json(spread: Distribution) -> dict[str, Any]:
    return {
        "n": spread.n,
        "mean": spread.mean,
        "sd": spread.sd,
        "minimum": spread.minimum,
        "maximum": spread.maximum,
        "quantiles": {f"p{share * 100:g}": value for share, value in spread.quantiles},
    }


def _bin_json(one: Bin) -> dict[str, int]:
    return {"from_mg": one.low, "to_mg": one.high, "patients": one.people}


def _cut_json(cut: CutPoint) -> dict[str, Any]:
    return {"n": cut.n, "below": cut.below, "share": cut.share}

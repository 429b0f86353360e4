"""The words and tables of a cohort, for the command line and for files."""

from tracker.locale import _
from tracker.nutrition.sources import citation
from tracker.review.cohort import SOURCE, Cohort, CohortMember

Cell = str | int | float | None

COLUMNS = (
    "person",
    "age",
    "sex",
    "conditions",
    "archived",
    "days_logged",
    "days_used",
    "enough_days",
    "mean_intake_mg",
    "mean_absorbed_mg",
    "mean_milk_equivalent_mg",
    "average_requirement_mg",
    "below_average_requirement",
    "intake_below_average_requirement",
    "supplement_calcium_mg",
    "takes_supplement",
    "mean_vitamin_d_ug",
    "entries",
    "entries_without_calcium",
)
"""Names of the columns of a file, the same in every language; calcium and vitamin D are a day's."""


def member_cells(one: CohortMember) -> tuple[Cell, ...]:
    """One patient along COLUMNS; yes and no are 1 and 0, and what is unknown is None."""
    profile = one.person.profile
    return (
        one.person.name,
        one.age,
        profile.sex,
        ";".join(sorted(profile.conditions)),
        int(one.person.archived),
        one.days_logged,
        one.days_used,
        int(one.enough_days),
        one.mean_intake_mg,
        one.mean_absorbed_mg,
        one.mean_milk_equivalent_mg,
        one.average_requirement_mg,
        _as_number(one.below_requirement),
        _as_number(one.intake_below_requirement),
        one.supplement_mg,
        int(one.takes_supplement),
        one.mean_vitamin_d_ug,
        one.entries,
        one.entries_without_calcium,
    )


def summary_rows(cohort: Cohort) -> list[tuple[str, str, Cell]]:
    """Each figure of the whole cohort: what, its statistic, and its value; codes are the same in every language."""
    rows: list[tuple[str, str, Cell]] = [
        ("from", "date", cohort.first.isoformat()),
        ("to", "date", cohort.last.isoformat()),
        ("coefficients", "set", cohort.coefficients),
        ("patients", "n", len(cohort.members)),
        ("patients-with-enough-days", "n", cohort.with_enough_days),
        ("patients-without-enough-days", "share", cohort.few_days_share),
        ("takes-supplement", "share", cohort.supplement_share),
        ("entries-without-calcium", "share", cohort.missing_share),
        ("below-average-requirement", "n", cohort.cut_point.n),
        ("below-average-requirement", "share", cohort.cut_point.share),
        ("intake-below-average-requirement", "n", cohort.intake_cut_point.n),
        ("intake-below-average-requirement", "share", cohort.intake_cut_point.share),
    ]
    spreads = (
        ("mean_intake_mg", cohort.intake_mg),
        ("mean_absorbed_mg", cohort.absorbed_mg),
        ("mean_milk_equivalent_mg", cohort.milk_equivalent_mg),
        ("mean_vitamin_d_ug", cohort.vitamin_d_ug),
    )
    for name, spread in spreads:
        rows += [
            (name, "n", spread.n),
            (name, "mean", spread.mean),
            (name, "standard-deviation", spread.sd),
            (name, "minimum", spread.minimum),
            *((name, f"p{share * 100:g}", value) for share, value in spread.quantiles),
            (name, "maximum", spread.maximum),
        ]
    for bin_ in cohort.milk_equivalent_bins:
        rows.append(("mean_milk_equivalent_mg", f"{bin_.low}-{bin_.high}", bin_.people))
    for bin_ in cohort.absorbed_bins:
        rows.append(("mean_absorbed_mg", f"{bin_.low}-{bin_.high}", bin_.people))
    return rows


def method_sentences() -> tuple[str, ...]:
    """How the share below the requirement is to be read, and where the method is from."""
    return (
        _(
            "Below the average requirement: the EAR cut-point method, each held against the requirement of their own "
            "age and life stage. It estimates how many of a group get too little, and says nothing of one person."
        ),
        _(
            "Means of a few days are spread wider than what people usually eat, so a share below one half is rather too "
            "large than too small; more days narrow it."
        ),
        citation(SOURCE),
    )


def _as_number(answer: bool | None) -> int | None:
    return None if answer is None else int(answer)

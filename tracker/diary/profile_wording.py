"""What is asked of a person, and what each answer changes, in the language in force."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.diary.wording import condition_name, sex_name
from tracker.locale import _, number
from tracker.nutrition.profile import Condition, Profile


@dataclass(frozen=True, slots=True)
class Question:
    """Conditions that are asked for together, because they change the same thing."""

    title: str
    why: str
    conditions: tuple[Condition, ...]


def questions() -> tuple[Question, ...]:
    """Every condition but the all-year groups, in the order in which they are asked."""
    return (
        Question(
            _("Bones and care"),
            _(
                "DES recommends 1000-1200 mg calcium in osteoporosis and at high risk of it; the Danish rule for risk, "
                "nursing home and home care is 20 µg vitamin D with 800-1000 mg calcium, all year."
            ),
            (
                Condition.OSTEOPOROSIS,
                Condition.OSTEOPOROSIS_RISK,
                Condition.NURSING_HOME,
                Condition.HOME_CARE,
            ),
        ),
        Question(
            _("Pregnancy"),
            _("Other recommendations hold, and 10 µg vitamin D all year."),
            (Condition.PREGNANT, Condition.LACTATING),
        ),
        Question(
            _("What is not eaten"),
            _("Chooses the foods that are suggested; for milk allergy there is an official supplement."),
            (
                Condition.VEGAN,
                Condition.VEGETARIAN,
                Condition.MILK_ALLERGY,
                Condition.LACTOSE_INTOLERANCE,
            ),
        ),
        Question(
            _("Illness and medicine that stop a dose"),
            _("No calcium supplement is then suggested by itself; you are asked to see your doctor."),
            (
                Condition.KIDNEY_STONES,
                Condition.KIDNEY_DISEASE,
                Condition.HYPERCALCAEMIA,
                Condition.HYPERPARATHYROIDISM,
                Condition.SARCOIDOSIS,
                Condition.DIGOXIN,
                Condition.THIAZIDE,
            ),
        ),
        Question(
            _("Medicine that a supplement must respect"),
            _("Adds how many hours apart it is taken, which calcium to choose, or what to ask the doctor."),
            (
                Condition.LEVOTHYROXINE,
                Condition.BISPHOSPHONATE,
                Condition.ANTIBIOTICS,
                Condition.IRON_OR_ZINC,
                Condition.ACID_REDUCER,
                Condition.GLUCOCORTICOIDS,
            ),
        ),
    )


def all_year_question() -> str:
    """Why the all-year groups are asked for: by the rule, not by the reason."""
    return _(
        "These groups are advised 10 µg vitamin D all year and not in winter only. Nothing else follows from the "
        "answer, and it may be left out."
    )


def all_year_group_name(condition: Condition) -> str:
    """One of the all-year groups, as the official page lists it."""
    return {
        Condition.DARK_SKIN: _("dark skin"),
        Condition.COVERING_CLOTHING: _("covering clothing in summer"),
        Condition.LITTLE_SUN: _("not outdoors daily, or avoids the sun"),
    }[condition]


def profile_details(profile: Profile) -> str:
    """What is known of a person, in one line."""
    return ", ".join(_details(profile)) or _("nothing told: an adult is assumed")


def _details(profile: Profile) -> Iterable[str]:
    if profile.born:
        yield _("born {date}").format(date=profile.born.isoformat())
    if profile.sex:
        yield sex_name(profile.sex)
    if profile.weight_kg is not None:
        yield _("{weight} kg").format(
            weight=number(profile.weight_kg, 1).removesuffix(",0").removesuffix(".0")
        )
    yield from sorted(map(condition_name, profile.conditions))
    if profile.authority:
        yield _("{authority} decides").format(authority=profile.authority)

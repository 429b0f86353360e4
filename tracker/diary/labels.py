"""A label as it is typed into a form: every field is read, and every one that cannot be is told beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.diary.foods import ImpossibleFood, Label, check_label
from tracker.foods.amounts import NUMBER, number_of, plain
from tracker.foods.refusals import UnreadReason
from tracker.locale import _, language, number
from tracker.nutrition.units import vitamin_d_ug_from_iu
from tracker.problems import Problem

_IU = re.compile(r"\s*(?:iu|ie|i\.?u\.?|i\.?e\.?)\s*$", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:mg|µg|μg|ug|mcg|mikrogram|kcal|gram|g|%)\s*$", re.IGNORECASE)


@dataclass(eq=False)
class NoFigure(Problem):
    """A text that is no amount."""

    text: str

    def sentence(self) -> str:
        return _("“{text}” is no amount. Write it as 120 or 1,5, or leave it empty: unknown.").format(
            text=self.text
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLabel:
    """The texts of the form; an empty one is unknown, not zero."""

    name: str = ""
    per_grams: str = ""
    """Empty: per 100 g."""
    calcium_mg: str = ""
    vitamin_d: str = ""
    vitamin_d_in_iu: bool = False
    """Whether a figure without a unit is in IU; 'IU' or 'µg' after the figure decides before it."""
    energy_kcal: str = ""
    portion_grams: str = ""
    absorption_percent: str = ""
    """Empty: by the rule of the group."""
    group: str = "other"
    fortified: bool = False
    organic: bool = False


@dataclass(frozen=True, slots=True)
class ReadLabel:
    """What a form was understood as."""

    label: Label | None
    """None where something in it was not understood, or is impossible."""
    faults: Mapping[str, Problem]
    """By the field of `TypedLabel`."""


_FIELD_OF = {"vitamin_d_ug": "vitamin_d", "absorption": "absorption_percent"}
"""The fields of `Label` that are called otherwise in the form."""


def read_label(typed: TypedLabel) -> ReadLabel:
    """Read all fields, so that one look at the form shows everything that is wrong with it."""
    faults: dict[str, Problem] = {}
    figures: dict[str, float | None] = {}
    for field in ("per_grams", "calcium_mg", "energy_kcal", "portion_grams", "absorption_percent"):
        try:
            figures[field] = read_figure(getattr(typed, field))
        except NoFigure as problem:
            faults[field] = problem
    try:
        figures["vitamin_d"] = read_vitamin_d(typed.vitamin_d, in_iu=typed.vitamin_d_in_iu)
    except NoFigure as problem:
        faults["vitamin_d"] = problem
    percent, per_grams = figures.get("absorption_percent"), figures.get("per_grams")
    label = Label(
        name=typed.name,
        calcium_mg=figures.get("calcium_mg"),
        vitamin_d_ug=figures.get("vitamin_d"),
        energy_kcal=figures.get("energy_kcal"),
        per_grams=100.0 if per_grams is None else per_grams,
        portion_grams=figures.get("portion_grams"),
        absorption=None if percent is None else percent / 100,
        group=typed.group,
        fortified=typed.fortified,
        organic=typed.organic,
    )
    for fault in check_label(label):
        field = fault.field if isinstance(fault, ImpossibleFood) else "name"
        faults.setdefault(_FIELD_OF.get(field, field), fault)
    return ReadLabel(None if faults else label, faults)


def typed_label(label: Label) -> TypedLabel:
    """The form that `read_label` reads back to `label`, to the decimals that a label has."""
    return TypedLabel(
        name=label.name,
        per_grams=_text(label.per_grams),
        calcium_mg=_text(label.calcium_mg),
        vitamin_d=_text(label.vitamin_d_ug),
        energy_kcal=_text(label.energy_kcal),
        portion_grams=_text(label.portion_grams),
        absorption_percent=_text(None if label.absorption is None else label.absorption * 100),
        group=label.group,
        fortified=label.fortified,
        organic=label.organic,
    )


def read_figure(text: str) -> float | None:
    """The figure in a text, with decimal comma or point and with or without its unit; None for an empty one.

    Raises NoFigure for anything else, such as '-3' or '1..2'.
    """
    if not text.strip():
        return None
    bare = _UNIT.sub("", plain(text)).strip()
    match = NUMBER.fullmatch(bare)
    if match is None:
        raise NoFigure(text)
    value = number_of(match, language(), thousands=True)
    if value is UnreadReason.ZERO:
        return 0.0
    if isinstance(value, UnreadReason):
        raise NoFigure(text)
    return value


def read_vitamin_d(text: str, *, in_iu: bool) -> float | None:
    """Vitamin D in µg; 'IU' or 'IE' after the figure, or else `in_iu`, says that it is in international units."""
    without_unit = _IU.sub("", text)
    told_in_ug = without_unit == text and _UNIT.search(plain(text)) is not None
    value = read_figure(without_unit)
    if value is None or told_in_ug or (without_unit == text and not in_iu):
        return value
    return vitamin_d_ug_from_iu(value)


def _text(value: float | None) -> str:
    if value is None:
        return ""
    decimals = next((places for places in range(6) if abs(value - round(value, places)) < 1e-9), 6)
    return number(value, decimals)

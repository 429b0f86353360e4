"""Figures as every screen writes them: with their unit, and with what is unknown in them."""

from tracker.locale import _, number

UNKNOWN = "?"
_BAR_CELLS = 10


def figure(value: float | None, unit: str) -> str:
    """A figure with its unit: whole milligrams, tenths of a microgram, and a question mark for unknown."""
    return f"{UNKNOWN if value is None else number(value, 1 if unit == 'µg' else 0)} {unit}"


def total(value: float | None, unit: str, known: int, unknown: int) -> str:
    """A sum with what is unknown in it."""
    if not unknown:
        return figure(value, unit)
    if value is None:
        return _("unknown")
    return _("at least {figure} · {known} of {all} known").format(
        figure=figure(value, unit), known=known, all=known + unknown
    )


def bar(share: float | None, cells: int = _BAR_CELLS) -> str:
    """A share of a target as a bar of so many cells, full where it reads 100 %; empty where it is unknown."""
    if share is None:
        return ""
    full = min(cells, round(share * 100) * cells // 100)
    return "█" * full + "░" * (cells - full)

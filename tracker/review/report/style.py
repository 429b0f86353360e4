"""How the pictures of a report look: one style, printable in grey, whatever settings a user has for matplotlib."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK, MUTED, PAPER = "#1b2530", "#5d6b78", "#fefefe"
MAIN, PALE = "#2c5f8d", "#b9cfe2"
"""The colours of a picture, of which each format may make its own; in grey they are black, grey, white, dark, pale."""

WIDE, NARROW = (7.08, 1.85), (3.48, 1.5)
"""Inches: across a page, and half of it."""
_STYLE: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 7.0,
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.6,
    "axes.unicode_minus": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "hatch.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
    "text.parse_math": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "calcium-tracker",
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture, with what it shows in words for those who cannot see it."""

    name: str
    """Its key within a report."""
    title: str
    alt: str
    figure: Figure


@contextmanager
def drawing() -> Iterator[None]:
    """Draw, or write out a drawing, in the style of the reports."""
    with mpl.rc_context(_STYLE):
        yield


def new_axes(
    size: tuple[float, float], *, left: float, right: float, top: float, bottom: float
) -> tuple[Figure, Axes]:
    """A picture of `size` inches with one pair of axes, whose edges are given as shares of it."""
    picture = Figure(figsize=size)
    axes = picture.add_axes((left, bottom, right - left, top - bottom))
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(width=0.6, length=2.5, pad=2)
    return picture, axes

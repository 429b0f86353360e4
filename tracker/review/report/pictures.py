"""Drawings as SVG for a page in a browser; the same drawing gives the same letters."""

import re
from html import escape
from io import BytesIO

from matplotlib.backends.backend_svg import FigureCanvasSVG

from tracker.review.report.style import INK, MAIN, MUTED, PALE, PAPER, Chart, drawing

_HEAD = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_IDENTIFIED = re.compile(r'(\bid="|url\(#|xlink:href="#)')
_SIZE = re.compile(r'<svg ([^>]*?)width="[^"]*" height="[^"]*"')
_VARIABLES = {INK: "ink", MUTED: "muted", PAPER: "paper", MAIN: "main", PALE: "pale"}


def as_svg(chart: Chart) -> str:
    """The picture as an element of an HTML page, its colours left to the page's variables (--ink, --main and so on)."""
    file = BytesIO()
    with drawing():
        FigureCanvasSVG(chart.figure).print_figure(
            file, format="svg", facecolor="none", metadata={"Date": None, "Creator": None}
        )
    svg = _METADATA.sub("", _HEAD.sub("", file.getvalue().decode()))
    # Several pictures stand in one page, where an id may occur once only.
    svg = _IDENTIFIED.sub(lambda found: f"{found[1]}{chart.name}-", svg)
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, f"var(--{variable})")
    return _SIZE.sub(rf'<svg role="img" aria-label="{escape(chart.alt)}" \1', svg, count=1)

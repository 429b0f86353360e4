"""Figures as options take them."""

import click

from tracker.diary.labels import NoFigure, read_figure
from tracker.locale import _


class Figure(click.ParamType[float]):
    """A figure with decimal point or comma."""

    name = "float"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """As scripts write it, or else as people do; anything else is wrong usage."""
        text = str(value)
        try:
            return float(text)
        except ValueError:
            pass
        try:
            figure = read_figure(text)
        except NoFigure:
            figure = None
        if figure is None:
            self.fail(_("“{text}” is no number. Write it as 120 or 1,5.").format(text=text), param, ctx)
        return figure


FIGURE = Figure()

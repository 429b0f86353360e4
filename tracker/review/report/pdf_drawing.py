"""A matplotlib drawing on a page of a PDF, as lines and letters: sharp at any size, and its words can be searched."""

from collections.abc import Sequence
from typing import Any, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from tracker.review.report.pdf_style import BOLD, FONT
from tracker.review.report.style import drawing

_POINTS_PER_INCH = 72.0
_HATCH_TILE = 72.0
"""Side, in points, of the square that matplotlib repeats a hatch in."""


class Drawing(Flowable):
    """A drawing at its own size."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        width, height = figure.get_size_inches()
        self.width, self.height = float(width) * _POINTS_PER_INCH, float(height) * _POINTS_PER_INCH
        self.hAlign = "LEFT"

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """The size of the drawing, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it on the page."""
        self.figure.set_dpi(_POINTS_PER_INCH)
        with drawing():
            self.figure.draw(_Renderer(self.canv, self.width, self.height))


class _Renderer(RendererBase):
    """Puts what matplotlib draws onto a canvas of reportlab; a pixel is a point."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self._canvas = canvas
        self._size = (width, height)

    def flipy(self) -> bool:
        """Upwards, as on the page."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """In points."""
        return self._size

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803  matplotlib's name
    ) -> None:
        """Fill, hatch and stroke a path."""
        canvas = self._canvas
        canvas.saveState()
        self._clip(gc)
        outline = self._outline(path, transform)
        if rgbFace is not None:
            canvas.setFillColor(_colour(rgbFace, gc))
            canvas.drawPath(outline, stroke=0, fill=1)
        if gc.get_hatch():
            self._hatch(gc, path, transform)
        if gc.get_linewidth() > 0:
            self._set_stroke(gc)
            canvas.drawPath(outline, stroke=1, fill=0)
        canvas.restoreState()

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Nothing of ours is an image."""
        raise NotImplementedError("the pictures of a report are lines and letters")

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Write one line of text."""
        canvas = self._canvas
        canvas.saveState()
        self._clip(gc)
        canvas.setFillColor(_colour(gc.get_rgb(), gc))
        canvas.setFont(BOLD if prop.get_weight() == "bold" else FONT, prop.get_size_in_points())
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.drawString(0, 0, s)
        canvas.restoreState()

    def _outline(self, path: Path, transform: Transform) -> PDFPathObject:
        outline = self._canvas.beginPath()
        here = (0.0, 0.0)
        for points, code in path.iter_segments(transform, remove_nans=True, simplify=False):
            at: Any = points
            spots = [(float(at[place]), float(at[place + 1])) for place in range(0, len(at), 2)]
            if code == Path.MOVETO:
                outline.moveTo(*spots[0])
            elif code == Path.LINETO:
                outline.lineTo(*spots[0])
            elif code == Path.CURVE3:
                # One control point becomes the two that PDF has.
                control, end = spots
                outline.curveTo(*_towards(here, control), *_towards(end, control), *end)
            elif code == Path.CURVE4:
                outline.curveTo(*spots[0], *spots[1], *spots[2])
            elif code == Path.CLOSEPOLY:
                outline.close()
            here = spots[-1] if code != Path.CLOSEPOLY else here
        return outline

    def _hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform) -> None:
        """Repeat the hatch over the path, and show what lies inside."""
        canvas, pattern = self._canvas, gc.get_hatch_path()
        box = path.get_extents(transform)
        if box.width <= 0 or box.height <= 0:
            return
        canvas.saveState()
        canvas.clipPath(self._outline(path, transform), stroke=0, fill=0)
        canvas.setLineWidth(gc.get_hatch_linewidth())
        hatch_colour: Any = gc.get_hatch_color()
        canvas.setStrokeColor(_colour(hatch_colour, gc))
        for column in range(int(box.x0 // _HATCH_TILE), int(box.x1 // _HATCH_TILE) + 1):
            for row in range(int(box.y0 // _HATCH_TILE), int(box.y1 // _HATCH_TILE) + 1):
                tile = Affine2D().scale(_HATCH_TILE).translate(column * _HATCH_TILE, row * _HATCH_TILE)
                canvas.drawPath(self._outline(pattern, tile), stroke=1, fill=0)
        canvas.restoreState()

    def _set_stroke(self, gc: GraphicsContextBase) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(_colour(gc.get_rgb(), gc))
        canvas.setLineWidth(gc.get_linewidth())
        canvas.setLineCap({"butt": 0, "round": 1, "projecting": 2}[gc.get_capstyle()])
        canvas.setLineJoin({"miter": 0, "round": 1, "bevel": 2}[gc.get_joinstyle()])
        offset, dashes = cast("tuple[float | None, Sequence[float] | None]", gc.get_dashes())
        if dashes is not None:
            canvas.setDash([float(each) for each in dashes], float(offset or 0))

    def _clip(self, gc: GraphicsContextBase) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            outline = self._canvas.beginPath()
            outline.rect(box.x0, box.y0, box.width, box.height)
            self._canvas.clipPath(outline, stroke=0, fill=0)


def _towards(spot: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """Two thirds of the way."""
    return spot[0] + (control[0] - spot[0]) * 2 / 3, spot[1] + (control[1] - spot[1]) * 2 / 3


def _colour(rgb: Any, gc: GraphicsContextBase) -> Color:
    red, green, blue = (float(each) for each in rgb[:3])
    alpha = gc.get_alpha() if gc.get_forced_alpha() else float(rgb[3]) if len(rgb) > 3 else 1.0
    return Color(red, green, blue, alpha)

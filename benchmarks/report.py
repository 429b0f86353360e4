"""Making a PDF, against a bare page of the same libraries with one table and one picture."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Table

from benchmarks.sample_log import LogPlan, make_log
from benchmarks.timing import Comparison, calls, processes
from tracker.review.report.gathering import Wanted, gather_report
from tracker.review.report.pdf import make
from tracker.store.store import Store

TITLE = "report: a PDF of 12 entries a day"
_ROUNDS = 6
_LIMIT_SECONDS = 3.0
_LENGTHS = {"four weeks": 28, "a year": 365, "ten years": 3650}
_BARE_PROCESS = "from benchmarks.report import bare_page; bare_page()"


def run(folder: Path) -> Iterator[Comparison]:
    """Time the report of a log of ten years over several lengths, gathered and made, and then the command."""
    last = date.today()
    path = folder / "log.db"
    make_log(path, LogPlan(days=_LENGTHS["ten years"], last_day=last))
    with Store.open(str(path)) as store:
        for length, days in _LENGTHS.items():
            wanted = Wanted(today=last, days=(last - timedelta(days=days - 1), last))
            rounds = _ROUNDS if days < 1000 else 3
            ours, bare = calls(partial(_report, store, wanted), bare_page, rounds=rounds)
            # What a long log costs is its reading; the promise is for a review's usual length.
            limit = _LIMIT_SECONDS if days < 1000 else None
            yield Comparison(f"PDF of {length} / a bare page", ours, bare, p95_limit=limit)
    command, bare = processes(
        ("-m", "tracker", "--database", str(path), "report", str(folder / "page.pdf"), "--overwrite"),
        ("-c", _BARE_PROCESS),
        rounds=4,
    )
    yield Comparison("tracker report / a bare page, processes", command, bare)


def _report(store: Store, wanted: Wanted) -> bytes:
    return make(gather_report(store, None, wanted))


def bare_page() -> bytes:
    """One page with a heading, a table of ten rows and a picture of 28 bars, in the same font."""
    file = BytesIO()
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont("DejaVuSans", str(fonts / "DejaVuSans.ttf")))
    heading = Paragraph("Søren Ærø Ågård ≥ 10 µg", ParagraphStyle("heading", fontName="DejaVuSans"))
    table = Table(
        [[f"figure {row}", row, row * 2] for row in range(10)],
        style=[("FONT", (0, 0), (-1, -1), "DejaVuSans")],
    )
    SimpleDocTemplate(file, pagesize=A4).build([heading, table, Image(_picture(), 500, 140)])
    return file.getvalue()


def _picture() -> BytesIO:
    figure = Figure(figsize=(7, 2))
    figure.add_subplot().bar(range(28), range(28))
    file = BytesIO()
    FigureCanvasAgg(figure).print_figure(file, format="png", dpi=200)
    file.seek(0)
    return file

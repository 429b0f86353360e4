"""Makes the pictures of a report's first page for docs/reports.md: the demonstration patient, in both languages.

From the checkout: python docs/pictures/report.py [FOLDER]. It needs pdftoppm, of the Poppler tools.
"""

import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tracker.diary.sample import fill
from tracker.locale import LANGUAGES, set_language
from tracker.review.report.gathering import Wanted, gather_report
from tracker.review.report.pdf import make as make_pdf
from tracker.store.store import Store

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
PATIENT = "Kirsten Holm"
_DOTS_PER_INCH = 110
_COLOURS = 48


def make(folder: Path) -> list[Path]:
    """Write the pictures into `folder`, and return their files."""
    with TemporaryDirectory() as logs, Store.open(str(Path(logs) / "tracker.db")) as store:
        fill(store, TODAY)
        return [_picture(store, spoken, folder / f"report.{spoken}.png") for spoken in LANGUAGES]


def _picture(store: Store, spoken: str, file: Path) -> Path:
    set_language(spoken)
    command = ["pdftoppm", "-png", "-r", str(_DOTS_PER_INCH), "-f", "1", "-l", "1", "-"]
    page = subprocess.run(  # noqa: S603  its words are ours, and it may stand anywhere
        command,
        input=make_pdf(gather_report(store, PATIENT, Wanted(today=TODAY, author="A. Hansen"))),
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    Image.open(BytesIO(page)).quantize(_COLOURS).save(file, optimize=True)
    return file


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)

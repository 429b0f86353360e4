"""`python -m benchmarks [NAME…]`: time what users feel. The exit status is 1 where a bound is passed."""

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import ROOT, environment_line, print_comparison, print_heading

_MODULES = {
    "day": "day",
    "start": "start",
    "review": "review",
    "report": "report",
    "open": "opening",
    "screens": "screens",
    "import": "importing",
    "products": "products",
    "export": "exporting",
    "patients": "patients",
}
"""Each offers TITLE and run(folder), which yields comparisons."""
_SCRIPTS = {"search": ("search_speed.py",), "quality": ("search_quality.py", "line_quality.py")}
"""Programs of their own, which print their report; `quality` measures no time and runs only when asked for."""
_OUTSIDE = "OUTSIDE"
"""The word by which a script tells that its limit is passed."""
_LONG = ("patients",)
"""Those that take minutes to make their log, and run only when asked for."""
_SPEED = (*(name for name in _MODULES if name not in _LONG), "search")


def main() -> int:
    """Run the benchmarks named on the command line, or all of speed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time what users feel.")
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"one or more of {', '.join((*_MODULES, *_SCRIPTS))}; without any: {', '.join(_SPEED)}",
    )
    names = parser.parse_args().names or _SPEED
    for name in names:
        if name not in (*_MODULES, *_SCRIPTS):
            parser.error(f"there is no benchmark {name!r}")
    print(environment_line())
    over = [name for name in names if (_compare(name) if name in _MODULES else _report(name))]
    if over:
        print(f"\nA bound is passed in: {', '.join(over)}")
    return 1 if over else 0


def _compare(name: str) -> bool:
    """Run a benchmark and print its table; whether a bound was passed."""
    # Each brings its own packages, whose objects would slow down the others.
    module = import_module(f"benchmarks.{_MODULES[name]}")
    print_heading(module.TITLE)
    over = False
    with TemporaryDirectory(prefix="calcium-tracker-") as folder:
        for comparison in module.run(Path(folder)):
            print_comparison(comparison)
            over |= comparison.is_over
    return over


def _report(name: str) -> bool:
    """Run the scripts of a report; whether one of them failed or says that a limit is passed."""
    print(f"\n{name}", flush=True)
    over = False
    for script in _SCRIPTS[name]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", ROOT / "benchmarks" / script],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        print(done.stdout, end="", flush=True)
        over |= done.returncode != 0 or _OUTSIDE in done.stdout
    return over


if __name__ == "__main__":
    sys.exit(main())

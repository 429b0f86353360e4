"""`python -m tracker.tui` is the application as a tab of a browser runs it: without the commands, and without a terminal."""

import argparse
import sys

from tracker.locale import LANGUAGES, preferred_language, set_language
from tracker.tui.app import run


def main() -> int:
    """Run the application on the database of TRACKER_DATABASE, or the user's own; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tracker.tui")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--demo", action="store_true")
    asked = parser.parse_args()
    set_language(asked.language or preferred_language())
    return run(language=asked.language, demo=asked.demo)


if __name__ == "__main__":
    sys.exit(main())

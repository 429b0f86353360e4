"""The commands: thin, each reads its arguments, calls the diary and prints."""

from tracker.cli.main import console, main

__all__ = ["console", "main"]

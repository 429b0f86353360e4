"""Where answers go: a stream that cannot hold a letter, or cannot be written at all, is no failure of the command."""

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb
from typing import TextIO

import click

NOT_WRITTEN = 3
"""The exit status of a command that did what was asked, but could not write its answer."""


def replace_what_cannot_be_shown() -> None:
    """Let a letter that the terminal's encoding lacks become a question mark, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        # A program around this one may have put anything in their place, or nothing.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def writes_unicode() -> bool:
    """Whether standard output can hold every letter."""
    encoding = getattr(sys.stdout, "encoding", None)
    return encoding is not None and codecs.lookup(encoding).name == "utf-8"


def is_of_the_output(failure: OSError) -> bool:
    """Whether `failure` came from printing, and not from the work of the command."""
    return any(frame.f_code is click.echo.__code__ for frame, _line in walk_tb(failure.__traceback__))


def tell(text: str) -> None:
    """Say `text` on stderr, where there is one that can be written."""
    try:
        click.echo(text, err=True)
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO | None) -> None:
    """Write `stream` to nowhere from here on, since Python would complain once more when it flushes at exit."""
    try:
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        # A stream without a file behind it flushes into memory.
        return


@contextmanager
def after_a_refusal() -> Iterator[None]:
    """Print what comes with a refusal: its reason is told and its exit status stands, also where this cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        silence(sys.stdout)

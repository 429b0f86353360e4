"""`python -m tracker` is the tracker command."""

from tracker.cli import console

if __name__ == "__main__":
    console()

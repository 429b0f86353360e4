"""A food log that tells how much calcium a person absorbs, and whether a supplement is needed."""

__version__ = "0.1.0"

"""The science: pure functions and frozen dataclasses, without I/O, clock or database."""

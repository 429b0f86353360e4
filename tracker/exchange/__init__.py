"""Files of other programs, in and out: one module or package a format."""

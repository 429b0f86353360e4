"""Files of other programs and of this one, in and out: one module or package a format."""

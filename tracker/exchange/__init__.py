"""Files of other programs and of this one, in and out: one module a format."""

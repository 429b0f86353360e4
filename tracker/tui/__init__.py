"""The terminal application: it shows and asks, and computes nothing."""

import os

# A key press waits for two frames of Textual, which reads this when it is imported.
os.environ.setdefault("TEXTUAL_FPS", "120")

"""How fast the program is, each figure beside the least that the same work could cost. See docs/speed.md."""

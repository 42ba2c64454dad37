"""How a model's size is written."""

from __future__ import annotations

from tracker.facts.text.anchors import Anchor

COUNT = r"\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?\s?-{0,2}(?:B-A\d+(?:\.\d+)?B\b|[BM]\b|[Bb]illion\b|[Mm]illion\b)"
"""A count of parameters as written: 7B, 30B-A3B, 1.5 billion."""
_UNITS = ("b", "m", "billion", "million")
COUNTS = Anchor(lambda word: word in _UNITS or (word.endswith(_UNITS) and not word.isalpha()))
"""The words that a count of parameters may end with."""

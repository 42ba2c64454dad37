"""Text as the classifiers read it: words in order, with the ends of sentences kept."""

from __future__ import annotations

import re
from itertools import pairwise

LONGEST = 20_000
"""Characters that are read of one text: ten times the longest abstract on arXiv, so that a book costs no more."""

STOP = "."
"""The token that ends a sentence; it is part of no term."""

_TOKEN = re.compile(r"\w+|[.!?](?=\s|$)")


def tokens(text: str) -> list[str]:
    """Lower-case words in order; the end of a sentence is `STOP`.

    >>> tokens("Vision-Language models. Why?")
    ['vision', 'language', 'models', '.', 'why', '.']
    """
    return [STOP if word in "!?" else word for word in _TOKEN.findall(text[:LONGEST].lower())]


def terms(words: list[str]) -> set[str]:
    """Words and pairs of neighbouring words, within sentences."""
    found = set(words)
    found.update(f"{first} {second}" for first, second in pairwise(words))
    found.discard(STOP)
    return found

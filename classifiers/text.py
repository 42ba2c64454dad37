"""Text as the classifiers read it: words in order, with the ends of sentences kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def terms(words: Sequence[str]) -> set[str]:
    """The different words and pairs of neighbouring words."""
    found = set(words)
    found.update(f"{first} {second}" for first, second in pairwise(words))
    found.discard(STOP)
    return found


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text in order, and the different ones."""

    words: list[str]
    vocabulary: set[str]

    @classmethod
    def read(cls, text: str) -> Text:
        """Cut a text into words."""
        words = tokens(text)
        return cls(words, set(words))

    def terms(self) -> set[str]:
        """The different words and pairs of neighbouring words."""
        return terms(self.words)

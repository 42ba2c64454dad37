"""Text as the classifiers read it: words in order, with the ends of sentences kept."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 20_000
"""Characters read of one text at most: ten times the longest abstract on arXiv; a whole book is cut here."""

STOP = "."
"""The token that ends a sentence; it is part of no term."""

_TOKEN = re.compile(r"\w+|[.!?](?=\s|$)")

_GAP, _HELD = "-", "\0"
"""What stands between words beside blanks, and for the end of a sentence while stops inside of words are taken out."""


def _plain(letter: str) -> str:
    if letter in ".!?":
        return STOP
    if letter.isspace():
        return " "
    return letter.lower() if letter.isalnum() or letter == "_" else _GAP


_PLAIN = {at: _plain(chr(at)) for at in range(128)}
"""What each character of ASCII becomes before ends of sentences are told from other stops."""

_APART = {at: " " if chr(at) in {STOP, _GAP} else chr(at) for at in range(128)} | {ord(_HELD): STOP}
"""What it becomes after that, before words are cut apart at blanks."""


def tokens(text: str) -> list[str]:
    """Lower-case words in order; the end of a sentence is `STOP`.

    >>> tokens("Vision-Language models. Why?")
    ['vision', 'language', 'models', '.', 'why', '.']
    """
    text = text[:LONGEST]
    if text.isascii():  # the same words in two thirds of the time, and most texts are
        held = f"{text.translate(_PLAIN)} ".replace(f"{STOP} ", f" {_HELD} ")
        return held.translate(_APART).split()
    return [STOP if word in "!?" else word for word in _TOKEN.findall(text.lower())]


def terms(words: Sequence[str]) -> set[str]:
    """The different words and pairs of neighbouring words."""
    found = set(words)
    found.update(f"{first} {second}" for first, second in pairwise(words))
    found.discard(STOP)
    return found

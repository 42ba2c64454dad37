"""With which letters a pattern may begin, read from the pattern itself: so it is tried only at words that begin so.

Pure. A pattern of many alternatives behind a word's edge is tried in vain at most words of a text, alternative by
alternative; and a list of the words that they begin with, written out beside them, would soon not be the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    OfOne = Callable[[Sequence[str], int], tuple[AbstractSet[str], int]]
    """What is to be told of one alternative that begins at a token, and where it ends."""

TOKEN = re.compile(r"\\.|\[\^?.[^\]]*\]|\(\?P<\w+>|\(\?<?[:=!]|.", re.DOTALL)
_LETTERS = re.compile(r"\w|\[\w+\]")
LOOKS = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
MAYBE = frozenset("?*{")
"""Behind what need not stand there."""


def openings(alternatives: str) -> tuple[str, ...]:
    r"""The letters that a pattern's alternatives begin with, in small ones, as far as all that they match does.

    >>> openings(r"(?<!well-)mapp?ed|[Rr]oads?\s+and|(?:old\s+)?towns|rail-ways")
    ('map', 'old', 'rail', 'road', 'towns')
    """
    found, _ = of_alternatives(TOKEN.findall(alternatives), 0, _sequence)
    if "" in found:
        raise ValueError(f"what may begin with anything: {alternatives!r}")
    return tuple(sorted({opening.lower() for opening in found}))


def of_alternatives(tokens: Sequence[str], at: int, of_one: OfOne) -> tuple[frozenset[str], int]:
    """What is told of each of the alternatives from here on, and where they end."""
    found: frozenset[str] = frozenset()
    while True:
        told, at = of_one(tokens, at)
        found |= told
        if at == len(tokens) or tokens[at] == ")":
            return found, at
        at += 1


def _sequence(tokens: Sequence[str], at: int) -> tuple[set[str], int]:
    """What one alternative begins with, and where it ends."""
    found: set[str] = set()
    begun = {""}
    """What goes on with the next token; nothing where it is no longer sure how."""
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token, at = tokens[at], at + 1
        if token.startswith("("):
            inner, close = of_alternatives(tokens, at, _sequence)
            at = close + 1
            if token not in LOOKS:
                found |= {before + one for before in begun for one in inner}
                maybe = at < len(tokens) and tokens[at] in MAYBE
                begun, at = (begun, at + 1) if maybe else (set(), at)
        elif _LETTERS.fullmatch(token) and not (at < len(tokens) and tokens[at] in MAYBE):
            begun = {before + letter for before in begun for letter in token.strip("[]")}
        else:
            found |= begun
            begun = set()
    return found | begun, at

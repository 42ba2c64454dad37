"""Many phrases searched for at once: written out, folded into one pattern by their beginnings, looked up where found.

An alternation of hundreds of phrases tries each of them at each place; folded by common beginnings, most places fail at
their first letter. The text is searched in small letters; whoever cares about capitals looks at the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAIL = "*"
"""Ends a phrase that any word ending may follow."""


@cache
def written_out(pattern: str) -> tuple[str, ...]:
    """Every phrase that a pattern of words, `( | )`, `?` and a final `*` stands for.

    >>> written_out("(visual |)ground(ing|ed)")
    ('visual grounding', 'visual grounded', 'grounding', 'grounded')
    """
    phrases, rest = _alternatives(pattern)
    if rest:
        raise ValueError(f"unbalanced brackets in {pattern!r}")
    return tuple(dict.fromkeys(phrases))


def _alternatives(text: str) -> tuple[list[str], str]:
    found: list[str] = []
    sequence = [""]
    while text and text[0] != ")":
        head, text = text[0], text[1:]
        if head == "|":
            found += sequence
            sequence = [""]
            continue
        pieces = [head]
        if head == "(":
            pieces, text = _alternatives(text)
            if not text:
                raise ValueError("a bracket is not closed")
            text = text[1:]
        if text.startswith("?"):
            pieces, text = [*pieces, ""], text[1:]
        sequence = [before + piece for before in sequence for piece in pieces]
    return found + sequence, text


_BETWEEN = r"[\s-]{1,12}"
"""What may stand between two words: dashes, a line end, the blanks that TeX dressing leaves."""


class _Node(dict[str, "_Node"]):
    """What may follow a beginning, by the next letter; an empty letter marks where a phrase may end."""


def folded(phrases: Iterable[str]) -> str:
    """A pattern that matches the longest of some phrases; a space matches a dash or a line end too."""
    tree = _Node()
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, _Node())
        node[""] = _Node()
    return _fold(tree)


def _fold(node: _Node) -> str:
    branches = [
        _letter(letter) + _fold(child) for letter, child in sorted(node.items(), reverse=True) if letter
    ]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if "" in node else whole


def _letter(letter: str) -> str:
    if letter == _TAIL:
        return r"\w*"
    return _BETWEEN if letter == " " else re.escape(letter)


def small(text: str) -> str:
    """A text in small letters, each in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases, each leading to a place in whatever list they were made from."""

    pattern: re.Pattern[str]
    exact: dict[str, int]
    beginnings: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, patterns: Iterable[str], behind: str = r"(?!\w)") -> Lexicon:
        """A lexicon of some patterns; a phrase leads to the first pattern that stands for it."""
        exact: dict[str, int] = {}
        for place, pattern in enumerate(patterns):
            for phrase in written_out(pattern):
                exact.setdefault(_normal(phrase).strip(), place)
        beginnings = sorted(
            ((p[:-1], place) for p, place in exact.items() if p.endswith(_TAIL)), key=_longest_first
        )
        return cls(re.compile(rf"(?<!\w)(?:{folded(exact)}){behind}"), exact, tuple(beginnings))

    def find(self, lowered: str) -> Iterator[tuple[int, int, int]]:
        """The place, start and end of each phrase in a text of small letters."""
        for match in self.pattern.finditer(lowered):
            yield self.place_of(match[0]), match.start(), match.end()

    def place_of(self, found: str) -> int:
        """The place that a found phrase leads to."""
        phrase = _normal(found)
        place = self.exact.get(phrase)
        if place is not None:
            return place
        return next(place for beginning, place in self.beginnings if phrase.startswith(beginning))


def _longest_first(beginning: tuple[str, int]) -> int:
    return -len(beginning[0])


_GAP = re.compile(r"[\s-]+")


def _normal(phrase: str) -> str:
    return _GAP.sub(" ", phrase).lower()

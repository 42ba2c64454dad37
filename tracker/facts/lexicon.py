"""Many phrases searched for at once: written out, and looked up word by word in a tree of words.

Most words of a text begin no phrase and cost one look-up. One pattern of all phrases did the same, but took longer to
make than a short command lasts. The text is searched in small letters; whoever cares about capitals looks at the original.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

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


def small(text: str) -> str:
    """A text in small letters, each in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


_GAP = re.compile(r"[\s-]{1,12}")
"""What may stand between two words of a phrase: dashes, a line end, the blanks that TeX dressing leaves."""
_NEXT = re.compile(_GAP.pattern + r"(\w+)")
_NO_LETTER = re.compile(r"\W")
_BLANKED = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


class Words(NamedTuple):
    """Which words a text in small letters has, and where each of them stands."""

    places: Mapping[str, Sequence[int]]
    numbered: frozenset[str]
    """Those with more than letters."""

    @property
    def different(self) -> AbstractSet[str]:
        """Each word once."""
        return self.places.keys()

    def starts(self, wanted: Iterable[str]) -> list[tuple[int, str]]:
        """Where some of these words start, in the text's order."""
        return sorted([(start, word) for word in wanted for start in self.places[word]])


@lru_cache(maxsize=8)
def words_of(lowered: str) -> Words:
    """The words of a text; kept for the few texts that several lexicons look at in turn."""
    blanked = lowered.translate(_BLANKED) if lowered.isascii() else _NO_LETTER.sub(" ", lowered)
    places: dict[str, list[int]] = defaultdict(list)
    at = 0
    for word in blanked.split():
        at = blanked.index(word, at)
        places[word].append(at)
        at += len(word)
    return Words(places, frozenset(word for word in places if not word.isalpha()))


def end_of(parts: tuple[str, ...], lowered: str, start: int) -> int | None:
    """Where a name ends that stands here in small letters, its parts with a dash, a space or nothing between them."""
    at = start
    for part in parts:
        if at > start and (gap := _GAP.match(lowered, at)):
            at = gap.end()
        if not lowered.startswith(part, at):
            return None
        at += len(part)
    return at


@dataclass(slots=True)
class _Node:
    """Where some words have led: to a phrase's place, to further words, to beginnings of words."""

    place: int | None = None
    words: dict[str, _Node] = field(default_factory=dict)
    beginnings: list[tuple[str, int]] = field(default_factory=list)

    @property
    def leads(self) -> bool:
        """Does any phrase go on from here?"""
        return bool(self.words or self.beginnings)

    def begun(self, word: str) -> int | None:
        """The place of the first beginning that a word has."""
        return next((place for beginning, place in self.beginnings if word.startswith(beginning)), None)


class Lexicon(NamedTuple):
    """Phrases, each leading to a place in whatever list they were made from."""

    root: _Node
    stems: tuple[str, ...] = ()
    """Beginnings of words that are phrases of their own."""

    @classmethod
    def of(cls, patterns: Iterable[str]) -> Lexicon:
        """A lexicon of some patterns; a phrase leads to the first pattern that stands for it."""
        root = _Node()
        for place, pattern in enumerate(patterns):
            for phrase in written_out(pattern):
                _plant(root, phrase, place)
        return cls(root, tuple(beginning for beginning, _ in root.beginnings))

    def find(self, lowered: str) -> Iterator[tuple[int, int, int]]:
        """The place, start and end of each phrase in a text of small letters; of several at one word, the longest."""
        words = words_of(lowered)
        begins = self.root.words.keys() & words.different
        begins |= {word for word in words.different if word.startswith(self.stems)}
        done = 0
        for start, word in words.starts(begins):
            if start >= done and (found := _longest(self.root, word, lowered, start)):
                place, done = found
                yield place, start, done


def _plant(root: _Node, phrase: str, place: int) -> None:
    node = root
    *before, last = phrase.lower().replace("-", " ").split()
    for word in before:
        node = node.words.setdefault(word, _Node())
    if last.endswith(_TAIL):
        node.beginnings.append((last.removesuffix(_TAIL), place))
        return
    node = node.words.setdefault(last, _Node())
    if node.place is None:
        node.place = place


def _longest(root: _Node, word: str, lowered: str, start: int) -> tuple[int, int] | None:
    """The place of the phrase with the most words from here on, and where it ends."""
    node, found, end = root, None, start + len(word)
    while True:
        further = node.words.get(word)
        place = further.place if further else None
        if place is None and node.beginnings:
            place = node.begun(word)
        if place is not None:
            found = place, end
        following = _NEXT.match(lowered, end) if further and further.leads else None
        if further is None or following is None:
            return found
        node, word, end = further, following[1], following.end()

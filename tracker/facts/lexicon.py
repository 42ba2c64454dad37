"""Many phrases searched for at once: written out, and looked up word by word in a tree of words.

Most words of a text begin no phrase and cost one look-up. One pattern of all phrases did the same, but took longer to
make than a short command lasts. The text is searched in small letters; whoever cares about capitals looks at the original.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_NO_LETTER = re.compile(r"\W")
_BLANKED = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


class Known(dict[str, bool]):
    """Of which words something is true; asked about each word once, for texts are made of few."""

    def __init__(self, is_true: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_true = is_true

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[word] = self._is_true(word)
        return found

    def among(self, words: Iterable[str]) -> Iterator[str]:
        """Those of some words of which it is true."""
        return filter(self.__getitem__, words)


_MOST_KNOWN = 50_000


class Words(NamedTuple):
    """A text in small letters cut into its words."""

    lowered: str
    sequence: Sequence[str]
    begins: Sequence[int]
    """Where each of them begins."""
    places: Mapping[str, Sequence[int]]
    """Which of them are the same word."""

    @property
    def different(self) -> AbstractSet[str]:
        """Each word once."""
        return self.places.keys()

    def starts(self, wanted: Iterable[str], then: Known | None = None) -> list[int]:
        """Where some of these words start, in the text's order; `then` is true of the word behind."""
        if not wanted:
            return []
        if then is None:
            return sorted([self.begins[place] for word in wanted for place in self.places[word]])
        sequence, last = self.sequence, len(self.sequence) - 1
        return [
            self.begins[place] for place in self.ordered(wanted) if place < last and then[sequence[place + 1]]
        ]

    def ordered(self, wanted: Iterable[str]) -> list[int]:
        """Which of the words are some of these, in the text's order."""
        return sorted([place for word in wanted for place in self.places[word]])

    def follows(self, place: int) -> bool:
        """Is the next word one of the same phrase, by what stands between?"""
        begins = self.begins
        if place + 1 == len(begins):
            return False
        end, start = begins[place] + len(self.sequence[place]), begins[place + 1]
        if start == end + 1:
            return self.lowered[end] in _BETWEEN
        return _GAP.fullmatch(self.lowered, end, start) is not None


_BETWEEN = frozenset(" -\n\t")


@lru_cache(maxsize=8)
def words_of(lowered: str) -> Words:
    """The words of a text; kept for the few texts that several lexicons look at in turn."""
    blanked = lowered.translate(_BLANKED) if lowered.isascii() else _NO_LETTER.sub(" ", lowered)
    pieces = blanked.split(" ")
    begins = list(compress(accumulate(map(_AND_A_BLANK, map(len, pieces)), initial=0), pieces))
    sequence = list(filter(None, pieces))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(sequence):
        places[word].append(place)
    return Words(lowered, sequence, begins, places)


_AND_A_BLANK = (1).__add__


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
    stems: tuple[str, ...] = ()
    """The beginnings alone."""

    @property
    def leads(self) -> bool:
        """Does any phrase go on from here?"""
        return bool(self.words or self.beginnings)

    def begun(self, word: str) -> int | None:
        """The place of the first beginning that a word has."""
        if not word.startswith(self.stems):
            return None
        return next(place for beginning, place in self.beginnings if word.startswith(beginning))


class Lexicon(NamedTuple):
    """Phrases, each leading to a place in whatever list they were made from."""

    root: _Node
    heads: Known
    """The words that a phrase may begin with."""

    @classmethod
    def of(cls, patterns: Iterable[str]) -> Lexicon:
        """A lexicon of some patterns; a phrase leads to the first pattern that stands for it."""
        root = _Node()
        for place, pattern in enumerate(patterns):
            for phrase in written_out(pattern):
                _plant(root, phrase, place)
        return cls(root, Known(lambda word: word in root.words or word.startswith(root.stems)))

    def find(self, lowered: str) -> Iterator[tuple[int, int, int]]:
        """The place, start and end of each phrase in a text of small letters; of several at one word, the longest."""
        words = words_of(lowered)
        done = 0
        for first in words.ordered(self.heads.among(words.different)):
            if first >= done and (found := self._longest(words, first)):
                place, last = found
                done = last + 1
                yield place, words.begins[first], words.begins[last] + len(words.sequence[last])

    def _longest(self, words: Words, at: int) -> tuple[int, int] | None:
        """The place of the phrase with the most words from here on, and its last word."""
        node, found = self.root, None
        while True:
            word = words.sequence[at]
            further = node.words.get(word)
            place = further.place if further else None
            if place is None and node.beginnings:
                place = node.begun(word)
            if place is not None:
                found = place, at
            if further is None or not further.leads or not words.follows(at):
                return found
            node, at = further, at + 1


def _plant(root: _Node, phrase: str, place: int) -> None:
    node = root
    *before, last = phrase.lower().replace("-", " ").split()
    for word in before:
        node = node.words.setdefault(word, _Node())
    if last.endswith(_TAIL):
        node.beginnings.append((last.removesuffix(_TAIL), place))
        node.stems = tuple(beginning for beginning, _ in node.beginnings)
        return
    node = node.words.setdefault(last, _Node())
    if node.place is None:
        node.place = place

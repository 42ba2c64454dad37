"""Many phrases searched for at once: written out, and looked up word by word in a tree of words.

Most words of a text begin no phrase and cost one look-up. One pattern of all phrases did the same, but took longer to
make than a short command lasts. The text is searched in small letters; whoever cares about capitals looks at the original.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Phrase = tuple[int, int, int]
    """A phrase in a text: its place in whatever list the phrases were made from, its start and its end."""

_Answer = TypeVar("_Answer")

TAIL = "*"
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


GAP = Pattern(r"[\s-]{1,12}")
"""What may stand between two words of a phrase: dashes, a line end, the blanks that TeX dressing leaves."""
_NO_LETTER = Pattern(r"\W")
_BLANKED = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256))


STOPS = ".!?\n"
"""What may end a sentence."""


class Known(dict[str, _Answer], Generic[_Answer]):
    """What is to be said of words; each is asked about once, for texts are made of few."""

    MOST = 50_000

    def __init__(self, ask: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> _Answer:
        if len(self) >= self.MOST:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer


class Words(NamedTuple):
    """A text in small letters cut into its words."""

    lowered: str
    sequence: Sequence[str]
    begins: Sequence[int]
    """Where each of them begins."""

    def follows(self, place: int) -> bool:
        """Is the next word one of the same phrase, by what stands between?"""
        begins = self.begins
        if place + 1 == len(begins):
            return False
        end, start = begins[place] + len(self.sequence[place]), begins[place + 1]
        return GAP.fullmatch(self.lowered, end, start) is not None


def pieces_of(lowered: str) -> list[str]:
    """The words of a text alone, with nothing for each further sign between two of them."""
    if lowered.isascii():
        return lowered.encode().translate(_BLANKED).decode().split(" ")
    return _NO_LETTER.sub(" ", lowered).split(" ")


def words_of(lowered: str) -> Words:
    """The words of a text."""
    pieces = pieces_of(lowered)
    begins = list(compress(accumulate(map(_AND_A_BLANK, map(len, pieces)), initial=0), pieces))
    return Words(lowered, list(filter(None, pieces)), begins)


_AND_A_BLANK = (1).__add__


def end_of(parts: tuple[str, ...], lowered: str, start: int) -> int | None:
    """Where a name ends that stands here in small letters, its parts with a dash, a space or nothing between them."""
    at = start
    for part in parts:
        if at > start and (gap := GAP.match(lowered, at)):
            at = gap.end()
        if not lowered.startswith(part, at):
            return None
        at += len(part)
    return at


@dataclass(slots=True)
class Node:
    """Where some words have led: to a phrase's place, to further words, to beginnings of words."""

    place: int | None = None
    words: dict[str, Node] = field(default_factory=dict)
    beginnings: dict[str, int] = field(default_factory=dict)
    """The places of the phrases that end with any word that begins so; of several the first counts."""
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
        return next(place for beginning, place in self.beginnings.items() if word.startswith(beginning))


class Lexicon:
    """Phrases, each leading to a place in whatever list they were made from."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """A lexicon of some patterns; a phrase leads to the first pattern that stands for it."""
        self.root = root = Node()
        for place, pattern in enumerate(patterns):
            for phrase in written_out(pattern):
                _plant(root, phrase, place)
        self._begins = Known(lambda word: word in root.words or word.startswith(root.stems))

    def find(self, words: Words) -> Iterator[Phrase]:
        """The phrases in a text; of several at one word the longest, and none within another."""
        done = 0
        sequence = words.sequence
        for first in compress(range(len(sequence)), map(self._begins.__getitem__, sequence)):
            if first >= done and (found := self._longest(words, first)):
                place, last = found
                done = last + 1
                yield place, words.begins[first], words.begins[last] + len(sequence[last])

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


def _plant(root: Node, phrase: str, place: int) -> None:
    node = root
    *before, last = phrase.lower().replace("-", " ").split()
    for word in before:
        node = node.words.setdefault(word, Node())
    if last.endswith(TAIL):
        node.beginnings.setdefault(last.removesuffix(TAIL), place)
        node.stems = tuple(node.beginnings)
        return
    node = node.words.setdefault(last, Node())
    if node.place is None:
        node.place = place

"""Where in a text something may begin: each reader says once at which words it has to look.

Most words begin nothing that anybody looks for. Of every word met, what all anchors say is kept; so a text is gone through
once for all readers, each is handed the few places that are left, and one without its words costs it next to nothing.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import and_
from typing import TYPE_CHECKING, ClassVar

from tracker.facts.text.lexicon import Known
from tracker.facts.text.openings import openings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.facts.text.lexicon import Words

    Places = Sequence[Sequence[Sequence[int]]]
    """Where something may begin: of each anchor, by its number, a column with the places in each of some texts."""


class Anchor:
    """The words at which something may begin and, where `then` is given, the words one of which must come next."""

    every: ClassVar[list[Anchor]] = []
    """All there are; the number of one is its place, and in a greater number it is that bit."""

    def __init__(self, begins: Callable[[str], bool], then: Callable[[str], bool] | None = None) -> None:
        self.begins, self.then = begins, then
        self.number = len(self.every)
        self.every.append(self)
        for kept in (_BEGUN, _ALLOWED):
            kept.clear()

    @classmethod
    def of(cls, words: str, then: str = "") -> Anchor:
        """An anchor of words that are written out."""
        return cls(_one_of(words), _one_of(then) if then else None)

    @classmethod
    def at(cls, alternatives: str, then: Callable[[str], bool] | None = None) -> Anchor:
        """An anchor of the words that some alternatives of a pattern may begin with."""
        begun = openings(alternatives)
        return cls(lambda word: word.startswith(begun), then)

    @property
    def bit(self) -> int:
        """What stands for it where all that a word begins are one number."""
        return 1 << self.number


def _one_of(words: str) -> Callable[[str], bool]:
    return frozenset(words.split()).__contains__


def begun_by(word: str) -> int:
    """The bits of the anchors that a word is one of."""
    return sum(anchor.bit for anchor in Anchor.every if anchor.begins(word))


def allowed_by(word: str) -> int:
    """The bits of the anchors that may stand before a word."""
    return sum(anchor.bit for anchor in Anchor.every if anchor.then is None or anchor.then(word))


_BEGUN, _ALLOWED = Known(begun_by), Known(allowed_by)
_THE_END = ""
"""Stands behind a text's last word."""


@cache
def _numbers(bits: int) -> tuple[int, ...]:
    return tuple(anchor.number for anchor in Anchor.every if anchor.bit & bits)


def places(words: Words) -> Places:
    """Where in a text by itself something may begin."""
    found: list[list[int]] = [[] for _ in Anchor.every]
    sequence = words.sequence
    allowed = map(_ALLOWED.__getitem__, chain(sequence[1:], (_THE_END,)))
    for start, bits in zip(words.begins, map(and_, map(_BEGUN.__getitem__, sequence), allowed), strict=False):
        for number in _numbers(bits) if bits else ():
            found[number].append(start)
    return [[starts] for starts in found]

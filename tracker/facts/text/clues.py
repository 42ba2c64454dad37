"""Patterns that are asked only where some letters stand that they cannot match without.

Of the many phrases that may stand beside a name or a number next to none does, and to look for each of them takes longer
than all else. So the letters that each needs are read from its pattern, what of them a word has is kept, for texts are made
of few words, and a stretch of text is gone through once for all.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, ClassVar

from tracker.facts.text.lexicon import Known
from tracker.facts.text.needs import needs
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


class Clued(Pattern):
    """A pattern that needs some letters."""

    __slots__ = ("bit",)

    every: ClassVar[list[Clued]] = []

    def __init__(self, pattern: str, flags: int = 0) -> None:
        super().__init__(pattern, flags)
        self.bit = 1 << len(self.every)
        """What stands for it where all that a word may be part of are one number."""
        self.every.append(self)
        _NEEDED.clear()
        _ALLOWED.clear()


class Said:
    """A stretch of a text, and what its words allow."""

    __slots__ = ("_allowed", "_end", "_start", "_text", "words")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.words = text[start:end]
        """The stretch itself."""
        self._text, self._start = text, start
        self._end = start + len(self.words)
        self._allowed = reduce(or_, map(_ALLOWED.__getitem__, self.words.split()), 0)

    def may(self, pattern: Clued) -> bool:
        """Do its words allow a match?"""
        return self._allowed & pattern.bit != 0

    def search(self, pattern: Clued, start: int | None = None) -> re.Match[str] | None:
        """The first match, if it is said so from some place of the text on."""
        if not self._allowed & pattern.bit:
            return None
        return pattern.search(self._text, self._start if start is None else start, self._end)

    def any_of(self, patterns: Iterable[Clued], start: int | None = None) -> bool:
        """Is there a match of any of some patterns, if it is said so from some place of the text on?"""
        return any(self.search(pattern, start) for pattern in patterns if self._allowed & pattern.bit)

    def match(self, pattern: Clued) -> re.Match[str] | None:
        """The match right at the start."""
        return pattern.match(self._text, self._start, self._end) if self._allowed & pattern.bit else None


_NEEDED: dict[str, int] = {}
"""The bits of the patterns that need some letters, by these."""
_EVERY = -1
"""The bits of all patterns."""


def _allowed_by(word: str) -> int:
    """The bits of the patterns that a word may be part of a match of."""
    if not word.isascii():
        return _EVERY  # where small letters are not those of the capitals, case by case
    if not _NEEDED:
        for pattern in Clued.every:
            for letters in needs(pattern.pattern):
                _NEEDED[letters] = _NEEDED.get(letters, 0) | pattern.bit
    lowered = word.lower()
    lengths = range(1, max(map(len, _NEEDED), default=0) + 1)
    parts = (lowered[start : start + length] for start in range(len(lowered)) for length in lengths)
    return reduce(or_, (_NEEDED.get(part, 0) for part in parts), 0)


_ALLOWED = Known(_allowed_by)

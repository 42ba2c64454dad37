"""A text to read facts from: its TeX dressing blanked out, letter for letter, so that every find can be quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.facts.lexicon import small, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from tracker.facts.fact import Source
    from tracker.facts.lexicon import Known, Words
    from tracker.facts.pattern import Pattern

_DRESSING = re.compile(
    r"\\(?:text(?:bf|it|tt|sc|sf|rm|md)|emph|underline|url|href|bf|it|em|tt|sc|mbox|xspace|footnote)\b\\?\{?"
    r"|\\[%&#_ {}]|\*\**|``|''|\{|\}|~|“|”|\""
)
_MATHS = re.compile(r"\$[^$\n]{1,60}\$")
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<!\n)[)\"'”]?(?=\s+[A-Z(\"“`$\\{\d])|(?<=\n)\s*\n)")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|al|Fig|Eq|Sec|Dr|approx|resp|w\.r\.t)|\b[A-Z])\.$")

LONGEST = 15_000
"""As much of a text is read: abstracts have a tenth of it, and a hostile one must not cost minutes."""


def undress(text: str) -> str:
    r"""Blank out TeX commands, braces and quotation marks; the result has the same length.

    >>> undress(r"present \textbf{Nexus}, a model")
    'present         Nexus , a model'
    """
    if not any(c in text for c in '\\{`~“"*'):
        return text
    formulas = [m.span() for m in _MATHS.finditer(text)] if "$" in text else []

    def blank(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in formulas)
        return match[0] if inside and match[0] in "{}" else " " * len(match[0])

    return _DRESSING.sub(blank, text)


@dataclass(frozen=True, slots=True)
class Passage:
    """One source's text. `plain` is what the rules read; positions in it are positions in `text`."""

    text: str
    source: Source
    plain: str = field(init=False)
    lowered: str = field(init=False)
    """`plain` in small letters, each in its place."""
    words: Words = field(init=False, repr=False, compare=False)
    """The words of `lowered`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", undress(self.text[:LONGEST]))
        object.__setattr__(self, "lowered", small(self.plain))
        object.__setattr__(self, "words", words_of(self.lowered))

    def quote(self, start: int, end: int) -> str:
        """The source's exact words between two positions."""
        return self.text[start:end].strip()

    def matches(
        self, pattern: Pattern | re.Pattern[str], begins: AbstractSet[str], then: Known | None = None
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern that can begin at some words only; trying it at every letter costs ten times that.

        `then` is true of every word that may come next in a match.
        """
        done = 0
        words = self.words
        for start in words.starts(begins & words.different, then):
            if start >= done and (match := pattern.match(self.plain, start)):
                done = match.end()
                yield match

    def sentences(self) -> list[tuple[int, int]]:
        """The positions of each sentence; an abbreviation's full stop ends none."""
        spans: list[tuple[int, int]] = []
        start = 0
        for match in _SENTENCE_END.finditer(self.plain):
            if _ABBREVIATION.search(self.plain, max(start, match.start() - 8), match.start() + 1):
                continue
            spans.append((start, match.end()))
            start = match.end()
        if self.plain[start:].strip():
            spans.append((start, len(self.plain)))
        return spans

"""People by surname first, as citations name them: `Made, A., Up, B. C.`, `Made A, Up B C, et al.`, `Made, Ada; Up, Bob`."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tracker.lists.entry.in_turn import are_in_turn
from tracker.lists.entry.people import (
    ALL_BARE,
    BY_INITIALS,
    CITED,
    IN_TURN,
    ONE_BARE,
    ONE_CITED,
    ONE_TURNED,
    PARTICLES,
)
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REST = Pattern(r"[,;]?\s+et al\.?")
_INITIAL = Pattern(r"[^\W\d_]\.?")
T = TypeVar("T", str, int)
_TIGHT = Pattern(r"[^\W\d_]\.[^\W\d_]\.")
_CLOSE, _APART = Pattern(r" [A-Z]{2,3}(?![\w-])"), Pattern(r" [A-Z] [A-Z]\b")
"""The initials of one, without blanks and with: `Made AB`, `Made A B`."""


class Cited(NamedTuple):
    """The manner of naming people so."""

    shown: int = 0
    """So many stand before the words for the rest; 0: all stand."""
    rest: str = ", et al."
    between: str = ", "
    last: str = ", "
    """Between the last two where all stand."""
    tight: bool = False
    """Do initials stand without blanks between them?"""
    whole: bool = False
    """Do given names stand in full?"""
    bare: bool = False
    """Do initials stand without a sign?"""

    def write(self, authors: Sequence[str]) -> str:
        """Some authors in this manner; nothing where of one who is to stand nobody knows which name is the surname."""
        rest = self.shown > 0 and len(authors) > self.shown
        names = [self._name(author) for author in (authors[: self.shown] if rest else authors)]
        if not all(names):
            return ""
        if rest or len(names) < 2:
            return self.between.join(names) + (self.rest if rest else "")
        return self.between.join(names[:-1]) + self.last + names[-1]

    def _name(self, author: str) -> str:
        words = author.split()
        at = len(words) - 1
        while at > 1 and words[at - 1] in PARTICLES:
            at -= 1
        given, surname = words[:at], " ".join(words[at:])
        if not given:
            return surname
        if not all(map(_INITIAL.fullmatch, given[1:])):  # the second of three may be of the surname
            return ""
        if self.whole:
            return f"{surname}, {' '.join(given)}"
        if self.bare:
            letters = (part[0] for name in given for part in name.split("-") if part)
            return f"{surname} {('' if self.tight else ' ').join(letters)}"
        initials = ("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given)
        return f"{surname}, {('' if self.tight else ' ').join(initials)}"


def cited_manner(bylines: Sequence[str]) -> Cited | None:
    """The manner that most examples agree on; None where most name people in another way."""
    told = [text.strip(" *_") for text in bylines]
    in_turn = are_in_turn(told)
    found = [
        text
        for text, people in zip(bylines, told, strict=True)
        if CITED.fullmatch(people) or (in_turn and IN_TURN.fullmatch(people))
    ]
    if not found or 2 * len(found) <= len(bylines):
        return None
    bare = 2 * sum(ALL_BARE.fullmatch(text.strip(" *_")) is not None for text in found) > len(found)
    whole = not bare and 2 * sum(BY_INITIALS.fullmatch(text.strip(" *_")) is None for text in found) > len(
        found
    )
    one = ONE_BARE if bare else ONE_TURNED if whole else ONE_CITED
    shortened = [text for text in found if _REST.search(text)]
    in_full = [_gaps(text, one) for text in found if not _REST.search(text)]
    within = [
        *(gap for text in shortened for gap in _gaps(text, one)),
        *(g for those in in_full for g in those[:-1]),
    ]
    between = usual(within, "; " if whole else ", ")
    last = usual((those[-1] for those in in_full if those), between)
    if 2 * len(shortened) <= len(found):
        shown, rest = 0, ", et al."
    else:
        shown = Counter(len(one.findall(text)) for text in shortened).most_common(1)[0][0]
        rest = usual((match.group() for text in shortened if (match := _REST.search(text))), ", et al.")
    close, apart = (_CLOSE, _APART) if bare else (_TIGHT, None)
    joined = sum(close.search(text) is not None for text in found)
    tight = joined > (sum(apart.search(text) is not None for text in found) if apart else len(found) / 2)
    return Cited(shown, rest, between, last, tight, whole, bare)


def usual(found: Iterable[T], otherwise: T) -> T:
    """What is found most often, or else something."""
    best = Counter(found).most_common(1)
    return best[0][0] if best else otherwise


def _gaps(text: str, one: Pattern) -> list[str]:
    """What stands between people."""
    spans = [match.span() for match in one.finditer(text)]
    return [re.sub(r"\s+", " ", text[here[1] : there[0]]) for here, there in pairwise(spans)]

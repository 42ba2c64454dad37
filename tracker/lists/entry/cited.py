"""People by surname and initials, as citations name them: `Made, A., Up, B. C.`, `Made, A. and Up, B.`"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.people import CITED, ONE_CITED, PARTICLES
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_REST = Pattern(r",?\s+et al\.?")
_INITIAL = Pattern(r"[^\W\d_]\.?")
_TIGHT = Pattern(r"[^\W\d_]\.[^\W\d_]\.")


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
        initials = ("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given)
        return f"{surname}, {('' if self.tight else ' ').join(initials)}"


def cited_manner(bylines: Sequence[str]) -> Cited | None:
    """The manner that most examples agree on; None where most name people in another way."""
    found = [text for text in bylines if CITED.fullmatch(text.strip(" *_"))]
    if not found or 2 * len(found) <= len(bylines):
        return None
    shortened = [text for text in found if _REST.search(text)]
    gaps = [_gaps(text) for text in found]
    between = Counter(gap for those in gaps for gap in those[:-1])
    last = Counter(those[-1] for those in gaps if those)
    common = last.most_common(1)[0][0] if last else ", "
    if 2 * len(shortened) <= len(found):
        shown, rest = 0, ", et al."
    else:
        shown = Counter(len(ONE_CITED.findall(text)) for text in shortened).most_common(1)[0][0]
        rests = Counter(match.group() for text in shortened if (match := _REST.search(text)))
        rest = rests.most_common(1)[0][0]
    tight = 2 * sum(_TIGHT.search(text) is not None for text in found) > len(found)
    return Cited(shown, rest, between.most_common(1)[0][0] if between else ", ", common, tight)


def _gaps(text: str) -> list[str]:
    """What stands between people."""
    spans = [match.span() for match in ONE_CITED.finditer(text)]
    return [re.sub(r"\s+", " ", text[one[1] : other[0]]) for one, other in pairwise(spans)]

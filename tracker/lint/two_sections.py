"""May a work that stands in two sections be meant to? Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lint.places import agree
from tracker.lint.subjects import YEAR
from tracker.lists.entry.times import time_of_heading
from tracker.lists.entry.venues import find_venues
from tracker.lists.reading.sections import kinds_in
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_HABIT = 3
_HABIT_SHARE = 0.02
_LONG = 40
"""On a page of so many papers, whose habit can be seen, a work in two sections is hardly meant."""
_SAID = Pattern(
    r"\b(?:multiple|several|more than one|each|all|every)\s+(?:\w+\s+)?(?:sub-?)?(?:categor(?:y|ies)|sections?|topics?)\b"
    r"[^.]{0,60}\b(?:listed|place|put|appears?|included|added)\b"
    r"|\b(?:listed|placed?|put|appears?|included)\b[^.]{0,40}"
    r"\b(?:multiple|several|more than one|each|all|every)\s+(?:\w+\s+)?(?:sub-?)?(?:categor(?:y|ies)|sections?|topics?)\b"
    r"|(?:多个|不同)(?:类别|分类|章节|部分)",
    re.IGNORECASE,
)
"""A list that says of itself that it names works in several sections."""


@dataclass(frozen=True)
class Sharing:
    """Which sections name each other's works as a matter of course."""

    always: bool
    sections: frozenset[frozenset[int]]
    seen: bool
    """Is the page long enough to show what its people do?"""

    @classmethod
    def of(cls, sheet: Sheet, pairs: Sequence[tuple[Subject, Subject]], works: int) -> Sharing:
        """What the pairs of entries about one work show, and what the list says of itself."""
        shared = Counter(_sections(*pair) for pair in pairs)
        apart = sum(count for sections, count in shared.items() if len(sections) > 1)
        often = frozenset(sections for sections, count in shared.items() if count >= _HABIT)
        always = apart >= max(_HABIT, works * _HABIT_SHARE) or (apart > 0 and _says_so(sheet))
        return cls(always, often, works >= _LONG)

    def shared(self, first: Subject, again: Subject) -> bool:
        """Do the sections of two entries share works, as far as the list's habit goes?"""
        return self.always or _sections(first, again) in self.sections


def why_meant(sheet: Sheet, first: Subject, again: Subject, sharing: Sharing) -> str:
    """Why a work in two sections may be meant, if so: a slip is written anew, a copy is not, and a work has many subjects."""
    if first.said == again.said:
        return ", word for word, so it may be meant"
    headings = [sheet.heading(one.entry) for one in (first, again)]
    if all(map(holds_once, headings)) or not agree(first.entry.text, again.entry.text):
        return ""
    if sharing.seen and kinds_in(headings[0]) == kinds_in(headings[1]):
        return ""
    return "; it may be meant, where it is about both"


def holds_once(heading: str) -> bool:
    """Is a section for a time or a venue, of which a work has one, and not for a subject?"""
    return bool(YEAR.search(heading) or time_of_heading(heading) or find_venues(heading))


def _says_so(sheet: Sheet) -> bool:
    return any(_SAID.search(text) for number, text in sheet.visible if number not in sheet.entry_at)


def _sections(one: Subject, other: Subject) -> frozenset[int]:
    return frozenset((one.entry.group.section, other.entry.group.section))

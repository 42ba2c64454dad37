"""What stands between the entries of a group: blank lines, rules, and notes above an entry that go with it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.lists.reading.entries import Entry, Group

_NOTE = Pattern(r"\s*(?:<!--(?:(?!-->).)*-->|<a\s+(?:id|name)\s*=\s*[^<>]+>(?:\s*</a>)?)\s*", re.IGNORECASE)
"""A comment, or an anchor that links lead to."""


def noted_from(entry: Entry, texts: Sequence[str], least: int = 0) -> int:
    """The first line of the comments right above an entry, or its own where there are none."""
    line = entry.start
    while line > least and _NOTE.fullmatch(texts[line - 1]):
        line -= 1
    return line


def starts_with_note(members: Sequence[Entry], texts: Sequence[str]) -> bool:
    """Has nearly every entry of a group a comment of its own above it, such as a key of its paper?"""
    noted = sum(noted_from(entry, texts) < entry.start for entry in members)
    return noted >= 2 and noted > _NOTED * len(members)


_NOTED = 0.6


_BLANK_OR_RULE = Pattern(r"\s*(?:(?P<sign>[*_-])(?:\s*(?P=sign)){2,}\s*)?")


def line_gap(
    members: Iterable[Entry], texts: Sequence[str], near: int, groups: Mapping[Group, Sequence[Entry]]
) -> tuple[str, ...]:
    """The lines that stand between two entries of a group: most often, and most of all near a place.

    One entry alone is followed as others of its kind are on the page.
    """
    entries = list(members)
    votes: Counter[tuple[str, ...]] = Counter()
    for at, (one, other) in enumerate(itertools.pairwise(entries)):
        between = tuple(texts[one.end : noted_from(other, texts, one.end)])
        if all(_BLANK_OR_RULE.fullmatch(text) for text in between):
            votes[between] += 3 if abs(at + 1 - near) <= 2 else 1
    if not votes and entries:
        votes = _gaps_elsewhere(entries[0].group, groups, texts)
    alone = ("",) if entries and entries[0].kind is EntryKind.PARAGRAPH else ()
    return votes.most_common(1)[0][0] if votes else alone


def _gaps_elsewhere(
    own: Group, groups: Mapping[Group, Sequence[Entry]], texts: Sequence[str]
) -> Counter[tuple[str, ...]]:
    """What stands between the entries of other groups of a kind, each group counting once."""
    return Counter(
        line_gap(members, texts, 0, {})
        for group, members in groups.items()
        if group.kind is own.kind and group.indent == own.indent and len(members) > 1
    )

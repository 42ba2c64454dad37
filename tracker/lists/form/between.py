"""What stands between the entries of a group: blank lines, rules, notes above an entry; and where a new one goes among these."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.reading.broken_lines import runs_on, without_break
from tracker.lists.reading.entries import BULLET, EntryKind, indent_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page


def between(
    page: Page, members: Sequence[Entry], index: int, texts: Sequence[str]
) -> tuple[int, list[str], int]:
    """Where lines go at an index of a group, with the blank lines the group keeps between entries."""
    gap = _line_gap(members, page.lines.texts, index, page.groups)
    if index < len(members):
        below, lines = members[index], page.lines.texts
        noted = _start_with_note(members, lines)  # such a comment stays with the entry it is about
        return _noted_from(below, lines) if noted else below.start, [*texts, *gap], 0
    if not gap and runs_on(members):
        gap, texts = ("",), without_break(texts)
    return _behind(page, members[-1]), [*gap, *texts], len(gap)


def _behind(page: Page, entry: Entry) -> int:
    """The line after an entry and the bullets that stand below it, which would be another's if one came between."""
    texts, end = page.lines.texts, entry.end
    if entry.kind is not EntryKind.BULLET:
        return end
    for at in range(end, len(texts)):
        below = BULLET.match(texts[at])
        if below and indent_of(below["indent"]) > indent_of(entry.marker):
            end = at + 1
        elif texts[at].strip():
            break
    return end


_NOTE = Pattern(r"\s*(?:<!--(?:(?!-->).)*-->|<a\s+(?:id|name)\s*=\s*[^<>]+>(?:\s*</a>)?)\s*", re.IGNORECASE)
"""A comment, or an anchor that links lead to."""


def _noted_from(entry: Entry, texts: Sequence[str], least: int = 0) -> int:
    """The first line of the comments right above an entry, or its own where there are none."""
    line = entry.start
    while line > least and _NOTE.fullmatch(texts[line - 1]):
        line -= 1
    return line


def _start_with_note(members: Sequence[Entry], texts: Sequence[str]) -> bool:
    """Has nearly every entry of a group a comment of its own above it, such as a key of its paper?"""
    noted = sum(_noted_from(entry, texts) < entry.start for entry in members)
    return noted >= 2 and noted > _NOTED * len(members)


_NOTED = 0.6


_BLANK_OR_RULE = Pattern(r"\s*(?:(?P<sign>[*_-])(?:\s*(?P=sign)){2,}\s*)?")


def _line_gap(
    members: Iterable[Entry], texts: Sequence[str], near: int, groups: Mapping[Group, Sequence[Entry]]
) -> tuple[str, ...]:
    """The lines that stand between two entries of a group: most often, and most of all near a place.

    One entry alone is followed as others of its kind are on the page.
    """
    entries = list(members)
    votes: Counter[tuple[str, ...]] = Counter()
    for at, (one, other) in enumerate(itertools.pairwise(entries)):
        between = tuple(texts[one.end : _noted_from(other, texts, one.end)])
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
        _line_gap(members, texts, 0, {})
        for group, members in groups.items()
        if group.kind is own.kind and group.indent == own.indent and len(members) > 1
    )

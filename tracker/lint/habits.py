"""What a list does alike nearly everywhere is its habit, and told once: pure, and after all rules.

A rule cannot know every way to keep a list. So where one kind of finding comes at a large share of the places that
could have it, the rule has met something that the list's people mean, or leave for later: one line says so, and the
other findings of the page are read. A rule says what its findings have in common (`Finding.alike`), or nothing where
they are certain however many they are, and what can be mended is always told.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from tracker.lint.finding import Alike, Weight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tracker.lint.finding import Finding

_FEWEST = 4
_OF_ALL, _OF_LABEL = 1 / 3, 0.8
"""A habit shows in such a share of all entries, or of the links with one label, which people leave empty one by one too."""
_NAMED = 5
"""So many of its lines are named."""


def alike_in(told: str, places: int) -> Alike:
    """What findings have in common that so many entries or rows could have."""
    return Alike(told, max(_FEWEST, ceil(_OF_ALL * places)))


def alike_by(label: str, told: str, links: int) -> Alike:
    """What links with one label have in common, of which there are so many."""
    return Alike(f"“{label}” {told}", max(_FEWEST, ceil(_OF_LABEL * links)))


def habits_of(findings: Iterable[Finding]) -> frozenset[str]:
    """What is alike at so many places of the page that it is a habit."""
    lines: defaultdict[Alike, set[int]] = defaultdict(set)
    for one in findings:
        if one.alike and not one.fix:
            lines[one.alike].add(one.line)
    return frozenset(alike.told for alike, at in lines.items() if len(at) >= alike.least)


def is_of(finding: Finding, habits: Collection[str]) -> bool:
    """Is a finding one of the many that make a habit? What can be mended is not."""
    return finding.alike is not None and not finding.fix and finding.alike.told in habits


def told_once(findings: Iterable[Finding], habits: Collection[str]) -> list[Finding]:
    """The findings with each habit as one note, on the first of its lines."""
    members: defaultdict[str, list[Finding]] = defaultdict(list)
    told: list[Finding] = []
    for one in findings:
        if one.alike and is_of(one, habits):
            members[one.alike.told].append(one)
        else:
            told.append(one)
    told += [_note(habit, ones) for habit, ones in members.items()]
    return sorted(told, key=lambda one: (one.line, one.rule))


def _note(habit: str, members: Sequence[Finding]) -> Finding:
    lines = sorted({one.line for one in members})
    named = ", ".join(map(str, lines[:_NAMED]))
    more = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
    told = f"{habit}, on {len(lines)} lines ({named}{more}), so it is likely to be this list's way"
    first = replace(members[0], line=lines[0], weight=Weight.NOTE, weight_if_new=None)
    return replace(first, message=told, turned=told, others=tuple(lines[1:]))

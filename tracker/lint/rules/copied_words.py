"""The same words under two works: authors or a description that were left as a copy of another entry brought them."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lint.alike import letters, short_name
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import plain
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_LONG = 60
"""Shorter words, and the names of few authors, two works may well have in common."""
_FEW = 100
"""The names of so few people may stand under two works of which one goes on with the other."""


_PARAGRAPH = 200
"""So long is what is said of one work, outside of its entry too."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """A long line without links that stands in the entries of just two papers, or a paragraph twice with an entry between."""
    yield from _in_entries(sheet)
    yield from _below_entries(sheet)


def _below_entries(sheet: Sheet) -> Iterator[Finding]:
    said: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in sheet.visible:
        told_apart = number in sheet.entry_at or sheet.page.outline.roles[number] is Role.TABLE
        if not told_apart and len(text) >= _PARAGRAPH and "://" not in text:
            said[fold(plain(text))].append(number)
    lines = sorted(sheet.entry_at)
    for words, places in said.items():
        if len(places) != 2 or len(words) < _PARAGRAPH or len({bisect(lines, at) for at in places}) == 1:
            continue  # what stands more often is a form
        told = f"the same words stand on line {places[0] + 1}: of both, or copied with the entry"
        alike = sheet.alike("the same words stand under two works")
        yield sheet.finding(places[1], Rule.COPIED_WORDS, told, others=(places[0] + 1,), alike=alike)


def _in_entries(sheet: Sheet) -> Iterator[Finding]:
    said: defaultdict[str, list[tuple[Subject, int]]] = defaultdict(list)
    for subject in sheet.subjects:
        if subject.paper is None or subject.entry.kind is EntryKind.ROW:
            continue
        for at, line in enumerate(subject.entry.text.split("\n")[1:], subject.entry.start + 1):
            if "://" not in line and len(words := fold(plain(line))) >= _LONG:
                said[words].append((subject, at))
    for words, places in said.items():
        if len(places) != 2 or places[0][0].paper == places[1][0].paper:
            continue  # what stands more often is a form
        (first, there), (second, at) = places
        if len(words) < _FEW and (_is_named_after(first, second) or _is_named_after(second, first)):
            continue
        told = (
            f"the same words stand on line {there + 1}, of “{first.shown}”: of both, or copied with the entry"
        )
        alike = sheet.alike("the same words stand under two works")
        yield sheet.finding(at, Rule.COPIED_WORDS, told, others=(first.line,), alike=alike)


def _is_named_after(one: Subject, other: Subject) -> bool:
    """Has the title of a work the name of another in it, as that of `Quick-Kettle` has?"""
    name = short_name(other)
    return bool(name) and name in letters(one.title)

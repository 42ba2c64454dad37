"""The same words under two works: authors or a description that were left as a copy of another entry brought them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import plain
from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_LONG = 60
"""Shorter words, and the names of few authors, two works may well have in common."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """A long line without links that stands in the entries of just two papers."""
    said: defaultdict[str, list[tuple[Subject, int]]] = defaultdict(list)
    for subject in sheet.subjects:
        if subject.paper is None or subject.entry.kind is EntryKind.ROW:
            continue
        for at, line in enumerate(subject.entry.text.split("\n")[1:], subject.entry.start + 1):
            if "://" not in line and len(words := fold(plain(line))) >= _LONG:
                said[words].append((subject, at))
    for places in said.values():
        if len(places) != 2 or places[0][0].paper == places[1][0].paper:
            continue  # what stands more often is a form
        (first, there), (_, at) = places
        told = (
            f"the same words stand on line {there + 1}, of “{first.shown}”: of both, or copied with the entry"
        )
        alike = sheet.alike("the same words stand under two works")
        yield sheet.finding(at, Rule.COPIED_WORDS, told, others=(first.line,), alike=alike)

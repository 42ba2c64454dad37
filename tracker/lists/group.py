"""A group of entries understood: its parts, its template, its order."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.lists.columns import columns_of
from tracker.lists.entries import EntryKind
from tracker.lists.escaping import Place
from tracker.lists.facts import Facts, facts_of_parts
from tracker.lists.outline import cell_bounds
from tracker.lists.parts import Column, parse
from tracker.lists.pattern import Body, compose
from tracker.lists.template import Example, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.entries import Entry, Group
    from tracker.lists.page import Page

_REACH = 8.0
"""How many entries away an example counts half."""


@dataclass(frozen=True)
class Reading:
    """An entry with its bodies taken apart: one for a line, one a cell for a row."""

    entry: Entry
    bodies: tuple[Body, ...]

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What each body states."""
        return tuple(facts_of_parts(body.facts) for body in self.bodies)


def read_entry(entry: Entry, columns: Sequence[Column | None]) -> Reading:
    """Take an entry apart."""
    if entry.kind is EntryKind.ROW:
        starts, ends = cell_bounds(entry.text)
        texts = [entry.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        bodies = tuple(
            compose(parse(text, columns[at] if at < len(columns) else None)) for at, text in enumerate(texts)
        )
    else:
        bodies = (compose(parse(entry.text[len(entry.marker) :])),)
    return Reading(entry, bodies)


@dataclass(frozen=True)
class Neighbourhood:
    """The entries a new line takes after, each with its weight."""

    page: Page
    group: Group
    own: tuple[Reading, ...]
    others: tuple[Reading, ...]
    """Entries of sister groups, for what too few own entries leave open."""
    columns: tuple[Column | None, ...]

    def examples(self, index: int, cell: int, skip: int = -1) -> list[Example]:
        """The examples for one body of a line at an index among the group's entries."""
        found = [
            Example(reading.bodies[cell], 1 / (1 + abs(at + 0.5 - index) / _REACH))
            for at, reading in enumerate(self.own)
            if at != skip and cell < len(reading.bodies)
        ]
        found.extend(
            Example(reading.bodies[cell], 0.02) for reading in self.others if cell < len(reading.bodies)
        )
        return found

    def template(self, index: int, cell: int) -> Template:
        """The template for one body of a line at an index."""
        place = Place.CELL if self.group.kind is EntryKind.ROW else Place.LINE
        if self.group.kind is EntryKind.HTML:
            place = Place.HTML
        return Template(self.examples(index, cell), place)

    @property
    def width(self) -> int:
        """How many bodies a line has."""
        if self.group.kind is not EntryKind.ROW:
            return 1
        counted = Counter(len(reading.bodies) for reading in (self.own or self.others))
        return counted.most_common(1)[0][0] if counted else len(self.columns)


_FEW = 5


def neighbourhood(page: Page, group: Group) -> Neighbourhood:
    """Read a group and, where it is small, its sisters."""
    members = page.groups.get(group, ())
    columns = columns_of(page, group)
    own = tuple(read_entry(entry, columns) for entry in members)
    others: tuple[Reading, ...] = ()
    if len(own) < _FEW:
        others = tuple(read_entry(entry, columns) for entry in _sisters(page, group))
    return Neighbourhood(page, group, own, others, columns)


_MOST_SISTERS = 120


def _sisters(page: Page, group: Group) -> list[Entry]:
    """Entries of groups like this one, nearest first."""
    names = page.outline.tables[group.table].names if group.table >= 0 else None
    home = page.sections[group.section]
    alike = [
        other
        for other in page.groups
        if other != group
        and other.kind is group.kind
        and (names is None or page.outline.tables[other.table].names == names)
    ]
    alike.sort(key=lambda other: (_distance(page, home.number, other), other.indent != group.indent))
    found: list[Entry] = []
    for other in alike:
        found.extend(entry for entry in page.groups[other] if entry.linked)
        if len(found) >= _MOST_SISTERS:
            break
    return found[:_MOST_SISTERS]


def _distance(page: Page, section: int, other: Group) -> int:
    there = page.sections[other.section]
    if there.number == section:
        return 0
    return 1 if there.parent == page.sections[section].parent else 2


def line_gap(members: Iterable[Entry], texts: Sequence[str], near: int) -> tuple[str, ...]:
    """The lines that stand between two entries of a group: most often, and most of all near a place."""
    entries = list(members)
    votes: Counter[tuple[str, ...]] = Counter()
    for at, (one, other) in enumerate(itertools.pairwise(entries)):
        between = tuple(texts[one.end : other.start])
        if all(re.fullmatch(r"[\s*_-]*", text) for text in between):
            votes[between] += 3 if abs(at + 1 - near) <= 2 else 1
    return votes.most_common(1)[0][0] if votes else ()

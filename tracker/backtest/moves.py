"""Which works people moved from one section of a page to another, version by version; pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.listed import papers_in
from tracker.lists.entry.inline import plain
from tracker.lists.reading.lines import split_lines
from tracker.lists.reading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history import Revision

Section = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A work that people took out of one section and put into another."""

    work: Identity
    at: datetime
    before: Section
    after: Section


@dataclass(frozen=True, slots=True)
class Places:
    """All sections of a page, and those in which each arXiv paper stands."""

    sections: frozenset[Section]
    of: dict[Identity, frozenset[Section]]


def moves(history: Iterable[Revision]) -> Iterator[Moved]:
    """Every move, in order of time; a section that was renamed or taken apart moves nothing."""
    read = ((revision.at, places(revision.content)) for revision in history if not revision.aside)
    for (_, before), (at, after) in pairwise(read):
        for work in sorted(before.of.keys() & after.of.keys()):
            gone, come = before.of[work] - after.of[work], after.of[work] - before.of[work]
            if len(gone) == len(come) == 1 and gone <= after.sections:
                yield Moved(work, at, *gone, *come)


def places(content: bytes) -> Places:
    """Where on a page its papers stand: the headings above them, outermost first."""
    texts = split_lines(content).texts
    starts = {heading.line: heading for heading in outline(texts).headings}
    path: list[tuple[int, str]] = []
    sections: set[Section] = set()
    found: dict[Identity, set[Section]] = {}
    for number, text in enumerate(texts):
        if heading := starts.get(number):
            path = [above for above in path if above[0] < heading.level] + [
                (heading.level, plain(heading.text))
            ]
            sections.add(_names(path))
        for work in papers_in(text):
            found.setdefault(work, set()).add(_names(path))
    return Places(frozenset(sections), {work: frozenset(where) for work, where in found.items()})


def _names(path: Iterable[tuple[int, str]]) -> Section:
    return tuple(name for _, name in path)

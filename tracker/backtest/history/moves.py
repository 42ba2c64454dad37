"""Which works people moved from one section of a page to another, version by version; pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.listed import papers_in
from tracker.lists.entry.inline import plain
from tracker.lists.reading.lines import split_lines
from tracker.lists.reading.outline import outline
from tracker.lists.reading.page import Page, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history.versions import Revision

Section = tuple[str, ...]
_FEW = 3
"""Where a heading stands over no more works, it may be the name of one of them."""


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

    def few(self, section: Section) -> bool:
        """Do only a few papers stand in a section?"""
        return sum(section in where for where in self.of.values()) <= _FEW


def moves(history: Iterable[Revision]) -> Iterator[Moved]:
    """Every move, in order of time; a section that was renamed or taken apart moves nothing."""
    read = ((revision, places(revision.content)) for revision in history if not revision.aside)
    for (old, before), (new, after) in pairwise(read):
        found = list(_elsewhere(before, after))
        if any(before.few(gone) or after.few(come) for _, gone, come in found):
            entries = _above_entries(old.content, before), _above_entries(new.content, after)
            found = list(_elsewhere(*entries))
        yield from (Moved(work, new.at, gone, come) for work, gone, come in found if gone in after.sections)


def _elsewhere(before: Places, after: Places) -> Iterator[tuple[Identity, Section, Section]]:
    """What stands no more where it stood, and in one section where it did not."""
    for work in sorted(before.of.keys() & after.of.keys()):
        gone, come = before.of[work] - after.of[work], after.of[work] - before.of[work]
        if len(gone) == len(come) == 1:
            yield work, next(iter(gone)), next(iter(come))


def _above_entries(content: bytes, there: Places) -> Places:
    """The same with works under the sections of their entries, where a heading is an entry's own; takes as long as adding a work."""
    page = read_page(content)
    if not isinstance(page, Page):
        return there
    of = {
        work: frozenset(
            tuple(map(plain, page.path(page.works.entry_at[line].group.section)))
            for line in page.works.by_identity.get(work, ())
            if line in page.works.entry_at
        )
        for work in there.of
    }
    return Places(there.sections, {work: where or there.of[work] for work, where in of.items()})


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

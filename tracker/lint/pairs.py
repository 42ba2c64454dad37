"""Mentions of one thing held against each other: a link or a title that stands more than once; pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from state.identity import Scheme
from state.titles import fold
from tracker.lint.alike import alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.subjects import Subject
    from tracker.lists.reading.entries import Group

_COMPARED = 24
"""So many mentions of one paper are held against each later one, word by word."""
_MANY_ALIKE = 4
_ALIKE_SHARE = 0.05
"""Where so many works, and such a share of them, bear a neighbour's title behind their name, it is hardly a row copied."""


def paired(members: Sequence[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """Each later mention with an earlier one: of its own group where there is one, and of its own title; else the first."""
    everywhere = _Earlier()
    by_group: defaultdict[Group, _Earlier] = defaultdict(_Earlier)
    for again in members:
        own = by_group[again.entry.group]
        near = own if own.first else everywhere
        if near.first:
            yield near.nearest(again), again
        own.add(again)
        everywhere.add(again)


class _Earlier:
    """The mentions so far of what a link or a title belongs to: thousands may share one, as the rows of an index do."""

    def __init__(self) -> None:
        self.first: list[Subject] = []
        """As many as are held against each later one."""
        self._by_title: dict[str, Subject] = {}

    def add(self, subject: Subject) -> None:
        """One more mention."""
        if len(self.first) < _COMPARED:
            self.first.append(subject)
        self._by_title.setdefault(fold(subject.title), subject)

    def nearest(self, again: Subject) -> Subject:
        """The first that is about the same work: among the first few, then by the same title; else the first of all."""
        found = next((one for one in self.first if alike(one, again)), None)
        return found or self._by_title.get(fold(again.title), self.first[0])


def both_on_arxiv(*pair: Subject) -> bool:
    """Do all lead to a paper of arXiv?"""
    return all(one.paper is not None and one.paper.scheme is Scheme.ARXIV for one in pair)


def are_many(pairs: Sequence[tuple[Subject, Subject]], works: int) -> bool:
    """Do so many works of a list have something in common that it is rather its way than a slip?"""
    return len(pairs) >= max(_MANY_ALIKE, works * _ALIKE_SHARE)


def named_beside(first: Subject, again: Subject) -> bool:
    """Have two works of one title names of their own, of which the title bears none? One that it bears was copied with it."""
    names = fold(first.name), fold(again.name)
    title = f" {fold(again.title)} "
    borne = any(f" {name} " in title for name in names)
    return both_on_arxiv(first, again) and all(names) and names[0] != names[1] and not borne

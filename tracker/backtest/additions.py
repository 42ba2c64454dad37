"""What people did to a list, version by version: which works they added and which they took out; pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme
from tracker.lists.lines import split_lines
from tracker.lists.works import identities_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from tracker.backtest.history import Revision


@dataclass(frozen=True, slots=True)
class Added:
    """A work that stood on the page for the first time in its history."""

    work: Identity
    at: datetime
    commit: str
    """The version that brought it."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A work that people took off the page and never brought back."""

    work: Identity
    at: datetime


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stood on the first version: taken by people, but nobody can say when."""

    works: frozenset[Identity]
    at: datetime


Act = Added | Removed | Beginning


def acts(history: Iterable[Revision]) -> Iterator[Act]:
    """People's acts in order of time; removals come last, when it is known that they were for good."""
    there: frozenset[Identity] | None = None
    ever: set[Identity] = set()
    gone: dict[Identity, datetime] = {}
    for revision in history:
        now = works_on(revision.content)
        if there is None:
            yield Beginning(now, revision.at)
        else:
            for work in sorted(now - ever):
                yield Added(work, revision.at, revision.commit)
            gone.update(dict.fromkeys(there - now, revision.at))
            for work in now & gone.keys():
                del gone[work]
        ever |= now
        there = now
    yield from (Removed(work, at) for work, at in sorted(gone.items(), key=lambda pair: (pair[1], pair[0])))


def works_on(content: bytes) -> frozenset[Identity]:
    """The arXiv papers that a page names anywhere."""
    return frozenset(work for line in split_lines(content).texts for work in papers_in(line))


@lru_cache(maxsize=50_000)
def papers_in(line: str) -> tuple[Identity, ...]:
    """The arXiv papers that a line names. Most lines of a version stand in the next one too; each is read once."""
    return tuple(found for found in identities_in(line) if found.scheme is Scheme.ARXIV)

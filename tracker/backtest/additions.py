"""What people did to a list, version by version: which works they added and which they took out; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.backtest.relinked import relinked
from tracker.listed import works_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history import Revision


MANY = 10
"""More than these and half a page at once are no word on each: the page was emptied, split or made anew."""
_COLLECTED = 100
"""More than these and all that stood there at once were collected elsewhere, nobody can say when."""


@dataclass(frozen=True, slots=True)
class Added:
    """A work that stood on the page for the first time in its history."""

    work: Identity
    at: datetime
    commit: str
    """The version that brought it."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A work that people took off the page, not with most of the others, and never brought back."""

    work: Identity
    at: datetime


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stood on the first version that named any work, or came as a collection: taken, but nobody can say when."""

    works: frozenset[Identity]
    at: datetime


Act = Added | Removed | Beginning


def acts(history: Iterable[Revision]) -> Iterator[Act]:
    """People's acts in order of time; removals come last, when it is known that they were for good."""
    there: frozenset[Identity] = frozenset()
    before = b""
    ever: set[Identity] = set()
    gone: dict[Identity, datetime] = {}
    for revision in history:
        now = works_on(revision.content)
        new = now - ever
        if not ever or len(new) > max(_COLLECTED, len(there)):
            yield Beginning(new, revision.at)
        else:
            yield from (Added(work, revision.at, revision.commit) for work in sorted(new))
        if lost := there - now:
            lost -= relinked(before, revision.content, lost)
        if len(lost) > max(MANY, len(there) / 2) or (not now and len(lost) > 1):
            lost = frozenset()
        gone.update(dict.fromkeys(lost, revision.at))
        for work in now & gone.keys():
            del gone[work]
        ever |= now
        there, before = now, revision.content
    yield from (Removed(work, at) for work, at in sorted(gone.items(), key=lambda pair: (pair[1], pair[0])))

"""What people did to a list, version by version: which works they added and which they took out; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.backtest.relinked import relinked
from tracker.backtest.unlinked import Unlinked
from tracker.listed import works_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history import Revision


_MANY = 10
"""More than these and half a page at once are no word on each: the page was emptied, split or made anew."""
_COLLECTED = 100
"""More than these and all that stood there at once were collected elsewhere, nobody can say when."""


@dataclass(frozen=True, slots=True)
class Added:
    """A work that stood on the page for the first time in its history."""

    work: Identity
    at: datetime
    commit: str
    """The version that brought its entry, which may have been there before its paper was linked."""


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
    """People's acts, version by version; removals come last, when it is known that they were for good.

    An entry whose paper was linked later counts from when it came itself.
    """
    there: frozenset[Identity] = frozenset()
    before = b""
    ever: set[Identity] = set()
    gone: dict[Identity, datetime] = {}
    unlinked = Unlinked()
    collected: set[str] = set()
    for revision in history:
        now = works_on(revision.content)
        new = now - ever
        if not ever or len(new) > max(_COLLECTED, len(there)):
            yield Beginning(new, revision.at)
            collected.add(revision.commit)
        else:
            for work in sorted(new):
                at, commit = unlinked.came(work, revision) or (revision.at, revision.commit)
                linked = Beginning(frozenset([work]), at) if commit in collected else Added(work, at, commit)
                yield linked
        if revision.aside:  # what it lacks was not taken off
            ever |= now
            continue
        unlinked.read(revision)
        if lost := there - now:
            lost -= relinked(before, revision.content, lost)
        if len(lost) > max(_MANY, len(there) / 2) or (not now and len(lost) > 1):
            lost = frozenset()
        gone.update(dict.fromkeys(lost, revision.at))
        for work in now & gone.keys():
            del gone[work]
        ever |= now
        there, before = now, revision.content
    yield from (Removed(work, at) for work, at in sorted(gone.items(), key=lambda pair: (pair[1], pair[0])))

"""What people did to a list, version by version: which works they added and which they took out; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.backtest.history.linked import Came, LinkedTitles
from tracker.backtest.history.titled import relinked, titled_on
from tracker.listed import works_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history.versions import Revision


_MANY = 10
"""More than these and half a page at once are no word on each: the page was emptied, split or made anew."""
_COLLECTED = 50
"""More than these and all that stood there at once were collected elsewhere, nobody can say when."""
_BEGUN, _TIMES = 20, 3
"""So were more than these and so many times all that ever stood on a page, which has just begun."""


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

    An entry whose paper was linked later, or whose link was the wrong one at first, counts from when it came itself; and
    the paper that it led to by mistake was never added.
    """
    read = _Read()
    for revision in history:
        read.version(revision)
    yield from read.done
    yield from (
        Removed(work, at) for work, at in sorted(read.gone.items(), key=lambda pair: (pair[1], pair[0]))
    )


class _Read:
    """What was done until the version that was read last."""

    def __init__(self) -> None:
        self.done: list[Added | Beginning] = []
        self.gone: dict[Identity, datetime] = {}
        self._there: frozenset[Identity] = frozenset()
        self._before = b""
        self._ever: set[Identity] = set()
        self._linked = LinkedTitles()
        self._collected: set[str] = set()

    def version(self, revision: Revision) -> None:
        """Go on to the next version."""
        now = works_on(revision.content)
        there = list(titled_on(revision.content))
        new = now - self._ever
        mistaken: set[Identity] = set()
        if self._collects(len(new)):
            self.done.append(Beginning(new, revision.at))
            self._collected.add(revision.commit)
        else:
            came = {work: self._linked.came(work, there) for work in sorted(new)}
            mistaken = {old for one in came.values() if one for old in one.instead} - now
            self._take_back(mistaken)
            self.done += [
                self._added(work, one or Came(revision.at, revision.commit)) for work, one in came.items()
            ]
        self._ever |= now
        if not revision.aside:  # what that lacks was not taken off
            self._lose(revision, now, mistaken)
            self._linked.read(revision, there)
            self._there, self._before = now, revision.content

    def _collects(self, new: int) -> bool:
        """Are so many at once what was collected elsewhere?"""
        begun = new > max(_BEGUN, _TIMES * len(self._ever))
        return begun or not self._ever or new > max(_COLLECTED, len(self._there))

    def _added(self, work: Identity, came: Came) -> Added | Beginning:
        if came.commit in self._collected:
            return Beginning(frozenset([work]), came.at)
        return Added(work, came.at, came.commit)

    def _take_back(self, mistaken: AbstractSet[Identity]) -> None:
        """What an entry led to by mistake was never taken."""
        if mistaken:
            self.done = [
                replace(act, works=act.works - mistaken) if isinstance(act, Beginning) else act
                for act in self.done
                if isinstance(act, Beginning) or act.work not in mistaken
            ]
            self._ever.difference_update(mistaken)

    def _lose(self, revision: Revision, now: frozenset[Identity], mistaken: AbstractSet[Identity]) -> None:
        if lost := self._there - now - mistaken:
            lost -= relinked(self._before, revision.content, lost)
        if len(lost) > max(_MANY, len(self._there) / 2) or (not now and len(lost) > 1):
            lost = frozenset()
        self.gone.update(dict.fromkeys(lost, revision.at))
        for work in now & self.gone.keys():
            del self.gone[work]

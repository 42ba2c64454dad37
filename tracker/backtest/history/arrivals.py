"""What of all that came to a page its people added: not what moved there, nor what a bot put there by itself; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker.backtest.history.additions import Added, Beginning, acts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from tracker.backtest.history.beside import Beside
    from tracker.backtest.history.versions import Revision


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What came to a page, and when."""

    added: list[Added]
    """By its people, or by a tracker's commits, work by work."""
    stood: Mapping[str, date]
    """Since when other works stood there."""
    collected: frozenset[str]
    """Those of these that came in one go to what stood there already."""
    by_bots: frozenset[str]
    """Those of the others of these that came by commits of bots, from no other file of the clone."""
    lived: tuple[date, date]
    """The days of the first and the last version."""


def arrivals(
    history: Iterable[Revision],
    beside: Beside,
    moved: Callable[[str], Collection[str]],
    known: Callable[[str], Collection[str]],
) -> Arrivals:
    """Read a page's history.

    `moved` tells which works a version took over from other files, `known` which ones files named before it. A bot that
    writes what people put elsewhere is their hand; and where all comes by bots, that is how people keep their list.
    """
    came = _gone_through(history, beside)
    stood = came.stood
    took = {commit: moved(commit) for commit in {act.commit for act in came.added}}
    stood.update({act.work.value: act.at.date() for act in came.added if act.work.value in took[act.commit]})
    added = [act for act in came.added if act.work.value not in stood]
    alone = _by_bots_alone(added, came.bots, known)
    stood.update(alone)
    return Arrivals(
        [act for act in added if act.work.value not in alone],
        stood,
        frozenset(came.collected),
        frozenset(alone),
        (min(came.days, default=date.min), max(came.days, default=date.min)),
    )


@dataclass(slots=True)
class _Came:
    """What came to a page, as its versions are gone through."""

    added: list[Added] = field(default_factory=list)
    stood: dict[str, date] = field(default_factory=dict)
    """Works that stood on the page, or beside it, before anybody added them, and since when."""
    collected: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)
    bots: set[str] = field(default_factory=set)
    """The commits that bots made."""


def _gone_through(history: Iterable[Revision], beside: Beside) -> _Came:
    """What came to a page, version by version."""
    came = _Came()
    begun: datetime | None = None

    def watched() -> Iterator[Revision]:
        for revision in history:
            came.days.append(revision.at.date())
            if revision.by_bot:
                came.bots.add(revision.commit)
            yield revision

    for act in acts(watched()):
        if isinstance(act, Added):
            if beside.first.get(act.work.value, act.at) < act.at:
                came.stood[act.work.value] = act.at.date()
            else:
                came.added.append(act)
        elif isinstance(act, Beginning):
            works = {work.value for work in act.works}
            begun = begun or act.at
            if act.at > begun:
                came.collected |= works
            came.stood.update(dict.fromkeys(works, act.at.date() if came.stood else date.min))
    return came


def _by_bots_alone(
    added: Sequence[Added], bots: Collection[str], known: Callable[[str], Collection[str]]
) -> dict[str, date]:
    """The works that bots brought from no other file, with their day; none where all came so."""
    read = {commit: known(commit) for commit in {act.commit for act in added if act.commit in bots}}
    alone = {
        act.work.value: act.at.date()
        for act in added
        if act.commit in bots and act.work.value not in read[act.commit]
    }
    return alone if len(alone) < len(added) else {}

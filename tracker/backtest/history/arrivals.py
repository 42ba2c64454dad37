"""What of all that came to a page its people added: not what moved there, nor what a bot put there by itself; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.backtest.history.additions import Added, Beginning, acts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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
    added: list[Added] = []
    stood: dict[str, date] = {}
    days: list[date] = []
    bots: set[str] = set()
    collected: set[str] = set()
    begun: datetime | None = None

    def watched() -> Iterator[Revision]:
        for revision in history:
            days.append(revision.at.date())
            if revision.by_bot:
                bots.add(revision.commit)
            yield revision

    for act in acts(watched()):
        if isinstance(act, Added):
            if beside.first.get(act.work.value, act.at) < act.at:
                stood[act.work.value] = act.at.date()
            else:
                added.append(act)
        elif isinstance(act, Beginning):
            works = {work.value for work in act.works}
            begun = begun or act.at
            if act.at > begun:
                collected |= works
            stood.update(dict.fromkeys(works, act.at.date() if stood else date.min))
    took = {commit: moved(commit) for commit in {act.commit for act in added}}
    stood.update({act.work.value: act.at.date() for act in added if act.work.value in took[act.commit]})
    added = [act for act in added if act.work.value not in stood]
    read = {commit: known(commit) for commit in bots & {act.commit for act in added}}
    alone = {
        act.work.value: act.at.date()
        for act in added
        if act.work.value not in read.get(act.commit, ()) and act.commit in bots
    }
    if len(alone) < len(added):
        stood.update(alone)
        added = [act for act in added if act.work.value not in alone]
    else:
        alone = {}
    return Arrivals(
        added,
        stood,
        frozenset(collected),
        frozenset(alone),
        (min(days, default=date.min), max(days, default=date.min)),
    )

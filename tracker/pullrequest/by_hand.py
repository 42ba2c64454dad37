"""Works that stand on the list although no merge of ours put them there: its people did, so they took them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from state.happenings import Place, merged
from state.records import ProposalStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from state.identity import Identity
    from state.records import Event, ListName, Proposal
    from tracker.pullrequest.presence import Directory, Presence, Roster


@dataclass(frozen=True, slots=True)
class OnList:
    """A work that the default branch's list has, and its entry there."""

    work: Identity
    place: Presence
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One run's look at a list."""

    list: ListName
    now: datetime
    first: bool = False
    """Did no run look at this list before?"""


def on_list(page: Roster, directory: Directory, works: Iterable[Identity]) -> Iterator[OnList]:
    """Those of some works that a page has, each once."""
    for work in dict.fromkeys(works):
        place = page.find(directory.names(work))
        if place is not None:
            nominee = directory.nominee(work)
            yield OnList(work, place, nominee.published if nominee else None)


@dataclass(frozen=True, slots=True)
class RefusedThere:
    """The refused works that a list has in an entry of their own."""

    still: frozenset[Identity]
    """Those that were there when they were refused: that they are is no word against it."""
    put_back: frozenset[Identity]
    """Those that people put there since."""


def refused_there(
    page: Roster, directory: Directory, refused: Iterable[Identity], before: Collection[str]
) -> RefusedThere:
    """Which refused works are on a list; `before` are those refused in this run, and those that stood there in the last."""
    places = {work: page.find(directory.names(work)) for work in refused}
    there = {work for work, place in places.items() if place is not None and not place.shared}
    still = frozenset(work for work in there if str(work) in before)
    return RefusedThere(still, frozenset(there - still))


def taken_by_hand(
    found: Iterable[OnList], standing: Callable[[Identity], Proposal | None], look: Look
) -> Iterator[Event]:
    """That people took what is on their list, for each work of which that is not remembered yet.

    What a first look finds was there before anybody watched: it is dated by the day the paper came out, which is the
    earliest it can have been, so that years of entries are not told as this week's news.
    """
    for one in found:
        stood = standing(one.work)
        if stood is not None and stood.status is ProposalStatus.MERGED:
            continue
        at = never_before(stood, look.now)
        if look.first and stood is None and one.published is not None:
            at = min(at, datetime.combine(one.published, time(), UTC))
        yield merged(one.work, look.list, at, place=Place(one.place.section, one.place.text))


def never_before(standing: Proposal | None, now: datetime) -> datetime:
    """Now, but never before what was last said of the work: GitHub's clock may be ahead of ours."""
    return max(now, standing.at + datetime.resolution) if standing else now

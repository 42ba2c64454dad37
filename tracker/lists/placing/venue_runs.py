"""Works of one venue that stand together in a group: a new one stands with those of its own. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.lists.entry.facts import venue_and_year
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.form.order import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.form.bodies import Reading

_FEWEST = 2
"""So many venues with several works each show that works are kept together."""
_FEWEST_STEPS = 4
"""Fewer neighbours of one venue may be chance."""
_PREPRINT = "arxiv"


def place_in_run(readings: Sequence[Reading], candidate: Candidate, end: Direction) -> int | None:
    """The index at the usual end of the works of its venue, where each venue's stand together; else None."""
    venues = [_venue(reading) for reading in readings]
    runs = [(venue, len(list(those))) for venue, those in groupby(venues)]
    together = sum(length - 1 for _, length in runs)
    several = sum(length > 1 for _, length in runs)
    if "" in venues or len(runs) > len(set(venues)) or several < _FEWEST or together < _FEWEST_STEPS:
        return None
    own = _name(candidate.paper.venue or _PREPRINT)
    if own not in venues:
        return None
    first = venues.index(own)
    return first if end is Direction.DOWN else first + venues.count(own)


def _venue(reading: Reading) -> str:
    """The first venue that an entry tells; nothing where it tells none."""
    return next((_name(venue) for facts in reading.facts for venue in facts.words.get(Slot.VENUE, ())), "")


def _name(venue: str) -> str:
    return plain(venue_and_year(venue)[0]).casefold()

"""Headings that are venues: under `CVPR` goes what appeared there, and a preprint only where preprints are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.facts import venue_and_year
from tracker.lists.inline import plain
from tracker.lists.titles import is_tail
from tracker.lists.venues import Standing, find_venues, standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.place import Family, Map


_FEWEST = 2


def of_its_venue(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a work as far as the venues over them tell; all where few do.

    A single heading such as "Science" may be a subject.
    """
    venues = [_venue_over(map_, family) for family in families]
    if len({venue for venue in venues if venue}) < _FEWEST:
        return list(families)
    mine = _name(candidate.paper.venue or "arXiv")
    fitting = [family for family, venue in zip(families, venues, strict=True) if venue == mine]
    open_ = [family for family, venue in zip(families, venues, strict=True) if venue is None]
    return fitting or open_ or list(families)


def _venue_over(map_: Map, family: Family) -> str | None:
    """The venue that the label or heading over a family is, and nothing but it and a year."""
    titles = [*family.labels, map_.page.sections[family.section].words]
    return next((_name(title) for title in map(plain, titles) if find_venues(title) and is_tail(title)), None)


def _name(venue: str) -> str:
    if standing_of(venue) is Standing.PREPRINT:
        return Standing.PREPRINT
    return venue_and_year(venue)[0].casefold()

"""Headings that are venues: under `CVPR` goes what appeared there, and a preprint only where preprints are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.edges import is_venue
from tracker.lists.entry.facts import venue_and_year
from tracker.lists.entry.inline import plain
from tracker.lists.entry.venues import Standing, find_venues, is_named_venue, standing_of
from tracker.lists.placing.fresh_names import NewVenue, year_of
from tracker.lists.placing.place import moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map


_FEWEST = 2


def of_its_venue(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a work as far as the venues over them tell; all where few do.

    A single heading such as "Science" may be a subject.
    """
    over = _venues_over(map_, families)
    if not over:
        return list(families)
    fitting = [family for family in families if family in over and _takes(over[family], candidate)]
    open_ = [family for family in families if family not in over]
    return fitting or open_ or list(families)


def may_appear(map_: Map, family: Family, candidate: Candidate, families: Sequence[Family]) -> bool:
    """May a work stand under the venue over a family, if there is one?"""
    over = _venues_over(map_, families)
    return family not in over or _takes(over[family], candidate)


def missing_venue(
    map_: Map, candidate: Candidate, families: Sequence[Family]
) -> tuple[Family, NewVenue] | None:
    """The venue that lacks a heading where works are sorted by venues, and the family after which to make it."""
    over = _venues_over(map_, families)
    name, year = _name_and_year(candidate.paper.venue or "")
    if not over or not is_named_venue(name) or any(_takes(title, candidate) for title in over.values()):
        return None
    entries = {family: len(map_.entries(family)) for family in families}
    if 2 * sum(entries[family] for family in over) < sum(entries.values()):
        return None  # most works are sorted by something else
    time = moment_of(candidate)
    wanted = year or (time.year if time else 0)

    def likeness(family: Family) -> tuple[bool, bool, int, int]:
        other, there = _name_and_year(over[family])
        preprint = standing_of(other) is Standing.PREPRINT
        return other.casefold() == name.casefold(), not preprint, -abs(there - wanted), entries[family]

    return max(over, key=likeness), NewVenue(name, wanted)


def _venues_over(map_: Map, families: Sequence[Family]) -> dict[Family, str]:
    """What the headings over families say that are venues; nothing where there are too few."""
    found = {family: title for family in families if (title := _venue_over(map_, family))}
    names = {_name_and_year(title)[0].casefold() for title in found.values()}
    return found if len(names) >= _FEWEST else {}


def _venue_over(map_: Map, family: Family) -> str | None:
    """The label or heading over a family that is a venue and nothing but it and a year."""
    titles = [*family.labels, map_.page.sections[family.section].words]
    return next((title for title in map(plain, titles) if is_venue(title)), None)


def _takes(title: str, candidate: Candidate) -> bool:
    """Does a work belong under the heading of a venue, by the year too where both tell one?"""
    mine = candidate.paper.venue or "arXiv"
    if Standing.PREPRINT in (standing_of(title), standing_of(mine)):
        return standing_of(title) is standing_of(mine)
    (name, year), (other, there) = _name_and_year(mine), _name_and_year(title)
    time = moment_of(candidate)
    year = year or (time.year if time else 0)
    return name.casefold() == other.casefold() and (not there or not year or there == year)


def _name_and_year(venue: str) -> tuple[str, int]:
    start, end = next(iter(find_venues(venue)), (0, len(venue)))
    name, time = venue_and_year(venue)
    return (venue[start:end] if time is None else name).strip(), year_of(venue)

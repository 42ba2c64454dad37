"""Headings that are venues: under `CVPR` goes what appeared there, and a preprint only where preprints are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.facts import venue_and_year
from tracker.lists.entry.venue_headings import (
    conference_of,
    is_known_venue,
    same_name,
    track_of,
    venue_heading,
    without_manner,
)
from tracker.lists.entry.venues import Standing, find_venues, is_named_venue, standing_of
from tracker.lists.placing.fresh_names import NewVenue, year_of
from tracker.lists.placing.spots import moment_of
from tracker.lists.reading.sections import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    fitting = [
        family for family in families if family in over and _takes(over[family], candidate, over.values())
    ]
    open_ = [family for family in families if family not in over]
    return fitting or open_ or list(families)


def may_appear(map_: Map, family: Family, candidate: Candidate, families: Sequence[Family]) -> bool:
    """May a work stand under the venue over a family, if there is one?"""
    over = _venues_over(map_, families)
    return family not in over or _takes(over[family], candidate, over.values())


def is_elsewhere(map_: Map, family: Family, candidate: Candidate) -> bool:
    """Would a work stand under a venue that is one for sure, although nothing says that it appeared there?

    Whoever names that venue for its section knows.
    """
    over = _venues_over(map_, list(map_.families))
    title = over.get(family, "")
    if not is_known_venue(title) or _takes(title, candidate, over.values()):
        return False
    named = {title_words(venue_heading(step)) for step in candidate.section}
    return title_words(title) not in named


def missing_venue(
    map_: Map, candidate: Candidate, families: Sequence[Family]
) -> tuple[Family, NewVenue] | None:
    """The venue that lacks a heading where works are sorted by venues, and the family after which to make it."""
    over = _venues_over(map_, families)
    name, year = _name_and_year(without_manner(candidate.paper.venue or ""))
    titles = over.values()
    if not over or not is_named_venue(conference_of(name)):
        return None
    if any(_takes(title, candidate, titles) for title in titles):
        return None
    over = {family: title for family, title in over.items() if title == _right_over(map_, family)}
    names = _names(over.values())
    if not over or (len(names) < _FEWEST and same_name(name) not in names):
        return None  # a page on one venue alone
    entries = {family: len(map_.entries(family)) for family in families}
    if 2 * sum(entries[family] for family in over) < sum(entries.values()):
        return None  # most works are sorted by something else
    time = moment_of(candidate)
    wanted = year or (time.year if time else 0)

    track = track_of(candidate.paper.venue or "")

    def likeness(family: Family) -> tuple[bool, bool, bool, bool, int, int]:
        other, there = _name_and_year(over[family])
        preprint = standing_of(other) is Standing.PREPRINT
        same = same_name(other) == same_name(name)
        part = track_of(over[family])
        return part is track, part is None, same, not preprint, -abs(there - wanted), entries[family]

    return max(over, key=likeness), NewVenue(conference_of(name), wanted)


def _venues_over(map_: Map, families: Sequence[Family]) -> dict[Family, str]:
    """What the headings over families say that are venues; nothing where they may be subjects."""
    found = {family: title for family in families if (title := _venue_over(map_, family))}
    sure = len(_names(found.values())) >= _FEWEST or any(map(_is_sure, found.values()))
    return found if sure else {}


def _names(titles: Iterable[str]) -> set[str]:
    return {same_name(_name_and_year(title)[0]) for title in titles}


def _is_sure(title: str) -> bool:
    """Is a heading a venue even where it stands alone? "Science" may be a subject, "Science 2025" is none."""
    return is_known_venue(title) and year_of(title) > 0


def _right_over(map_: Map, family: Family) -> str:
    """The label or the heading right over a family, if it is a venue and nothing but it and a year."""
    titles = [*family.labels, map_.page.sections[family.section].title]
    return next(filter(None, map(venue_heading, titles)), "")


def _venue_over(map_: Map, family: Family) -> str:
    """The same, or a heading further out that is a venue for sure."""
    further = (venue_heading(title) for title in reversed(map_.page.path(family.section)))
    return _right_over(map_, family) or next(filter(_is_sure, further), "")


def _takes(title: str, candidate: Candidate, among: Iterable[str]) -> bool:
    """Does a work belong under the heading of a venue, by the year too where both tell one?

    What appeared in a workshop goes under its conference where no heading among all is for workshops.
    """
    track = track_of(candidate.paper.venue or "")
    if track_of(title) is not track and (track_of(title) or track in map(track_of, among)):
        return False
    mine = without_manner(candidate.paper.venue or "") or "arXiv"
    if Standing.PREPRINT in (standing_of(title), standing_of(mine)):
        return standing_of(title) is standing_of(mine)
    (name, year), (other, there) = _name_and_year(mine), _name_and_year(title)
    time = moment_of(candidate)
    year = year or (time.year if time else 0)
    same = same_name(conference_of(name)) == same_name(conference_of(other))
    return same and (not there or not year or there == year)


def _name_and_year(venue: str) -> tuple[str, int]:
    start, end = next(iter(find_venues(venue)), (0, len(venue)))
    name, time = venue_and_year(venue)
    return (venue[start:end] if time is None else name).strip(), year_of(venue)

"""Which year a work goes under that appeared elsewhere in another year than on arXiv: as the list does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.moments import Moment
from tracker.lists.entry.venue_headings import venue_heading
from tracker.lists.entry.venues import Standing, find_venues, standing_of
from tracker.lists.form.keys import arxiv_of
from tracker.lists.placing.fresh_names import year_of
from tracker.lists.placing.levels import levels_over, time_over
from tracker.lists.placing.spots import moment_of

if TYPE_CHECKING:
    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map
    from tracker.lists.reading.entries import Entry

_FEWEST = 2
_BEHIND = 7
"""So near behind a venue stands its year: `CVPR, 2025`, `CVPR (2025`."""


def moment_among(map_: Map, family: Family, candidate: Candidate) -> Moment | None:
    """The time under which a paper goes: its venue's year where works of this family go by theirs."""
    moment = moment_of(candidate)
    year = venue_year(candidate)
    if moment is None or not year or year == moment.year:
        return moment
    return Moment(year) if _is_under_venue(map_, family) or _goes_by_venues(map_, family) else moment


def venue_year(candidate: Candidate) -> int:
    """The year in which a paper appeared at its venue; 0 where that is not known or is no more than a preprint's."""
    return _told(candidate.paper.venue or "")


def _is_under_venue(map_: Map, family: Family) -> bool:
    """Do a year and a venue stand over all works of a family, one within the other, so that the year is the venue's?"""
    over = [levels_over(map_.page, group) for group in map_.families[family]]
    return all(time_over(levels) and any(_is_venue(level.words) for level in levels) for levels in over)


def _is_venue(words: str) -> bool:
    venue = venue_heading(words)
    return bool(venue) and standing_of(venue) is Standing.PUBLISHED


def _goes_by_venues(map_: Map, family: Family) -> bool:
    """Do the works whose venue is of another year than their arXiv id mostly stand under the venue's?"""
    by_venue = by_id = 0
    for group in map_.families[family]:
        time = time_over(levels_over(map_.page, group))
        for entry in map_.page.groups[group] if time and not time.month else ():
            told, shown = _told(entry.shown), _shown(entry)
            if time and told and shown and told != shown:
                by_venue += told == time.year
                by_id += shown == time.year
    return by_venue >= _FEWEST and by_venue > by_id


def _told(words: str) -> int:
    """The year behind the first venue of some words that is more than a preprint's."""
    for start, end in find_venues(words):
        if standing_of(words[start:end]) is Standing.PUBLISHED:
            return year_of(words[start : end + _BEHIND])
    return 0


def _shown(entry: Entry) -> int:
    """The year of an entry's arXiv id."""
    found = arxiv_of(entry)
    return found[0] if found else 0

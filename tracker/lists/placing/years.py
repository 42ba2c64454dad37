"""Headings that say a year beside other words: `2025 Latest`, `2024 Core Works`, side by side under one subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.venue_headings import venue_heading
from tracker.lists.placing.headings import innermost
from tracker.lists.placing.spots import moment_of
from tracker.lists.placing.venue_years import venue_year
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map

_YEAR = Pattern(r"(?<![\d.])(?:19|20)\d\d(?![\d.])")
_OPEN = Pattern(
    r"(?i)\b(?:pre|post|before|after|since|until|earlier|older|later|onwards?)\b|[+~–-]\s*$|前|后"
)
"""A year that begins or ends a longer time."""


def of_its_year(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a work by the year beside their headings' words; all where no sister says its year."""
    moment = moment_of(candidate)
    mine = {year for year in (venue_year(candidate), moment.year if moment else 0) if year}
    return map_.narrowed(
        families, lambda family: _year_over(innermost(map_.page, family)), lambda year: year in mine
    )


def _year_over(words: str) -> int:
    """The one year that a heading says, if it is no venue's and no beginning or end."""
    found = _YEAR.findall(words)
    return 0 if len(found) != 1 or _OPEN.search(words) or venue_heading(words) else int(found[0])

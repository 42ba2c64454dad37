"""Headings that say a year beside other words: `2025 Latest`, `2024 Core Works`, side by side under one subject."""

from __future__ import annotations

from collections import defaultdict
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
    kept = dict.fromkeys(families)
    sisters: defaultdict[tuple[int, int], dict[Family, int]] = defaultdict(dict)
    for family in families:
        if year := _year_over(innermost(map_.page, family)):
            above = family.section if family.labels else map_.page.sections[family.section].parent
            sisters[above, len(family.labels)][family] = year
    for told in sisters.values():
        if not mine.isdisjoint(told.values()):
            for family in (family for family, year in told.items() if year not in mine):
                del kept[family]
    return list(kept)


def _year_over(words: str) -> int:
    """The one year that a heading says, if it is no venue's and no beginning or end."""
    found = _YEAR.findall(words)
    return 0 if len(found) != 1 or _OPEN.search(words) or venue_heading(words) else int(found[0])

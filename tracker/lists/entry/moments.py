"""Times as precise as they were written, and when a paper appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from datetime import date


class Moment(NamedTuple):
    """A time as precise as it was written; month and day are 0 where none stands."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def key(self) -> tuple[int, int, int]:
        """For comparison among moments of the same precision."""
        return (self.year, self.month, self.day)


_ARXIV_MONTH = Pattern(r"(?:[a-z-]+/)?(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])")


def moment_of_paper(published: date | None, arxiv_id: str | None) -> Moment | None:
    """When a paper appeared: the day if a source told it, else the month that its arXiv id is made of.

    >>> moment_of_paper(None, "2311.00042")
    Moment(year=2023, month=11, day=0)
    """
    if published:
        return Moment(published.year, published.month, published.day)
    found = _ARXIV_MONTH.match(arxiv_id or "")
    if not found:
        return None
    year = int(found["year"])
    return Moment(year + (1900 if year > 90 else 2000), int(found["month"]))

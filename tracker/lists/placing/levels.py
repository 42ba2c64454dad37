"""The headings, bold lines and bullets over a group, one within the other, and the times that they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.moments import Moment
from tracker.lists.entry.times import month_below_year
from tracker.lists.reading.sections import path_of, time_under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.page import Page


class Level(NamedTuple):
    """A heading, or one of the labels below it."""

    words: str
    section: int
    """The section whose heading it is, or that the label stands in."""
    labels: tuple[str, ...] = ()
    """The labels down to this one; none for a heading."""
    sorts: bool = False
    """Is it a heading of a time beside others of a time, so that it sorts whatever stands below it?"""


def levels_over(page: Page, group: Group) -> tuple[Level, ...]:
    """What stands over a group, outermost first."""
    headings = (
        Level(page.sections[one].words, one, sorts=one in page.times)
        for one in path_of(page.sections, group.section)
    )
    labels = (Level(words, group.section, group.labels[: at + 1]) for at, words in enumerate(group.labels))
    return (*headings, *labels)


def times_over(levels: Sequence[Level]) -> tuple[Moment | None, ...]:
    """The time that each level sorts its works by; a month by itself is of the year over it.

    A year over headings that are no times, such as that of a whole page, sorts none of them unless it stands beside others.
    """
    told = _times([level.words for level in levels])
    headings = sum(not level.labels for level in levels)
    above = next((at for at in range(headings - 1, -1, -1) if told[at] is None), -1)
    above = min(above, next((at - 1 for at, level in enumerate(levels) if level.sorts), above))
    over = levels[above].words if above >= 0 else ""
    return (*(None for _ in range(above + 1)), *_times([level.words for level in levels[above + 1 :]], over))


def time_over(levels: Sequence[Level]) -> Moment | None:
    """The year or month that works stand under, as exactly as is told."""
    return next((time for time in reversed(times_over(levels)) if time), None)


def covers(time: Moment, moment: Moment) -> bool:
    """Does a heading's time take in a moment?"""
    return time.year == moment.year and time.month in (0, moment.month)


def _times(words: Sequence[str], above: str = "") -> list[Moment | None]:
    found: list[Moment | None] = []
    year = 0
    for said in words:
        told = time_under(said, above)
        above = said
        alone = month_below_year(said) if year and told is None else None
        time = told.moment if told else Moment(year, alone.moment.month) if alone else None
        year = time.year if time else year
        found.append(time)
    return found

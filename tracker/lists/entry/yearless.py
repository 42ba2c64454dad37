"""Days written without their year, which the heading over them tells: `[11-17]` below `2026`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.dateforms import YEAR_OR_DAY
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.times import DateFound
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re

_BEHIND = r"\d)(?P<sign>[-/])(?P<two>[0-3]\d)"
_TWO = rf"(?P<one>[0-3]{_BEHIND}"
_TAGGED = Pattern(rf"(?P<one>[0-3](?<=[\[(`【].){_BEHIND}(?=[\])`】])")
"""Without a year only what stands in brackets of its own is sure to be a day: elsewhere it may count, or be a range."""
_WHOLE = Pattern(rf"\s*{_TWO}\s*")
_DECEMBER, _MOST_DAYS = 12, 31
_YEARS = range(20, 30)


def days_in(text: str) -> tuple[DateFound, ...]:
    """Every day without a year that stands in brackets of its own, in order.

    >>> [one.moment for one in days_in("[11-17] A Lamp That Reads")]
    [Moment(year=0, month=11, day=17)]
    """
    return tuple(found for match in _TAGGED.finditer(text) if (found := _read(match)))


def day_alone(text: str) -> DateFound | None:
    """A day without a year by itself, as a column of days holds."""
    match = _WHOLE.fullmatch(text)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> DateFound | None:
    one, two = int(match["one"]), int(match["two"])
    if not (1 <= min(one, two) <= _DECEMBER and 1 <= max(one, two) <= _MOST_DAYS):
        return None
    sign = match["sign"]
    if sign == "/" and max(one, two) <= _DECEMBER:
        return None  # either may come first, and what is read wrongly is written wrongly
    # with a dash it is what is left of `2026-11-17`
    if one > _DECEMBER:
        return DateFound(match.start("one"), match.end("two"), Moment(0, two, one), f"{{dd}}{sign}{{mm}}")
    doubtful = two in _YEARS  # `11/25` may be November of 2025; the other entries show it
    form = f"{{mm}}{sign}{YEAR_OR_DAY if doubtful else '{dd}'}"
    return DateFound(match.start("one"), match.end("two"), Moment(0, one, two), form)

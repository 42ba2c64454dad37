"""When arXiv announces: the feed is made anew at midnight US Eastern for Monday to Friday; pure.

Nothing is announced on Friday and Saturday night, nor on about ten holidays a year that the feed's `skipDays` does not
name. Which holidays is arXiv's choice each year, so they are known here only as "an empty day around then is no wonder".
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EASTERN = ZoneInfo("America/New_York")
_DAY = timedelta(days=1)
_FRIDAY = 4
_LATE = timedelta(hours=8)
"""How long after midnight a feed may come without anybody wondering."""


def today(now: datetime) -> date:
    """The date on arXiv's clock."""
    return now.astimezone(EASTERN).date()


def made_at(day: date) -> datetime:
    """The moment from which the feed of a day is to be had."""
    return datetime.combine(day, time(0), EASTERN)


def announces(day: date) -> bool:
    """Is there usually a feed with items on this date?"""
    return day.weekday() <= _FRIDAY


def day_before(day: date) -> date:
    """The calendar day before."""
    return day - _DAY


def feed_before(day: date) -> date:
    """The announcement day before a date."""
    day -= _DAY
    while not announces(day):
        day -= _DAY
    return day


def feed_after(day: date) -> date:
    """The announcement day after a date."""
    day += _DAY
    while not announces(day):
        day += _DAY
    return day


def believable(day: date, today: date) -> bool:
    """Can a feed be of this day? Around midnight the clocks of two machines may differ, but not by more."""
    return day <= today + _DAY


def missed_feeds(after: date, before: date) -> list[date]:
    """The announcement days strictly between two dates."""
    days = (before - after).days
    return [day for step in range(1, days) if announces(day := after + step * _DAY)]


def overdue(shown: date, now: datetime) -> date | None:
    """The newest feed after the one that is shown that should have come by now; None where none should."""
    due = (day for day in missed_feeds(shown, today(now) + _DAY) if not may_be_holiday(day))
    return max((day for day in due if now - made_at(day) > _LATE), default=None)


def may_be_holiday(day: date) -> bool:
    """Is this the date of a US holiday, or next to one, so that an empty feed is no wonder?"""
    return any(
        abs((day - holiday).days) <= 1 for year in (day.year, day.year + 1) for holiday in _holidays(year)
    )


def expects_papers(day: date) -> bool:
    """Is a feed of this day without papers a wonder?"""
    return announces(day) and not may_be_holiday(day)


def _holidays(year: int) -> tuple[date, ...]:
    thanksgiving = _nth(year, 11, 3, 4)
    return (
        date(year, 1, 1),
        _nth(year, 1, 0, 3),  # Martin Luther King
        _nth(year, 2, 0, 3),  # Presidents
        _nth(year, 6, 0, 1) - timedelta(days=7),  # Memorial: the last Monday of May
        date(year, 6, 19),
        date(year, 7, 4),
        _nth(year, 9, 0, 1),  # Labor
        thanksgiving,
        thanksgiving + _DAY,
        date(year, 12, 24),
        date(year, 12, 25),
        date(year, 12, 26),
        date(year, 12, 31),
    )


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

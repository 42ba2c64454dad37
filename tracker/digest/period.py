"""Which stretch of time a digest is about, as a person writes it: `7d`, a date, two dates, an ISO week."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from tracker.errors import UsageError

_SPAN = re.compile(r"(?P<count>\d{1,4})\s*(?P<unit>[hdw])", re.IGNORECASE)
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d{2})", re.IGNORECASE)
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class PeriodError(UsageError):
    """A period that cannot be read, with the forms that can."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` up to but without `until`. `exact` says that a person named both ends."""

    since: datetime
    until: datetime
    exact: bool = False
    to_now: bool = False
    """Does it end with this very moment, rather than where a day or week does?"""

    @property
    def end(self) -> datetime:
        """Up to but without which the memory is read: where the clock is made to stand still, what was just done is of now."""
        return self.until + datetime.resolution if self.to_now else self.until

    def reaching_back_to(self, moment: datetime) -> Period:
        """The same end with a beginning that is no later than a moment."""
        return replace(self, since=min(self.since, moment))


def read_period(text: str, now: datetime) -> Period:
    """The period that a person means.

    >>> read_period("2026-W47", datetime(2026, 12, 1, tzinfo=UTC)).since.isoformat()
    '2026-11-16T00:00:00+00:00'
    """
    text = text.strip()
    try:
        period = _named(text, now)
    except OverflowError:  # beyond the calendar
        period = None
    if period is None:
        raise PeriodError(
            f"not a period: {text!r} (write 7d, 2w, 36h, 2026-11-20, 2026-11-01..2026-11-15 or 2026-W47)"
        )
    if period.since >= min(period.until, now):
        raise PeriodError(f"the period {text!r} ends before it begins, or lies ahead")
    return replace(period, until=min(period.until, now), to_now=period.until > now or not period.exact)


def _named(text: str, now: datetime) -> Period | None:
    span = _SPAN.fullmatch(text)
    if span:
        return Period(now - int(span["count"]) * _UNITS[span["unit"].lower()], now)
    week = _WEEK.fullmatch(text)
    if week:
        return _iso_week(int(week["year"]), int(week["week"]))
    beginning, dots, end = text.partition("..")
    since = _moment(beginning)
    if since is None:
        return None
    if not dots:
        return Period(since, now)
    until = _moment(end, after=True)
    return None if until is None else Period(since, until, exact=True)


def _iso_week(year: int, week: int) -> Period | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    since = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    return Period(since, since + timedelta(weeks=1), exact=True)


def _moment(text: str, *, after: bool = False) -> datetime | None:
    """A date or time in UTC; `after` takes the end of a day that is named without a time."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    whole_day = len(text.strip()) <= len("2026-11-20")
    return moment + timedelta(days=1) if after and whole_day else moment

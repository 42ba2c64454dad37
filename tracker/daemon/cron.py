"""Cron lines as everybody writes them, for a scheduler that counts weekdays from Monday.

APScheduler 3 takes 0 for Monday where cron takes it for Sunday (its issue 286), and asks for day *and* weekday where cron
asks for day *or* weekday. Numbers become names here, and a line that restricts both is refused rather than misread.
Where the clocks change it leaves a day out or takes one twice; `WallClockTrigger` does neither.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from apscheduler.triggers.cron import CronTrigger

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_PART = re.compile(
    r"(?:(?P<all>\*)|(?P<first>\d|[a-z]{3})(?:-(?P<last>\d|[a-z]{3}))?)(?:/(?P<step>[1-9]))?", re.IGNORECASE
)
_NO_WEEKDAY = "write a weekday from 0 to 7, or as mon to sun"
_RANGES = {
    "minute": "a minute from 0 to 59",
    "hour": "an hour from 0 to 23",
    "day": "a day from 1 to 31",
    "month": "a month from 1 to 12, or as jan to dec",
}
"""The fields that the scheduler reads as cron does, in their order."""
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_WINDOWS = (timedelta(hours=2), timedelta(days=2), timedelta(days=32), timedelta(days=400))
_MOST_SKIPPED = timedelta(hours=3)
"""By more than this no zone sets its clocks forward."""


class WallClockTrigger(CronTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """A cron line by the clock on the wall: a time that it skips is made up for at once, one that it shows twice counts once.

    APScheduler adds 24 hours to midnight before a day of 23 and so leaves out the day after it (its issue 606).
    A line for every hour is about hours that pass, and there it does well.
    """

    timezone: ZoneInfo

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """The first moment after the previous one, or from now on."""
        said = _said(self)
        if said.get("hour", "*") == "*":
            every_hour: datetime | None = super().get_next_fire_time(previous_fire_time, now)
            return every_hour
        start = now.astimezone(UTC)
        if previous_fire_time:
            start = min(start, previous_fire_time.astimezone(UTC))
            start += datetime.resolution
        on_the_wall = CronTrigger(**said, timezone=UTC)
        shown = (start - _MOST_SKIPPED).astimezone(self.timezone).replace(tzinfo=UTC, fold=0)
        while shown := on_the_wall.get_next_fire_time(None, shown):
            moment = shown.replace(tzinfo=self.timezone).astimezone(UTC)
            if moment >= start:
                due: datetime = self._apply_jitter(moment.astimezone(self.timezone), self.jitter, now)
                return due
            shown += datetime.resolution
        return None


def _said(line: CronTrigger) -> dict[str, str]:
    """A cron line's fields, but for those that it leaves open."""
    return {field.name: str(field) for field in line.fields if not field.is_default}


def trigger(line: str, timezone: str, jitter: int = 0) -> WallClockTrigger:
    """A cron line as the scheduler wants it; raises `ValueError` with a sentence for one that cannot be read."""
    fields = line.split()
    if len(fields) != 5:
        raise ValueError("write five fields: minute, hour, day, month, weekday, as in '17 7 * * mon'")
    minute, hour, day, month, weekday = fields
    for name, text in zip(_RANGES, fields, strict=False):
        _refuse(name, text)
    if day != "*" and weekday != "*":
        raise ValueError("write * for the day or for the weekday")
    found = WallClockTrigger(
        minute=minute, hour=hour, day=day, month=month, day_of_week=weekdays(weekday), timezone=timezone
    )
    if day != "*" and found.get_next_fire_time(None, _LONG_AGO) is None:
        raise ValueError("write a day that the month has")
    found.jitter = jitter or None
    return found


def _refuse(name: str, text: str) -> None:
    """Tell what is wrong with a field in cron's words; the scheduler's own speak of expressions and increments."""
    try:
        CronTrigger(**{name: text}, timezone=UTC)
    except ValueError as error:
        raise ValueError(f"write {_RANGES[name]}") from error


def weekdays(field: str) -> str:
    """The weekday field of cron by names.

    >>> weekdays("1-5")
    'mon,tue,wed,thu,fri'
    >>> weekdays("7,sat")
    'sun,sat'
    """
    if field == "*":
        return field
    named: list[str] = []
    for part in field.split(","):
        match = _PART.fullmatch(part)
        if not match:
            raise ValueError(_NO_WEEKDAY)
        first, last = _ends(match)
        named += [_DAYS[day % 7] for day in range(first, last + 1, int(match["step"] or 1))]
    return ",".join(dict.fromkeys(named))


def _ends(match: re.Match[str]) -> tuple[int, int]:
    if match["all"]:
        return 0, 6
    first = _number(match["first"])
    last = _number(match["last"]) if match["last"] else first
    return (first, last) if last >= first else (first, last + 7)


def _number(text: str) -> int:
    if text.isdigit():
        if int(text) > 7:
            raise ValueError(_NO_WEEKDAY)
        return int(text)
    if text.lower() not in _DAYS:
        raise ValueError(_NO_WEEKDAY)
    return _DAYS.index(text.lower())


def latest(found: WallClockTrigger, now: datetime) -> datetime | None:
    """The last moment up to `now` for which a cron line stands, without jitter; None where there is none in a year.

    All daemons work this out alike, whenever they woke, so it names the work that is due.
    """
    plain = WallClockTrigger(**_said(found), timezone=found.timezone)
    for window in _WINDOWS:
        moment: datetime | None = plain.get_next_fire_time(None, now - window)
        before: datetime | None = None
        while moment and moment <= now:
            before, moment = moment, plain.get_next_fire_time(moment, moment)
        if before:
            return before
    return None

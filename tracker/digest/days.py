"""Days as people read them, in English whatever the machine's language is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def short_day(day: date) -> str:
    """`16 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """`16 November 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def stretch(since: datetime, until: datetime) -> str:
    """From the first day to the last that a period touches: `16 to 22 November 2026`."""
    first, last = since.date(), (until - timedelta(microseconds=1)).date()
    if first == last:
        return long_day(first)
    if first.year != last.year:
        return f"{long_day(first)} to {long_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {long_day(last)}"
    return f"{first.day} to {long_day(last)}"

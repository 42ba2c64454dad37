"""Days as services tell them: what no paper can be of is as good as untold; pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_FIRST = date(1950, 1, 1)
_AHEAD = timedelta(days=366)
"""So far ahead journals date what they show today."""


def day_of(said: str | None, now: datetime) -> date | None:
    """The day of a date, with its time or without; None where it cannot be: services fill in `0001-01-01` and `9999-12-31`."""
    try:
        day = date.fromisoformat(said.strip()[:10]) if said else None
    except ValueError:
        return None
    return day if day and _FIRST <= day <= now.date() + _AHEAD else None

"""Reading what services say about waiting in their headers; pure."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_RATE = re.compile(r'"(?P<bucket>[^"]*)"\s*;\s*r=(?P<left>\d+)\s*;\s*t=(?P<seconds>\d+)')


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that `Retry-After` asks for, given in either of its forms; None where it says nothing sensible."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 8:
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, TypeError, OverflowError):  # not a date, or a date without its zone
        return None


def exhausted(headers: Mapping[str, str]) -> float | None:
    """Seconds until a spent `RateLimit` window reopens; None while there is something left of it.

    >>> exhausted({"ratelimit": '"api";r=0;t=55'})
    55.0
    """
    waits = [
        float(found["seconds"])
        for found in _RATE.finditer(headers.get("ratelimit", ""))
        if int(found["left"][:9]) == 0 and len(found["seconds"]) < 8
    ]
    return max(waits, default=None)

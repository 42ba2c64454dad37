"""Reading what services say about waiting in their headers; pure."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_SECONDS = re.compile(r"\d{1,7}(?:\.\d{1,9})?", re.ASCII)
_WINDOW = re.compile(r'"[^"]*"(?P<told>[^,]*)')
_NUMBER = re.compile(r";\s*(?P<name>[a-z]+)\s*=\s*(?P<value>\d{1,7})(?![\d.])", re.ASCII)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that `Retry-After` asks for, given in either of its forms; None where it says nothing sensible.

    A moment is compared with the service's own clock where it tells that too, for ours may be wrong.
    """
    value = headers.get("retry-after", "").strip()
    each = [part.strip() for part in value.split(",")]  # a proxy may add its own
    if all(map(_SECONDS.fullmatch, each)):
        return max(map(float, each))
    moment = _moment(value)
    if moment is None:
        return None
    return max(0.0, (moment - (_moment(headers.get("date", "")) or now)).total_seconds())


def _moment(text: str) -> datetime | None:
    """A moment in one of HTTP's spellings, the oldest of which names no zone: all are of Greenwich."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def exhausted(headers: Mapping[str, str]) -> float | None:
    """Seconds until a spent `RateLimit` window reopens; None while there is something left of it.

    >>> exhausted({"ratelimit": '"api";r=0;t=55'})
    55.0
    """
    waits = []
    for window in _WINDOW.finditer(headers.get("ratelimit", "")):
        told = {found["name"]: int(found["value"]) for found in _NUMBER.finditer(window["told"])}
        if told.get("r") == 0 and "t" in told:
            waits.append(float(told["t"]))
    return max(waits, default=None)

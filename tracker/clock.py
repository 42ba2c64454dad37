"""The one place that reads the wall clock; `TRACKER_NOW` fixes it for rehearsals."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from tracker.errors import UsageError


def running() -> datetime:
    """The time as it passes, whatever `TRACKER_NOW` says: for schedules, which wait for it."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time now in UTC, or the one that `TRACKER_NOW` gives."""
    fixed = os.environ.get("TRACKER_NOW")
    if not fixed:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(fixed)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:  # the second where its zone moves it out of the calendar
        raise UsageError(f"TRACKER_NOW is not an ISO time: {fixed!r} (write 2026-01-31T12:00:00Z)") from error

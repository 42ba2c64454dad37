"""A day as a person writes it after `--since`: a date, or how far back from now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

METAVAR = "DATE"


def day(text: str) -> date:
    """The day that is meant: `2026-01-31`, or `7d`, `2w`, `36h` before now; the same words as a digest's periods."""
    from tracker import clock
    from tracker.digest.period import PeriodError, read_period

    try:
        period = read_period(text, clock.now())
    except PeriodError as error:
        raise _no_day(text) from error
    if period.exact:
        raise _no_day(text)
    return period.since.date()


def _no_day(text: str) -> UsageError:
    return UsageError(f"{text!r} is no day up to today (write 2026-01-31, or how far back: 7d, 2w, 36h)")

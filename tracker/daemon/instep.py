"""Keeping the schedules in step with a clock that was set anew, or that went on while the machine slept.

APScheduler sleeps until the next moment by a clock of its own, which stands still while the machine sleeps, and works the
moment after next out from the one that came. So it fires late by as long as the machine slept, and after a clock that ran
a year ahead and was set right it would fire in a year.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from apscheduler.schedulers.base import BaseScheduler

_LOG = logging.getLogger(__name__)
_SLACK = timedelta(minutes=5)


def keep_in_step(scheduler: BaseScheduler, now: datetime) -> None:
    """Wake the scheduler for what is due, and set back what is due later than its line says."""
    for job in scheduler.get_jobs():
        if job.next_run_time is None:
            continue
        if job.next_run_time <= now:
            scheduler.wakeup()
            continue
        next_by_line = job.trigger.get_next_fire_time(None, now)
        jitter = timedelta(seconds=job.trigger.jitter or 0)
        if next_by_line and job.next_run_time > next_by_line + jitter + _SLACK:
            _LOG.warning("the clock was set back: %s is due at %s", job.id, next_by_line.isoformat())
            scheduler.modify_job(job.id, next_run_time=next_by_line)

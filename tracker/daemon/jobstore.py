"""Where APScheduler keeps when each schedule is due next: the state's own store.

APScheduler's SQLAlchemy job store pickles whole jobs, functions included, and reading a pickle runs whatever is in it.
What must outlive a restart is only the moment at which each schedule is due, so that is all this one keeps, as a cursor;
what a schedule does comes from the program, when it fires from the settings.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from apscheduler.jobstores.memory import MemoryJobStore

from state.errors import StateError
from state.records import Cursor
from tracker.cursors import moment_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from apscheduler.job import Job
    from apscheduler.schedulers.base import BaseScheduler

_LOG = logging.getLogger(__name__)
_SLACK = timedelta(minutes=5)
"""A schedule that is due later than its line says, by more than this, was set by a clock that was wrong."""


class Cursors(Protocol):
    """The part of the store that remembers how far something has come."""

    def cursor(self, name: str) -> Cursor | None:
        """How far a reader has come."""
        ...

    def advance(self, cursors: Iterable[Cursor]) -> None:
        """Remember how far readers have come."""
        ...


class StateJobStore(MemoryJobStore):  # type: ignore[misc]  # APScheduler ships no types
    """Schedules in memory, their next moments in the state.

    A state that does not answer is told and asked again at the next moment: what is raised here would end the
    scheduler's thread, and no schedule would fire any more.
    """

    def __init__(self, store: Cursors, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._store = store
        self._now = now

    def add_job(self, job: Job) -> None:
        """Add a schedule; one that was due while nobody served is due at once, if its line is still the same."""
        try:
            kept = self._store.cursor(_name(job))
        except StateError as error:
            _tell(job, error)
            kept = None
        if kept:
            written, _, line = kept.value.partition(" ")
            moment = moment_in(written)
            if moment and line == str(job.trigger) and job.next_run_time:
                job.next_run_time = min(job.next_run_time, moment)
        super().add_job(job)
        self._keep(job)

    def update_job(self, job: Job) -> None:
        """Keep the next moment of a schedule."""
        super().update_job(job)
        self._keep(job)

    def _keep(self, job: Job) -> None:
        if not job.next_run_time:
            return
        due = Cursor(_name(job), f"{job.next_run_time.isoformat()} {job.trigger}", self._now())
        try:
            self._store.advance([due])
        except StateError as error:
            _tell(job, error)


def _tell(job: Job, error: StateError) -> None:
    _LOG.warning("when the schedule %s is due could not be looked up or kept: %s", job.id, error)


def _name(job: Job) -> str:
    return f"schedule:{job.id}"


def follow_clock(scheduler: BaseScheduler, now: datetime) -> None:
    """Wake the scheduler for what is due, and set back what is due later than its line says.

    APScheduler sleeps until the next moment by a clock of its own, which stands still while the machine sleeps, and works
    the moment after next out from the one that came. So it fires late by as long as the machine slept, and after a clock
    that ran a year ahead and was set right it would fire in a year.
    """
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

"""The schedules of the settings, kept by APScheduler: what is due, what is at work, and what is to be done again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from tracker.clock import running
from tracker.daemon.cron import trigger
from tracker.daemon.jobstore import StateJobStore, follow_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from apscheduler.events import JobExecutionEvent

    from state.store import Store
    from tracker.settings.schedule import ScheduleSettings

RUN, DIGEST = "run", "digest"


class Timetable:
    """Calls the act of a schedule at its moments, on a thread of its own."""

    def __init__(self, acts: Mapping[str, Callable[[], None]]) -> None:
        self._acts = acts
        self._due: Mapping[str, datetime] | None = None
        """When each schedule was due when last we looked."""
        self._again: dict[str, datetime] = {}
        self._at_work: set[str] = set()
        """The scheduler skips the moment of one that comes before it has seen the last one end."""
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    @contextmanager
    def kept(self, store: Store, schedule: ScheduleSettings) -> Iterator[None]:
        """Call the acts until the block ends, and wait for the one in hand; what is due is remembered in the store."""
        self._scheduler.add_jobstore(StateJobStore(store, running))
        self.set(schedule)
        self._scheduler.start()
        try:
            yield
        finally:
            self._scheduler.shutdown(wait=True)

    def set(self, schedule: ScheduleSettings) -> None:
        """Take the moments from the settings; a schedule without a line never comes."""
        for name, line in ((RUN, schedule.run), (DIGEST, schedule.digest)):
            if self._scheduler.get_job(name):
                self._scheduler.remove_job(name)
            if line:
                self._scheduler.add_job(
                    self._begin,
                    trigger(line, schedule.timezone, schedule.jitter),
                    args=[name],
                    id=name,
                    name=name,  # for what the scheduler logs of it
                    misfire_grace_time=schedule.misfire_grace,
                )

    def _begin(self, name: str) -> None:
        self._at_work.add(name)
        self._acts[name]()

    def _ended(self, event: JobExecutionEvent) -> None:
        self._at_work.discard(event.job_id)

    def in_words(self) -> str:
        """When each schedule is due."""
        jobs = self._scheduler.get_jobs()
        due = [f"{job.id} is due at {job.next_run_time:%Y-%m-%d %H:%M %Z}" for job in jobs]
        return ", ".join(due) or "no schedule is set"

    def look(self) -> Mapping[str, datetime]:
        """When each schedule is due, by a clock that may have been set since."""
        follow_clock(self._scheduler, running())
        self._due = {job.id: job.next_run_time for job in self._scheduler.get_jobs() if job.next_run_time}
        return self._due

    def comes_by(self, name: str, moment: datetime) -> bool:
        """Is a schedule at work, to be done again, or due by a moment?"""
        if name in self._at_work or name in self._again:
            return True
        if self._due is None:  # before the first look it may be due at once
            return self._scheduler.get_job(name) is not None
        due = self._due.get(name)
        return due is not None and due <= moment

    def move(self, name: str, moment: datetime) -> None:
        """Let a schedule come at another moment, once; it is kept in the state, if we die before."""
        if self._scheduler.get_job(name):
            self._scheduler.modify_job(name, next_run_time=moment)

    def do_again(self, name: str, moment: datetime) -> None:
        """Let a schedule come again from a moment on, when `take_up` is called next."""
        self._again[name] = moment

    def take_up(self) -> None:
        """Let come what is to be done again by now; what is still at work is left for the next time."""
        for name, moment in [*self._again.items()]:
            if moment <= running() and name not in self._at_work:
                del self._again[name]
                self.move(name, running())

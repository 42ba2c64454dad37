"""`tracker serve`: waits for the schedules' moments, works them off, and says how it is."""

from __future__ import annotations

import logging
import os
import signal
import threading
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

import tracker
from state.errors import StateError
from state.records import Cursor, ListName
from tracker import owners, wiring
from tracker.clock import now, running
from tracker.daemon.cron import latest, trigger
from tracker.daemon.gauges import COUNTED, Gauges, exposition
from tracker.daemon.health import Health, answering, overdue, write_health
from tracker.daemon.jobstore import StateJobStore
from tracker.daemon.labour import Fate, Labour
from tracker.daemon.telling import tell_channels
from tracker.daemon.turns import LeaseTurns, Turn
from tracker.daemon.work import Work
from tracker.errors import TrackerError
from tracker.logs import about
from tracker.notices.after import notify
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from state.store import Store
    from tracker.settings.model import Settings

RUN, DIGEST = "run", "digest"
_BEGUN, _ENDED = "slot:begun", "slot:ended"
_LOG = logging.getLogger(__name__)
_BEAT = 30.0
"""Seconds between two health files."""
_LATE = timedelta(minutes=10)
_HANGING = timedelta(hours=2)
_LATER = timedelta(hours=1)
"""When a digest that did not reach every channel is tried again."""
_TRIED_AGAIN_FOR = timedelta(hours=12)
"""For less time than after which a quiet week would be told again (`tracker.digest.telling.ONCE_MORE`)."""


class Daemon:
    """One process that serves; several may share a state."""

    def __init__(self, load: Callable[[], Settings], environment: Mapping[str, str]) -> None:
        self._load = load
        self._environment = environment
        self._settings = load()
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._reload = False
        self._since = running()
        self._store_fault = ""
        self._count_anew = True
        self._again: dict[str, datetime] = {}
        self._at_work: dict[str, datetime] = {}
        self.gauges = Gauges()
        self.address: tuple[str, int] | None = None

    def serve(self) -> None:
        """Serve until told to stop; the task in hand is finished first."""
        with ExitStack() as stack:
            store = stack.enter_context(wiring.store(self._settings, self._environment))
            stack.enter_context(self._signals())
            monitoring = answering(self._settings.serve.listen, self._health, self._metrics)
            self.address = stack.enter_context(monitoring)
            scheduler = self._scheduler(store)
            scheduler.start()
            stack.callback(scheduler.shutdown, wait=True)
            self._finish_what_was_begun(store, scheduler)
            _LOG.info(
                "serving %s; %s", counted(len(self._settings.lists), "list"), self._due_in_words(scheduler)
            )
            while not self._stop.is_set():
                self._beat(store, scheduler)
                self._wake.wait(_BEAT)
                self._wake.clear()
                if self._reload:
                    self._reload = False
                    self._read_settings_anew(scheduler)
            _LOG.info("stopping: the task in hand is finished, nothing new is begun")
        self._forget_health_file()
        _LOG.info("stopped")

    def stop(self) -> None:
        """Finish the task in hand, begin nothing new, and end."""
        self._stop.set()
        self._wake.set()

    def reload(self) -> None:
        """Read the settings anew before the next task."""
        self._reload = True
        self._wake.set()

    # Schedules

    def _scheduler(self, store: Store) -> BackgroundScheduler:
        scheduler = BackgroundScheduler(
            timezone="UTC",
            jobstores={"default": StateJobStore(store, running)},
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"coalesce": True, "max_instances": 1},
        )
        self._set_schedules(scheduler)
        return scheduler

    def _set_schedules(self, scheduler: BackgroundScheduler) -> None:
        schedule = self._settings.schedule
        for name, line, act in ((RUN, schedule.run, self._run), (DIGEST, schedule.digest, self._digest)):
            if scheduler.get_job(name):
                scheduler.remove_job(name)
            if line:
                scheduler.add_job(
                    act,
                    trigger(line, schedule.timezone, schedule.jitter),
                    id=name,
                    misfire_grace_time=schedule.misfire_grace,
                )

    def _read_settings_anew(self, scheduler: BackgroundScheduler) -> None:
        try:
            self._settings = self._load()
        except TrackerError as error:
            _LOG.error("the settings cannot be used, the old ones stay: %s", error)
            return
        self._set_schedules(scheduler)
        _LOG.info(
            "read the settings anew: %s; %s",
            counted(len(self._settings.lists), "list"),
            self._due_in_words(scheduler),
        )

    def _due_in_words(self, scheduler: BackgroundScheduler) -> str:
        due = [f"{job.id} is due at {job.next_run_time:%Y-%m-%d %H:%M %Z}" for job in scheduler.get_jobs()]
        return ", ".join(due) or "no schedule is set"

    def _finish_what_was_begun(self, store: Store, scheduler: BackgroundScheduler) -> None:
        """A run that all daemons died in is taken up at once, if it is not too old; what was done of it stays done."""
        slot, begun, ended = (
            self._slot(self._settings.schedule.run),
            store.cursor(_BEGUN),
            store.cursor(_ENDED),
        )
        if slot is None or begun is None or begun.value != slot.isoformat():
            return
        grace = timedelta(seconds=self._settings.schedule.misfire_grace)
        if (ended is None or ended.value != begun.value) and running() - slot <= grace:
            _LOG.info("the work of %s was begun and not finished; taking it up", slot.isoformat())
            scheduler.modify_job(RUN, next_run_time=running())

    def _slot(self, line: str) -> datetime | None:
        """The moment whose work is due now by a line of the schedule, the same for every daemon."""
        return latest(trigger(line, self._settings.schedule.timezone), running()) if line else None

    # Acts

    def _run(self) -> None:
        slot = self._slot(self._settings.schedule.run)
        if slot is None:
            return
        try:
            self._work_off(self._settings, slot)
        except StateError as error:
            self._wait_for_state(RUN, slot, error)

    def _work_off(self, settings: Settings, slot: datetime) -> None:
        with wiring.store(settings, self._environment) as store:
            store.advance([Cursor(_BEGUN, slot.isoformat(), running())])
            turns = self._turns(store)
            work = Work(settings, self._environment, self.gauges)
            lists = [ListName(one.name) for one in settings.lists]
            if Labour(turns, work, lists, self, self._stop).work_off(slot):
                try:
                    self._once(
                        turns, "notices", slot, lambda: notify(store, settings, self._environment, now())
                    )
                except TrackerError as error:
                    self.finished("notices", Fate.FAILED, str(error))
                store.advance([Cursor(_ENDED, slot.isoformat(), running())])
                _LOG.info("the work of %s is done", slot.isoformat())

    def _digest(self) -> None:
        settings, slot = self._settings, self._slot(self._settings.schedule.digest)
        if slot is None:
            return
        try:
            with wiring.store(settings, self._environment) as store:
                self._once(
                    self._turns(store),
                    DIGEST,
                    slot,
                    lambda: tell_channels(store, settings, self._environment, now(), slot),
                )
        except TrackerError as error:  # who has been told hears nothing twice
            self.finished(DIGEST, Fate.FAILED, str(error))
            if running() - slot < _TRIED_AGAIN_FOR:
                self._again[DIGEST] = running() + _LATER
        except StateError as error:
            self._wait_for_state(DIGEST, slot, error)

    def _wait_for_state(self, schedule: str, slot: datetime, error: StateError) -> None:
        self._again[schedule] = running()
        _LOG.warning("the %s of %s waits until the state answers: %s", schedule, slot.isoformat(), error)

    def _once(self, turns: LeaseTurns, task: str, slot: datetime, act: Callable[[], None]) -> None:
        """Do something that one of all daemons does; what fails is not ticked off."""
        with turns.take(task, slot) as (turn, _):
            if turn is Turn.OURS:
                with self.begun(task):
                    act()
                    self.finished(task, Fate.DONE, "")

    def _turns(self, store: Store) -> LeaseTurns:
        ttl = timedelta(seconds=self._settings.serve.lease_seconds)
        return LeaseTurns(store, owners.this_process(), ttl, running)

    # Watching

    @contextmanager
    def begun(self, task: str) -> Iterator[None]:
        """A task is in our hands until the block ends."""
        mark = about.set({"task": task})
        self._at_work[task] = running()
        try:
            yield
        finally:
            del self._at_work[task]
            about.reset(mark)

    def finished(self, task: str, fate: Fate, why: str) -> None:
        """A task came to an end."""
        self._count_anew = True
        if fate is Fate.DONE:
            _LOG.info("%s: done", task)
        else:
            self.gauges.failures[task] += 1
            _LOG.warning("%s: %s: %s", task, fate.value, why)

    def _beat(self, store: Store, scheduler: BackgroundScheduler) -> None:
        """Look how we are, now and then: the state, the schedules, the task in hand."""
        self.gauges.next_due = {
            job.id: job.next_run_time for job in scheduler.get_jobs() if job.next_run_time
        }
        try:
            if self._count_anew:
                self._count_anew = False
                self.gauges.heard(store.events(kinds=COUNTED))
            store.cursor("schedule:run")
            self._store_fault = ""
            for name in [name for name, at in [*self._again.items()] if at <= running()]:
                del self._again[name]
                if scheduler.get_job(name):
                    scheduler.modify_job(name, next_run_time=running())
        except StateError as error:
            self._store_fault, self._count_anew = str(error), True
            _LOG.warning("the state: %s", error)
        self._write_health_file()

    def _health(self) -> Health:
        moment = running()
        grace = timedelta(seconds=self._settings.schedule.jitter) + _LATE
        hanging = [
            f"{task} has been going on since {began.isoformat()}"
            for task, began in list(self._at_work.items())
            if moment - began > _HANGING
        ]
        due = {} if self._at_work else self.gauges.next_due
        complaints = (*overdue(due, moment, grace), *hanging, *filter(None, [self._store_fault]))
        return Health(
            at=moment.isoformat(),
            pid=os.getpid(),
            since=self._since.isoformat(),
            complaints=complaints,
            next_due={name: due.isoformat() for name, due in self.gauges.next_due.items()},
            at_work_on=", ".join(self._at_work),
        )

    def _metrics(self) -> str:
        return exposition(self.gauges, tracker.__version__)

    def _write_health_file(self) -> None:
        """Where it cannot be written, its age alarms whoever watches it; the lists are kept all the same."""
        if not self._settings.serve.health_file:
            return
        try:
            write_health(Path(self._settings.serve.health_file), self._health())
        except OSError as error:
            _LOG.warning("the health file: %s", error)

    def _forget_health_file(self) -> None:
        if self._settings.serve.health_file:
            with suppress(OSError):
                Path(self._settings.serve.health_file).unlink(missing_ok=True)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT stop, SIGHUP reloads; only where we are the main thread, which alone is told of signals."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wanted = {signal.SIGTERM: self.stop, signal.SIGINT: self.stop}
        if hasattr(signal, "SIGHUP"):
            wanted[signal.SIGHUP] = self.reload
        before = {number: signal.signal(number, lambda *_, act=act: act()) for number, act in wanted.items()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

"""`tracker serve`: waits for the schedules' moments, works them off, and says how it is."""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from state.errors import StateError
from state.records import Cursor
from tracker import owners, wiring
from tracker.clock import now, running
from tracker.daemon.cron import latest, trigger
from tracker.daemon.health import answering
from tracker.daemon.pipeline import PipelineJob
from tracker.daemon.reload import reloaded
from tracker.daemon.signals import heeding_signals
from tracker.daemon.telling import Outbox, tell_channels
from tracker.daemon.timetable import DIGEST, RUN, Timetable
from tracker.daemon.turns import Claim, LeaseTurns
from tracker.daemon.watching import Watch, forget_file
from tracker.daemon.worker import Fate, Worker
from tracker.errors import TrackerError
from tracker.notices.after import notify
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from state.records import Event
    from state.store import Store
    from tracker.settings.model import Settings

_BEGUN, _ENDED = "slot:begun", "slot:ended"
_LOG = logging.getLogger(__name__)
_BEAT = 30.0
"""Seconds between two health files."""
_LATER = timedelta(hours=1)
"""When a digest that did not reach every channel is tried again."""
_TRIED_AGAIN_FOR = timedelta(hours=12)
"""For less time than after which a quiet week would be told again (`tracker.digest.telling.ONCE_MORE`)."""
_LONGEST_PAUSE = timedelta(hours=1)
"""What the state breaks off each time anew comes back at most so much later; the sources are asked again each time."""
_LONGEST_HELD = timedelta(hours=2)
"""So long does a digest wait for a run that is due with it; one that has hung for longer is told of as a complaint."""


class Daemon:
    """One process that serves; several may share a state."""

    def __init__(self, load: Callable[[], Settings], environment: Mapping[str, str]) -> None:
        self._load = load
        self._environment = environment
        self._settings = load()
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._reload = False
        self._held: dict[datetime, datetime] = {}
        """Since when the digest of a moment waits for a run."""
        self._broken_off: dict[str, int] = {}
        """How often in a row the state broke off the work of a schedule."""
        self._outbox = Outbox()
        self._unnoted: list[Event] = []
        """Notices that went out and could not be noted yet: people would else hear the same as long as the state fails."""
        self._timetable = Timetable({RUN: self._run, DIGEST: self._digest})
        self._watch = Watch()
        self.gauges = self._watch.gauges
        self.address: tuple[str, int] | None = None

    def serve(self) -> None:
        """Serve until told to stop; the task in hand is finished first."""
        with ExitStack() as stack:
            store = stack.enter_context(wiring.store(self._settings, self._environment))
            stack.enter_context(heeding_signals(self.stop, self.reload))
            self._watch.store = store
            monitoring = answering(self._settings.serve.listen, self._watch.health, self._watch.metrics)
            self.address = stack.enter_context(monitoring)
            stack.enter_context(self._timetable.kept(store, self._settings.schedule))
            self._finish_what_was_begun(store)
            _LOG.info("serving %s", self._in_words())
            while not self._stop.is_set():
                self._beat()
                self._wake.wait(_BEAT)
                self._wake.clear()
                if self._reload:
                    self._reload = False
                    self._read_settings_anew()
            _LOG.info("stopping: the task in hand is finished, nothing new is begun")
        forget_file(self._settings.serve.health_file)
        _LOG.info("stopped")

    def stop(self) -> None:
        """Finish the task in hand, begin nothing new, and end."""
        self._stop.set()
        self._wake.set()

    def reload(self) -> None:
        """Read the settings anew before the next task."""
        self._reload = True
        self._wake.set()

    # Settings and schedules

    def _read_settings_anew(self) -> None:
        before = self._settings
        try:
            self._settings, waiting = reloaded(before, self._load())
        except TrackerError as error:
            _LOG.error("the settings cannot be used, the old ones stay: %s", error)
            return
        if before.serve.health_file != self._settings.serve.health_file:
            forget_file(before.serve.health_file)
        for name in waiting:
            _LOG.warning("%s is other than at the start: it holds from the next start on", name)
        self._timetable.set(self._settings.schedule)
        _LOG.info("read the settings anew: %s", self._in_words())

    def _in_words(self) -> str:
        return f"{counted(len(self._settings.lists), 'list')}; {self._timetable.in_words()}"

    def _finish_what_was_begun(self, store: Store) -> None:
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
            self._timetable.move(RUN, running())

    def _slot(self, line: str) -> datetime | None:
        """The moment whose work is due now by a line of the schedule, the same for every daemon."""
        return latest(trigger(line, self._settings.schedule.timezone), running()) if line else None

    # Acts

    def _run(self) -> None:
        slot = self._slot(self._settings.schedule.run)
        if slot is None:
            return
        with self._unless_the_state_fails(RUN, slot):
            self._work_off(self._settings, slot)

    def _work_off(self, settings: Settings, slot: datetime) -> None:
        with wiring.store(settings, self._environment) as store:
            store.advance([Cursor(_BEGUN, slot.isoformat(), running())])
            turns = self._turns(store)
            job = PipelineJob(settings, self._environment, self.gauges)
            if Worker(turns, job, settings.list_names, self._watch, self._stop).work_off(slot):
                try:
                    self._once(
                        turns,
                        "notices",
                        slot,
                        lambda: notify(store, settings, self._environment, now(), self._unnoted),
                    )
                except TrackerError as error:
                    self._watch.finished("notices", Fate.FAILED, str(error))
                store.advance([Cursor(_ENDED, slot.isoformat(), running())])
                _LOG.info("the work of %s is done", slot.isoformat())

    def _digest(self) -> None:
        settings, slot = self._settings, self._slot(self._settings.schedule.digest)
        if slot is None or self._waits_for_the_run(slot):
            return
        with self._unless_the_state_fails(DIGEST, slot):
            try:
                with wiring.store(settings, self._environment) as store:
                    self._once(
                        self._turns(store),
                        DIGEST,
                        slot,
                        lambda: tell_channels(
                            store, settings, self._environment, now(), slot, outbox=self._outbox
                        ),
                    )
            except TrackerError as error:  # who has been told hears nothing twice
                self._watch.finished(DIGEST, Fate.FAILED, str(error))
                if running() - slot < _TRIED_AGAIN_FOR:
                    self._timetable.do_again(DIGEST, running() + _LATER)

    def _waits_for_the_run(self, slot: datetime) -> bool:
        """A digest tells of the run that is due with it: it waits until that has ended, but not for ever."""
        if not self._timetable.comes_by(RUN, slot + timedelta(seconds=self._settings.schedule.jitter)):
            return False
        self._held = {slot: self._held.get(slot, running())}
        if running() - self._held[slot] > _LONGEST_HELD:
            return False
        self._timetable.move(DIGEST, running() + timedelta(seconds=_BEAT))
        return True

    @contextmanager
    def _unless_the_state_fails(self, schedule: str, slot: datetime) -> Iterator[None]:
        """Come back to what the state breaks off: at once when it answers again, ever later if that does not help."""
        try:
            yield
        except StateError as error:
            times = self._broken_off.get(schedule, 0)
            self._broken_off[schedule] = times + 1
            pause = min(timedelta(minutes=2 ** min(times, 9) - 1), _LONGEST_PAUSE)
            self._timetable.do_again(schedule, running() + pause)
            self._watch.waits[schedule] = told = (
                f"the {schedule} of {slot.isoformat()} waits for the state: {error}"
            )
            _LOG.warning(told)
        else:
            self._broken_off.pop(schedule, None)
            self._watch.waits.pop(schedule, None)

    def _once(self, turns: LeaseTurns, task: str, slot: datetime, act: Callable[[], None]) -> None:
        """Do something that one of all daemons does; what fails is not ticked off."""
        with turns.take(task, slot) as (claim, _):
            if claim is Claim.OURS:
                with self._watch.begun(task):
                    act()
                    self._watch.finished(task, Fate.DONE, "")

    def _turns(self, store: Store) -> LeaseTurns:
        ttl = timedelta(seconds=self._settings.serve.lease_seconds)
        return LeaseTurns(store, owners.this_process(), ttl, running)

    def _beat(self) -> None:
        """Look how we are, now and then, and come back to what waited for the state or for a channel."""
        jitter = timedelta(seconds=self._settings.schedule.jitter)
        if self._watch.look(self._timetable.look(), jitter, self._settings.list_names):
            self._timetable.take_up()
        self._watch.write_file(self._settings.serve.health_file)

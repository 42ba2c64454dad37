"""How the daemon is, for whoever watches it: what is in hand, what failed, what is due, whether the state answers."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import tracker
from state.errors import StateError
from tracker.clock import now, running
from tracker.daemon.gauges import COUNTED, Gauges, exposition
from tracker.daemon.health import Health, overdue, write_health
from tracker.daemon.waiting import waiting_on
from tracker.daemon.worker import Fate
from tracker.logs import about
from tracker.troubles import last_well, note_failure, note_success, task_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from state.records import ListName
    from state.store import Store

_LOG = logging.getLogger(__name__)
_LATE = timedelta(minutes=10)
_HANGING = timedelta(hours=2)
_SILENT = timedelta(minutes=1)
"""After which a state that still says nothing does not answer: a server that is gone without a word breaks off no connection."""
_MEMORY = timedelta(days=70)
"""How far back a daemon that begins looks for how the sources did."""


class Watch:
    """Fulfils `Watcher`, and answers those who ask."""

    def __init__(self) -> None:
        self.gauges = Gauges()
        self.store: Store | None = None
        """Where failures are noted, once it is open."""
        self._jitter = timedelta()
        """By how much a schedule may begin later than it is due."""
        self._since = running()
        self._store_fault = ""
        self._asked_at: datetime | None = None
        """Since when the state owes us an answer."""
        self.waits: dict[str, str] = {}
        """What was broken off by the state and is still to be done, by its schedule, in words."""
        self._count_anew = True
        self._heard_since = now() - _MEMORY
        self._at_work: dict[str, datetime] = {}

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
        """A task came to an end; one that failed is noted for whoever is told of it."""
        self._count_anew = True
        if fate is Fate.DONE:
            _LOG.info("%s: done", task)
        else:
            _LOG.warning("%s: %s: %s", task, fate.value, why)
        if fate is Fate.FAILED:
            self.gauges.failures[task] += 1
        if self.store is None or fate is Fate.LOST:
            return
        with suppress(StateError):  # it is told of by itself, and more often than a task
            if fate is Fate.DONE:
                note_success(self.store, task, now())
            else:
                note_failure(self.store, task, why, now())

    def look(
        self,
        next_due: Mapping[str, datetime],
        jitter: timedelta = timedelta(),
        lists: Sequence[ListName] = (),
    ) -> bool:
        """Look how we are, now and then; False where the state does not answer."""
        self.gauges.next_due, self._jitter = dict(next_due), jitter
        self._asked_at = running()
        try:
            if self.store and self._count_anew:
                self._count_anew = False
                self.gauges.heard(self.store.events(kinds=COUNTED))
            if self.store:
                self._hear_of_all(self.store, lists)
            self._store_fault = ""
        except StateError as error:
            self._store_fault, self._count_anew = str(error), True
            _LOG.warning("the state: %s", error)
        self._asked_at = None
        return not self._store_fault

    def _hear_of_all(self, store: Store, lists: Sequence[ListName]) -> None:
        """What was done by any daemon that shares the state: this one may have done none of it since it began."""
        moment = now()
        for run in reversed(list(store.runs(self._heard_since))):
            if run.reports and run.started <= moment:  # a clock may have run ahead
                self.gauges.polled(run.reports, run.finished or run.started)
                self._heard_since = run.started
        for name in lists:
            well = last_well(store, task_of(name))
            if well and well <= moment:
                self.gauges.list_success[name] = well
            if waiting := waiting_on(store, name):
                self.gauges.waiting[name] = waiting

    def health(self) -> Health:
        """What is late, hanging or at fault, what is due next, and what is under way."""
        moment = running()
        hanging = [
            f"{task} has been going on since {began.isoformat()}"
            for task, began in list(self._at_work.items())
            if moment - began > _HANGING
        ]
        asked = self._asked_at
        silent = asked is not None and moment - asked > _SILENT
        unanswered = [f"the state has not answered since {asked.isoformat()}"] if asked and silent else []
        due = {} if self._at_work else self.gauges.next_due
        late = overdue(due, moment, self._jitter + _LATE)
        return Health(
            at=moment.isoformat(),
            pid=os.getpid(),
            since=self._since.isoformat(),
            complaints=(
                *late,
                *hanging,
                *unanswered,
                *filter(None, [self._store_fault]),
                *list(self.waits.values()),
            ),
            next_due={name: due.isoformat() for name, due in self.gauges.next_due.items()},
            at_work_on=", ".join(self._at_work),
        )

    def metrics(self) -> str:
        """All of it in numbers."""
        return exposition(self.gauges, tracker.__version__)

    def write_file(self, path: str) -> None:
        """Where it cannot be written, its age alarms whoever watches it; the lists are kept all the same."""
        if not path:
            return
        try:
            write_health(Path(path), self.health())
        except OSError as error:
            _LOG.warning("the health file: %s", error)


def forget_file(path: str) -> None:
    """Take the health file away: nobody serves any more."""
    if path:
        with suppress(OSError):
            Path(path).unlink(missing_ok=True)

"""One slot of the schedule worked off: the sources once, then each list once, shared among all daemons on one state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from classifiers.errors import ClassifierError
from state.errors import LeaseHeldError, LeaseLostError, PassingError, StateError
from state.records import ListName
from tracker.daemon.turns import Claim
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from threading import Event

    from state.store import Lease
    from tracker.daemon.turns import Turns

POLL = "poll"
_MENDABLE = (TrackerError, StateError, ClassifierError)
_PATIENCE = 2.0
"""Seconds between two looks at what others are doing."""


class InOtherHandsError(TrackerError):
    """A run by hand has the task just now."""


class Job(Protocol):
    """The two halves of the one job; what is in other hands is an error here, and no failure."""

    def poll(self) -> None:
        """Ask every source and remember what is new."""
        ...

    def keep(self, name: ListName, lease: Lease) -> None:
        """Bring one list's pull request up to date; `lease` is to be checked before an act that must not happen twice."""
        ...


class Fate(StrEnum):
    """What became of one task in our hands."""

    DONE = "done"
    FAILED = "failed"
    LOST = "lost"
    """Another has it: a run by hand, or one that took it over because we were silent for too long."""


class Watcher(Protocol):
    """Somebody who is told how each task went: the log, the metrics, the notices."""

    def begun(self, task: str) -> AbstractContextManager[None]:
        """A task is in our hands until the block ends."""
        ...

    def finished(self, task: str, fate: Fate, why: str) -> None:
        """A task of ours came to an end."""
        ...


@dataclass(frozen=True, slots=True)
class Worker:
    """Works off slots, one task at a time, until told to stop."""

    turns: Turns
    job: Job
    lists: Sequence[ListName]
    watcher: Watcher
    stop: Event

    def work_off(self, slot: datetime) -> bool:
        """Do what is ours of a slot and wait for what is others'; True when all of it is done.

        Raises `StateError` where the state broke it off: what is not done by then stays to be done.
        """
        return self._through([POLL], slot) and self._through([f"list:{name}" for name in self.lists], slot)

    def _through(self, tasks: Sequence[str], slot: datetime) -> bool:
        pending = list(tasks)
        while pending:
            taken = []
            for task in pending:
                if self.stop.is_set():
                    return False
                if self._try(task, slot) is Claim.TAKEN:
                    taken.append(task)
            pending = taken
            if pending and self.stop.wait(_PATIENCE):
                return False
        return True

    def _try(self, task: str, slot: datetime) -> Claim:
        try:
            with self.turns.take(task, slot) as (claim, lease):
                if lease:
                    with self.watcher.begun(task):
                        self._do(task, lease)
        except LeaseLostError as error:
            self.watcher.finished(task, Fate.LOST, str(error))
            return Claim.TAKEN
        return claim

    def _do(self, task: str, lease: Lease) -> None:
        try:
            if task == POLL:
                self.job.poll()
            else:
                self.job.keep(ListName(task.removeprefix("list:")), lease)
        except LeaseLostError:
            raise
        except (LeaseHeldError, InOtherHandsError) as error:
            self.watcher.finished(task, Fate.LOST, str(error))
        except (
            PassingError
        ) as error:  # all tasks would meet it, and this one is still to be done when it is over
            self.watcher.finished(task, Fate.FAILED, str(error))
            raise
        except _MENDABLE as error:  # told and left to the next slot: others would fail alike
            self.watcher.finished(task, Fate.FAILED, str(error))
        else:
            self.watcher.finished(task, Fate.DONE, "")

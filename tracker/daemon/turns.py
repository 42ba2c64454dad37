"""Who does which share of the work: by lease in the store, so that several daemons never do the same thing.

This is the seam for a task queue: whatever hands out each task of a slot to exactly one worker, and hands it out again
when that worker dies, can stand in the place of `LeaseTurns`.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from state.errors import LeaseHeldError
from state.records import Cursor
from tracker.cursors import moment_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from state.store import Lease, Store


_APART = timedelta(hours=1)
"""So far the clocks of several workers may lie apart."""


class Claim(StrEnum):
    """What became of asking for a task."""

    OURS = "ours"
    TAKEN = "taken"
    """Another worker is at it; it may still die."""
    DONE = "done"


class Turns(Protocol):
    """Hands out the tasks of a slot."""

    def take(self, task: str, slot: datetime) -> AbstractContextManager[tuple[Claim, Lease | None]]:
        """Ask for a task; where it is ours, it is ours until the block ends, and done when the block ended well."""
        ...


@dataclass(frozen=True, slots=True)
class LeaseTurns:
    """Tasks handed out by leases and ticked off by cursors, in the store that all workers share."""

    store: Store
    owner: str
    ttl: timedelta
    now: Callable[[], datetime]

    @contextmanager
    def take(self, task: str, slot: datetime) -> Iterator[tuple[Claim, Lease | None]]:
        """Ask for a task of a slot."""
        if self._done(task, slot):
            yield Claim.DONE, None
            return
        try:
            with self.store.lease(f"task:{task}", self.owner, self.ttl) as lease:
                if self._done(task, slot):  # finished by another between our look and our lease
                    yield Claim.DONE, None
                    return
                yield Claim.OURS, lease
                self._tick_off(task, slot)
        except LeaseHeldError as held:
            if held.name != f"task:{task}":
                raise
            yield Claim.TAKEN, None

    def _done(self, task: str, slot: datetime) -> bool:
        """Is there a mark of this slot or a later one? One far ahead of us was made by a clock that was wrong."""
        mark = self.store.cursor(f"done:{task}")
        done = moment_in(mark.value) if mark else None
        return done is not None and slot <= done <= self.now() + _APART

    def _tick_off(self, task: str, slot: datetime) -> None:
        """Mark a slot as done, in the place of whatever mark there is."""
        self.store.advance([Cursor(f"done:{task}", slot.isoformat(), self.now())])

"""arXiv's spacing kept by several machines on one state: a lease in the store while one of them asks.

The lease is given back only when the pause after the request is over, so the rule holds whatever the machines' clocks
say: no moment is compared between them. One that dies in between keeps the others waiting until its lease runs out,
which is longer than the pause. `hold` (the service asked for quiet) is a moment on the wall clock, where a few seconds
of difference between machines do no harm.
"""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING

from state.errors import LeaseHeldError
from state.records import Cursor
from tracker.cursors import moment_in
from tracker.http.pace import FURTHEST, bearable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from state.store import Lease, Store

_TTL = timedelta(seconds=30)
_LOOK_AGAIN = 0.25
"""Seconds between two looks whether the lease is free."""


class StorePace:
    """A pace that everybody keeps who shares a store; `name` is the service's."""

    def __init__(
        self,
        store: Store,
        name: str,
        owner: str,
        spacing: float,
        *,
        now: Callable[[], datetime],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = store
        self._name = f"pace:{name}"
        self._owner = owner
        self._spacing = spacing
        self._now = now
        self._sleep = sleep
        self._here = threading.Lock()

    @contextmanager
    def turn(self, longest: float = inf) -> Iterator[None]:
        """Wait for the lease and for the moment; keep the lease until the pause after the request is over."""
        with self._here, ExitStack() as stack:
            while (lease := self._taken(stack)) is None:
                self._sleep(_LOOK_AGAIN)
            if lease.taken_over:
                self._sleep(self._spacing)
            self._sleep(bearable(self.ahead(), longest))
            try:
                yield
            finally:
                self._sleep(self._spacing)

    def ahead(self) -> float:
        """Seconds until the moment before which nobody may ask."""
        kept = self._store.cursor(self._name)
        moment = moment_in(kept.value) if kept else None
        if moment is None:
            return 0.0
        ahead = (moment - self._now()).total_seconds()
        return ahead if 0 < ahead <= FURTHEST else 0.0

    def hold(self, seconds: float) -> None:
        """Let nobody ask for this long."""
        now = self._now()
        until = now + timedelta(seconds=max(min(seconds, FURTHEST), self.ahead()))
        self._store.advance([Cursor(self._name, until.isoformat(), now)])

    def _taken(self, stack: ExitStack) -> Lease | None:
        try:
            return stack.enter_context(self._store.lease(self._name, self._owner, _TTL))
        except LeaseHeldError:
            return None

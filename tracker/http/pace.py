"""Spacing: who may ask when. One pace a service, shared by all its addresses.

arXiv allows one request in three seconds and one connection at a time, over its API, feed and OAI together and over
every process of ours, so its pace is kept in a file under a lock. Several machines on one state keep it in the store as
well (`tracker.http.store_pace`).
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path


FURTHEST = 3600.0
"""Seconds; nobody is held longer, so a moment further ahead was written before the machine was restarted."""


class HeldError(Exception):
    """The next turn is further away than whoever asks wants to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the next turn is {seconds:.0f} s away")
        self.seconds = seconds


class Pace(Protocol):
    """Keeps the requests to one service apart."""

    def turn(self, longest: float = ...) -> AbstractContextManager[None]:
        """Wait until a request is allowed, then hold the right to make it until the block ends.

        Raises `HeldError` where that takes longer than `longest` seconds: a hold may have been set while we queued.
        """
        ...

    def hold(self, seconds: float) -> None:
        """Let nobody ask for this long: the service said so."""
        ...


def bearable(seconds: float, longest: float) -> float:
    """A wait, if it is no longer than that."""
    if seconds > longest:
        raise HeldError(seconds)
    return seconds


class OwnPace:
    """A pace that holds within this process."""

    def __init__(
        self,
        spacing: float = 0.0,
        *,
        elapsed: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._spacing = spacing
        self._elapsed = elapsed
        self._sleep = sleep
        self._lock = threading.Lock()
        self._open_at = elapsed()

    @contextmanager
    def turn(self, longest: float = inf) -> Iterator[None]:
        """Wait for the service's turn, one thread at a time."""
        with self._lock:
            self._sleep(bearable(self.ahead(), longest))
            try:
                yield
            finally:
                self._open_at = max(self._open_at, self._elapsed() + self._spacing)

    def ahead(self) -> float:
        """Seconds until the next turn."""
        return max(0.0, self._open_at - self._elapsed())

    def hold(self, seconds: float) -> None:
        """Let nobody ask for this long."""
        self._open_at = max(self._open_at, self._elapsed() + min(seconds, FURTHEST))


class SharedPace:
    """A pace that every process of this machine keeps, through a file whose lock is held while one of them asks.

    The file holds the moment from which the next request is allowed, on the machine's monotonic clock, which all its
    processes share.
    """

    def __init__(
        self,
        path: Path,
        spacing: float,
        *,
        elapsed: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path = path
        self._spacing = spacing
        self._elapsed = elapsed
        self._sleep = sleep
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, longest: float = inf) -> Iterator[None]:
        """Wait for the lock, then for the moment; write the next moment before asking, for who dies, and when done."""
        import fcntl  # noqa: PLC0415 - only where files can be locked; other platforms use `OwnPace`

        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock, self._path.open("a+", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._sleep(bearable(self._ahead(self._read()), longest))
            self._write(self._elapsed() + self._spacing)
            try:
                yield
            finally:  # the lock goes with the file when the process dies; the moment stays
                self._write(self._elapsed() + self._spacing)

    def ahead(self) -> float:
        """Seconds until the next turn, by the file."""
        return self._ahead(self._read())

    def hold(self, seconds: float) -> None:
        """Let nobody on this machine ask for this long."""
        self._write(self._elapsed() + min(seconds, FURTHEST))

    def _ahead(self, open_at: float) -> float:
        ahead = open_at - self._elapsed()
        return ahead if 0 < ahead <= FURTHEST else 0.0

    def _read(self) -> float:
        try:
            return float(self._path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0.0

    def _write(self, moment: float) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        held = self._elapsed() + self.ahead()
        # in its place and at once: a file that is emptied first has forgotten a hold if we die there
        with os.fdopen(os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o666), "wb", buffering=0) as file:
            file.truncate(file.write(f"{max(moment, held):>20.3f}\n".encode("ascii")))


class BothPaces:
    """Two paces at once: this machine's, for those who do not share the store, and the store's."""

    def __init__(self, first: Pace, second: Pace) -> None:
        self._first = first
        self._second = second

    @contextmanager
    def turn(self, longest: float = inf) -> Iterator[None]:
        """Wait for both."""
        with self._first.turn(longest), self._second.turn(longest):
            yield

    def hold(self, seconds: float) -> None:
        """Hold both."""
        self._first.hold(seconds)
        self._second.hold(seconds)

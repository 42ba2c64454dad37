"""A limit on the whole of one answer: timeouts a byte at a time let a slow drip go on for hours."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType


class Deadline:
    """Hangs up on a connection when the time is over; `passed` tells whether it did.

    Reading stands in the socket's own wait, headers included, so only the socket's end wakes it.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._stream: Any = None
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Learn of the connection; httpx calls this for every step of a request."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._stream = info["return_value"]
            if self.passed:  # while it was being made there was nothing to hang up on
                self._hang_up()

    def _hang_up(self) -> None:
        self.passed = True
        found = self._stream.get_extra_info("socket") if self._stream else None
        if found is not None:
            with contextlib.suppress(OSError):  # it is closed already
                found.shutdown(socket.SHUT_RDWR)

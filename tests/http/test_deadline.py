"""A limit on the whole of an answer holds also where it passes while the connection is being made."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tracker.http.deadline import Deadline

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE, SECURED = "connection.connect_tcp.complete", "connection.start_tls.complete"


class Stream:
    """A connection as httpx tells of it."""

    def __init__(self, under: socket.socket) -> None:
        self.under = under

    def get_extra_info(self, name: str) -> socket.socket:
        assert name == "socket"
        return self.under


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(60)
        yield ours, theirs


@pytest.mark.parametrize("steps", [[MADE], [MADE, SECURED]], ids=["plain", "while it was secured"])
def test_connection_that_is_made_when_the_time_is_over_is_hung_up_on(
    ends: tuple[socket.socket, socket.socket], steps: list[str]
) -> None:
    gone = socket.socket()
    gone.close()  # as the bare connection is, once the secured one has taken its place
    with Deadline(0) as deadline:
        deadline._timer.join()
        for step in steps:
            under = ends[0] if step == steps[-1] else gone
            deadline.trace(step, {"return_value": Stream(under)})
        assert ends[0].recv(1) == b""
    assert deadline.passed

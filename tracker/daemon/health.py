"""Whether the daemon is well, and the two doors by which a monitor may ask: a small web server and a file."""

from __future__ import annotations

import json
import logging
import socket
import sys
import threading
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from state.files import write_whole
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime, timedelta
    from pathlib import Path

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """How the daemon is; not well when a schedule is overdue, a task hangs, or the state does not answer."""

    at: str
    pid: int
    since: str
    complaints: tuple[str, ...] = ()
    next_due: Mapping[str, str] = field(default_factory=dict)
    at_work_on: str = ""

    @property
    def well(self) -> bool:
        """Is there nothing to complain of?"""
        return not self.complaints

    def text(self) -> str:
        """As JSON, one object."""
        return json.dumps({"status": "ok" if self.well else "unwell", **asdict(self)}, sort_keys=True) + "\n"


def overdue(next_due: Mapping[str, datetime], now: datetime, grace: timedelta) -> tuple[str, ...]:
    """A complaint for each schedule whose time is long past."""
    return tuple(
        f"the schedule {name} was due at {due.isoformat()} and has not begun"
        for name, due in sorted(next_due.items())
        if now - due > grace
    )


def write_health(path: Path, health: Health) -> None:
    """Write the file whole or not at all; where we are not well it goes, so that watching its age is enough."""
    if not health.well:
        path.unlink(missing_ok=True)
        return
    write_whole(path, health.text().encode())


@contextmanager
def answering(
    listen: str, health: Callable[[], Health], metrics: Callable[[], str]
) -> Iterator[tuple[str, int] | None]:
    """Answer `/healthz` and `/metrics` until the block ends; yields the address, None where nothing shall listen."""
    if not listen:
        yield None
        return
    server = _server(listen, _handler(health, metrics))
    thread = threading.Thread(target=server.serve_forever, name="monitoring", daemon=True)
    thread.start()
    try:
        yield str(server.server_address[0]), int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class ListeningError(UsageError):
    """The address for monitors cannot be listened on."""

    def __init__(self, listen: str, error: OSError) -> None:
        super().__init__(
            f"cannot listen on {listen}: {error.strerror}; set another address as `listen` under [serve],"
            " or an empty one for none (each daemon of a machine needs its own)"
        )


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep silent of a monitor that hung up, and log a fault of ours: left alone it is printed beside the log."""
        del request
        if not isinstance(sys.exception(), OSError):
            _LOG.exception("answering %s", client_address)


class _NewerServer(_Server):
    address_family = socket.AF_INET6


def _server(listen: str, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    host, _, port = listen.rpartition(":")
    try:
        return (_NewerServer if ":" in host else _Server)((host.strip("[]"), int(port)), handler)
    except OSError as error:
        raise ListeningError(listen, error) from error


def _handler(health: Callable[[], Health], metrics: Callable[[], str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "tracker"
        sys_version = ""
        timeout = 10

        def do_GET(self) -> None:
            match self.path.partition("?")[0]:
                case "/healthz":
                    found = health()
                    code = HTTPStatus.OK if found.well else HTTPStatus.SERVICE_UNAVAILABLE
                    self._answer(code, "application/json", found.text())
                case "/metrics":
                    self._answer(HTTPStatus.OK, "text/plain; version=0.0.4; charset=utf-8", metrics())
                case _:
                    self._answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", "/healthz or /metrics\n")

        def _answer(self, code: HTTPStatus, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing: a monitor asks every few seconds."""

    return Handler

"""A chat service of our own that keeps what it is told."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

APPRISE = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
"""For tests that load Apprise, which imports what newer Pythons no longer have, and knows it."""


class _Ear(BaseHTTPRequestHandler):
    server: ChatService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(json.loads(body))
        self.send_response(self.server.code)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


class ChatService(HTTPServer):
    """Takes what it is given, and answers with `code`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Ear)
        self.heard: list[dict[str, Any]] = []
        self.code = 200

    @property
    def address(self) -> str:
        """Where notices to it go, and that they may take a minute on a busy machine."""
        return f"json://127.0.0.1:{self.server_port}/?cto=60&rto=60"


@contextmanager
def chat_service() -> Iterator[ChatService]:
    """A service that listens."""
    with ChatService() as service:
        thread = threading.Thread(target=service.serve_forever)
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()

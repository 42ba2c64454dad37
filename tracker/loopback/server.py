"""A real HTTP server on 127.0.0.1 in threads of its own: the frame that every loopback service stands in."""

from __future__ import annotations

import gzip
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, unquote, urlsplit

from tracker.loopback.faults import Fault
from tracker.loopback.knobs import Faults
from tracker.loopback.messages import Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.messages import Service

HUGE = 100 * 2**20
_PIECE = 2**16


class LoopbackServer:
    """Serves one service until the block ends; `log` tells what was asked, `faults` how to misbehave."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.faults = Faults()
        self.log: list[Request] = []
        self.drip_seconds = 0.2
        self._server = _Server(("127.0.0.1", 0), _handler_for(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The address of the service, without a slash at its end."""
        return f"http://{self.host}"

    @property
    def host(self) -> str:
        """Name and port, as request counts name it."""
        return f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is everyday life here."""


def _handler_for(server: LoopbackServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        loopback = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # headers and body are two writes: without this each answer waits 40 ms for the client's ACK
    disable_nagle_algorithm = True
    loopback: LoopbackServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """The log is the server's list, not the terminal."""

    def _serve(self) -> None:
        request = self._request()
        fault = self.loopback.faults.next_for(request)
        if fault is not None:
            request = replace(request, fault=fault)
        self.loopback.log.append(request)
        if fault in _PLAYS:
            _PLAYS[fault](self, request)
        else:
            self.send(self.loopback.service.answer(request))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve  # noqa: N815 - http.server's names

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0") or 0))
        return Request(self.command, unquote(parts.path), query, headers, body, self.path)

    def send(self, reply: Reply, *, length: int | None = None, body: bytes | None = None) -> None:
        """Send a reply; `length` and `body` are what a fault says instead of the truth."""
        content = reply.body if body is None else body
        self.send_response_only(reply.status)
        # a service may have a clock of its own
        if not any(name.lower() == "date" for name, _ in reply.headers):
            self.send_header("Date", self.date_time_string())
        if reply.content_type:
            self.send_header("Content-Type", reply.content_type)
        for name, value in reply.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def hang_up(self) -> None:
        """Close the connection after this answer."""
        self.wfile.flush()
        self.close_connection = True

    def true_reply(self, request: Request) -> Reply:
        """What the service would have said."""
        return self.loopback.service.answer(replace(request, fault=None))


_TEXT = "text/plain; charset=utf-8"
_PAGE = b"<!DOCTYPE html><html><head><title>One moment</title></head><body><h1>Back soon</h1></body></html>"


def _plain(status: int, body: bytes, *headers: tuple[str, str], content_type: str = _TEXT) -> Reply:
    return Reply(status, body, content_type, headers)


def _slow_drip(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    handler.send(reply, length=len(reply.body), body=b"")
    for byte in reply.body:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(handler.loopback.drip_seconds)


def _slow_headers(handler: _Handler, _request: Request) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(10_000):
        handler.wfile.write(b"z")
        handler.wfile.flush()
        time.sleep(handler.loopback.drip_seconds)


def _cut_connection(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    handler.send(reply, length=len(reply.body) + 1, body=reply.body[: len(reply.body) // 2])
    handler.hang_up()


def _no_answer(handler: _Handler, _request: Request) -> None:
    handler.hang_up()


def _truncated(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    handler.send(reply, body=reply.body[: len(reply.body) * 2 // 3])


def _malformed(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    middle = len(reply.body) // 2
    handler.send(reply, body=reply.body[:middle] + b'</nonsense "}' + reply.body[middle:])


def _wrong_charset(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    text = reply.body.decode("utf-8", "replace")
    wrong = Reply(reply.status, b"", reply.content_type.replace("utf-8", "iso-8859-1"), reply.headers)
    handler.send(wrong, body=text.encode("utf-16"))


def _huge_body(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    handler.send_response(200)
    handler.send_header("Content-Type", reply.content_type)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(reply.body[:200])
    for _ in range(HUGE // _PIECE):
        handler.wfile.write(b" " * _PIECE)
    handler.hang_up()


def _broken_gzip(handler: _Handler, request: Request) -> None:
    reply = handler.true_reply(request)
    packed = bytearray(gzip.compress(reply.body))
    packed[len(packed) // 2 : len(packed) // 2 + 8] = b"\xff" * 8
    headers = (*reply.headers, ("Content-Encoding", "gzip"))
    handler.send(Reply(200, bytes(packed), reply.content_type, headers))


def _always(reply: Reply) -> Callable[[_Handler, Request], None]:
    def play(handler: _Handler, _request: Request) -> None:
        handler.send(reply)

    return play


_REPLIES: dict[Fault, Reply] = {
    Fault.THROTTLED_429: _plain(429, b"Rate exceeded.", ("Retry-After", "0")),
    Fault.THROTTLED_429_LONG: _plain(429, b"Rate exceeded.", ("Retry-After", "3600")),
    Fault.THROTTLED_503: _plain(503, _PAGE, ("Retry-After", "0"), content_type="text/html"),
    Fault.THROTTLED_406: _plain(406, b"Not Acceptable"),
    Fault.RATE_EXCEEDED_200: _plain(200, b"Rate exceeded."),
    Fault.RATE_LIMIT_SPENT: _plain(
        429,
        b'{"error":"Too many requests"}',
        ("RateLimit", '"api";r=0;t=3000'),
        ("RateLimit-Policy", '"fixed window";"api";q=500;w=300'),
        content_type="application/json",
    ),
    Fault.SERVER_ERROR: _plain(502, _PAGE, content_type="text/html"),
    Fault.EMPTY_BODY: _plain(200, b""),
    Fault.WEB_PAGE: _plain(200, _PAGE, content_type="text/html; charset=utf-8"),
    Fault.REDIRECTED_AWAY: _plain(302, b"", ("Location", "http://elsewhere.invalid/papers/trending")),
}
_PLAYS: dict[Fault, Callable[[_Handler, Request], None]] = {
    Fault.SLOW_DRIP: _slow_drip,
    Fault.SLOW_HEADERS: _slow_headers,
    Fault.CUT_CONNECTION: _cut_connection,
    Fault.NO_ANSWER: _no_answer,
    Fault.TRUNCATED: _truncated,
    Fault.MALFORMED: _malformed,
    Fault.WRONG_CHARSET: _wrong_charset,
    Fault.HUGE_BODY: _huge_body,
    Fault.BROKEN_GZIP: _broken_gzip,
    **{fault: _always(reply) for fault, reply in _REPLIES.items()},
}

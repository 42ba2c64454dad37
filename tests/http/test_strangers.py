"""Addresses that strangers give: only what is surely gone is dead, and nothing inside our network is asked."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import unquote

import pytest

from tracker.http.strangers import Life, Sign, Strangers, public
from tracker.loopback.faults import Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer


class Web(BaseHTTPRequestHandler):
    """A small web: what it answers stands in the path."""

    def do_GET(self) -> None:
        code = int(self.path.strip("/").partition("/")[0] or 200)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", unquote(self.path.partition("/302")[2]))
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Web)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://made-up.example:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def look(web: str, path: str) -> Sign:
    port = int(web.rpartition(":")[2])
    with Strangers(lambda *_: ["127.0.0.1"], lambda _: True, frozenset({port})) as strangers:
        return strangers.look(f"{web}{path}")


@pytest.mark.parametrize(
    ("path", "life"),
    [
        ("/200", Life.ALIVE),
        ("/404", Life.DEAD),
        ("/410", Life.DEAD),
        ("/403", Life.UNKNOWN),
        ("/429", Life.UNKNOWN),
        ("/500", Life.UNKNOWN),
        ("/302/200", Life.ALIVE),
        ("/302/404", Life.DEAD),
        ("/302/302/302/302/302/200", Life.UNKNOWN),
        ("/302//%5B", Life.UNKNOWN),
    ],
)
def test_only_what_is_gone_is_dead(web: str, path: str, life: Life) -> None:
    assert look(web, path).life is life


class Nothing:
    """Answers whatever the fault makes of it."""

    def answer(self, _request: Request) -> Reply:
        return Reply()


class Marking:
    """Marks whoever comes."""

    def answer(self, _request: Request) -> Reply:
        return Reply(headers=(("Set-Cookie", "seen=1; Path=/"),))


def test_who_looks_at_one_page_is_not_known_on_the_next() -> None:
    with LoopbackServer(Marking()) as server:
        port = int(server.host.rpartition(":")[2])
        with Strangers(lambda *_: ["127.0.0.1"], lambda _: True, frozenset({port})) as strangers:
            for host in ("one.example", "two.example"):
                strangers.look(f"http://{host}:{port}/")
        assert ["cookie" in request.headers for request in server.log] == [False, False]


@pytest.mark.parametrize("fault", [Fault.SLOW_HEADERS, Fault.NO_ANSWER], ids=str)
def test_a_server_that_lets_us_wait_is_left_soon(fault: Fault) -> None:
    with LoopbackServer(Nothing()) as server:
        server.faults.turn_on(fault)
        port = frozenset({int(server.host.rpartition(":")[2])})
        with Strangers(lambda *_: ["127.0.0.1"], lambda _: True, port, patience=0.5) as strangers:
            assert strangers.look(server.url).life is Life.UNKNOWN


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "https://example.org:22/",
        "http:///x",
        "http://[::1",
        "javascript:alert(1)",
        "https://",
    ],
)
def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    with Strangers(lambda *_: ["192.0.2.1"], lambda _: True) as strangers:
        assert strangers.look(url).life is Life.UNKNOWN


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:a00:1::",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
def test_nothing_but_the_public_internet_is_connected_to(place: str) -> None:
    assert not public(place)
    with Strangers(lambda *_: ["93.184.216.34", place]) as strangers:
        assert strangers.look("https://example.org/").why == "it does not lead to the public internet"


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::93.184.216.34"])
def test_the_public_internet_is_connected_to(place: str) -> None:
    assert public(place)


def test_host_that_nobody_knows_is_unknown_and_not_dead() -> None:
    with Strangers(lambda *_: []) as strangers:
        assert strangers.look("https://example.org/").life is Life.UNKNOWN

"""The door over real HTTP: every way in which a service can answer, and what is told of it."""

from __future__ import annotations

import gzip
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from support.loopback import quick_door

import tracker
from tracker.http.door import Door
from tracker.http.errors import (
    Broken,
    HttpError,
    Moved,
    NotConnected,
    NotThere,
    Refused,
    Throttled,
    TooLarge,
    TooSlow,
    Unreachable,
    Unreadable,
    WebPage,
)
from tracker.http.messages import AT_ARXIV, AT_HUGGING_FACE, Ask, Shape, Validators
from tracker.loopback.faults import PLAYED_BY_SERVER, Fault
from tracker.loopback.messages import Reply, Request
from tracker.loopback.server import LoopbackServer
from tracker.settings.http import HttpSettings
from tracker.sources.pwc.page import AT_PAPERS_WITH_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = b'{"hello": "w\xc3\xb6rld", "long": "' + b"x" * 4000 + b'"}'


@dataclass
class Echo:
    """Answers what it is told to, by path."""

    replies: dict[str, Reply] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        return self.replies.get(request.path, Reply(200, BODY))


@pytest.fixture
def echo() -> Iterator[LoopbackServer]:
    with LoopbackServer(Echo()) as server:
        yield server


def told(server: LoopbackServer, path: str, reply: Reply) -> None:
    assert isinstance(server.service, Echo)
    server.service.replies[path] = reply


def ask(server: LoopbackServer, path: str = "/thing", shape: Shape = Shape.JSON) -> Ask:
    return Ask(AT_HUGGING_FACE, f"{server.url}{path}", shape=shape)


OUTCOMES = {
    Fault.THROTTLED_429: Throttled,
    Fault.THROTTLED_429_LONG: Throttled,
    Fault.THROTTLED_503: Throttled,
    Fault.THROTTLED_406: Throttled,
    Fault.RATE_EXCEEDED_200: Throttled,
    Fault.RATE_LIMIT_SPENT: Throttled,
    Fault.SERVER_ERROR: Broken,
    Fault.SLOW_DRIP: TooSlow,
    Fault.SLOW_HEADERS: TooSlow,
    Fault.CUT_CONNECTION: Unreachable,
    Fault.NO_ANSWER: Unreachable,
    Fault.TRUNCATED: Unreadable,
    Fault.EMPTY_BODY: Unreadable,
    Fault.MALFORMED: None,
    Fault.WRONG_CHARSET: Unreadable,
    Fault.HUGE_BODY: TooLarge,
    Fault.BROKEN_GZIP: Broken,
    Fault.WEB_PAGE: WebPage,
    Fault.REDIRECTED_AWAY: Moved,
}
"""What the door makes of each fault; malformed content is its reader's to find."""
IMPATIENT = {"deadline": 0.6, "timeout": 0.5}
"""For what is slow; any other answer may be slow too, on a busy machine."""


def test_every_fault_has_its_outcome() -> None:
    assert set(OUTCOMES) == set(PLAYED_BY_SERVER)


@pytest.mark.parametrize("fault", PLAYED_BY_SERVER, ids=str)
def test_a_fault_is_told_for_what_it_is(echo: LoopbackServer, fault: Fault) -> None:
    echo.faults.turn_on(fault)
    expected = OUTCOMES[fault]
    limits = IMPATIENT if expected is TooSlow else {}
    with quick_door(largest_body=1, **limits) as door:
        if expected is None:
            door.get(ask(echo))
        else:
            with pytest.raises(expected) as caught:
                door.get(ask(echo))
            assert type(caught.value) is expected
            assert echo.host in str(caught.value)


def test_an_answer_comes_with_its_validators_and_is_counted(echo: LoopbackServer) -> None:
    told(echo, "/thing", Reply(200, BODY, headers=(("ETag", '"a"'), ("Last-Modified", "yesterday"))))
    with quick_door() as door:
        answer = door.get(ask(echo))
        assert door.requests == {echo.host: 1}
    assert answer.body == BODY
    assert answer.validators == Validators('"a"', "yesterday")
    agent = echo.log[0].headers["user-agent"]
    assert agent.startswith(f"vlm-tracker/{tracker.__version__} (")


def test_the_contact_stands_in_the_user_agent(echo: LoopbackServer) -> None:
    with Door(HttpSettings(contact="mailto:me@example.org")) as door:
        door.get(ask(echo))
    assert "mailto:me@example.org" in echo.log[0].headers["user-agent"]


@pytest.mark.parametrize("odd", ['"caf\xe9"', '"a\x01b"'], ids=["a letter", "a control character"])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(echo: LoopbackServer, odd: str) -> None:
    told(echo, "/thing", Reply(200, BODY, headers=(("ETag", odd), ("Last-Modified", "yesterday"))))
    with quick_door() as door:
        assert door.get(ask(echo)).validators == Validators("", "yesterday")


def test_a_validator_makes_the_question_conditional(echo: LoopbackServer) -> None:
    told(echo, "/thing", Reply(304))
    with quick_door() as door:
        asked = Ask(AT_HUGGING_FACE, f"{echo.url}/thing", validators=Validators('"a"', "yesterday"))
        answer = door.get(asked)
    assert answer.unchanged
    assert echo.log[0].headers["if-none-match"] == '"a"'
    assert echo.log[0].headers["if-modified-since"] == "yesterday"


def test_a_passing_fault_is_tried_again(echo: LoopbackServer) -> None:
    echo.faults.turn_on(Fault.SERVER_ERROR, times=2)
    with quick_door(attempts=3) as door:
        assert door.get(ask(echo)).body == BODY
        assert door.requests == {echo.host: 3}


def test_a_host_that_lets_nobody_in_is_waited_for_once() -> None:
    with LoopbackServer(Echo()) as server:
        gone = ask(server)
    with quick_door(attempts=3) as door:
        for requests in (3, 4, 5):
            with pytest.raises(NotConnected, match="could not be reached"):
                door.get(gone)
            assert sum(door.requests.values()) == requests


def test_a_host_that_keeps_us_waiting_is_waited_for_patiently_once(echo: LoopbackServer) -> None:
    echo.faults.turn_on(Fault.SLOW_DRIP)
    with quick_door(attempts=3, **IMPATIENT) as door:
        for asked in (3, 4):
            with pytest.raises(TooSlow):
                door.get(ask(echo))
            assert sum(door.requests.values()) == asked
        echo.faults.turn_off()
        patient = HttpSettings(attempts=3, first_wait=0)
        door._settings, impatient = patient, door._settings  # what is quick may be slow on a busy machine
        assert door.get(ask(echo)).body
        echo.faults.turn_on(Fault.SLOW_DRIP)
        door._settings = impatient
        with pytest.raises(TooSlow):
            door.get(ask(echo))
        assert sum(door.requests.values()) == 5 + 3, "once it answered, it is asked patiently again"


def test_a_host_that_only_cuts_off_is_asked_patiently_again(echo: LoopbackServer) -> None:
    with quick_door(attempts=3) as door:
        echo.faults.turn_on(Fault.CUT_CONNECTION, times=3)
        with pytest.raises(Unreachable):
            door.get(ask(echo))
        echo.faults.turn_on(Fault.SERVER_ERROR, times=2)
        assert door.get(ask(echo)).body == BODY


def test_a_refusal_is_not_tried_again(echo: LoopbackServer) -> None:
    told(echo, "/thing", Reply(401, b'{"error": "no"}'))
    with quick_door(attempts=3) as door, pytest.raises(Refused) as caught:
        door.get(ask(echo))
    assert caught.value.body == b'{"error": "no"}'
    assert len(echo.log) == 1


@pytest.mark.parametrize("status", [203, 204, 206])
def test_a_part_is_no_answer(echo: LoopbackServer, status: int) -> None:
    told(echo, "/thing", Reply(status, b"" if status == 204 else b"[1]"))
    with (
        quick_door() as door,
        pytest.raises(Unreadable, match=f"the whole of what was asked for .HTTP {status}"),
    ):
        door.get(ask(echo))


def test_what_is_not_there_is_told_so(echo: LoopbackServer) -> None:
    told(echo, "/thing", Reply(404, b"{}"))
    with quick_door() as door, pytest.raises(NotThere):
        door.get(ask(echo))


def test_a_pause_that_is_asked_for_is_kept(echo: LoopbackServer) -> None:
    told(echo, "/slow", Reply(429, b"", headers=(("Retry-After", "1"),)))
    settings = HttpSettings(attempts=2, first_wait=0, longest_wait=5)
    began = time.monotonic()
    with Door(settings) as door, pytest.raises(Throttled) as caught:
        door.get(ask(echo, "/slow"))
    assert caught.value.wait == 1
    assert time.monotonic() - began >= 1
    assert len(echo.log) == 2


def test_a_pause_longer_than_we_wait_is_left_to_the_next_run(echo: LoopbackServer) -> None:
    echo.faults.turn_on(Fault.THROTTLED_429_LONG, times=1)
    with quick_door(attempts=3) as door:
        with pytest.raises(Throttled, match="3600 s"):
            door.get(ask(echo))
        with pytest.raises(Throttled, match="asked us to wait"):
            door.get(ask(echo))
    assert len(echo.log) == 1


@pytest.mark.parametrize(
    ("status", "body", "asks"),
    [
        (429, b"", "7"),
        (503, b"", "7"),
        (502, b"", "7"),
        (403, b"", "7"),
        (200, b"Rate exceeded.", "7"),
        (429, b"", "Sun, 06 Nov 1994 08:49:44 GMT"),
        (503, b"", "Sunday, 06-Nov-94 08:49:44 GMT"),
        (503, b"", "Sun Nov  6 08:49:44 1994"),
    ],
)
def test_a_pause_is_heard_of_in_every_form_and_with_every_status(
    echo: LoopbackServer, status: int, body: bytes, asks: str
) -> None:
    headers = (("Retry-After", asks), ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"))
    told(echo, "/thing", Reply(status, body, "text/plain", headers))
    with quick_door() as door:
        with pytest.raises(Throttled) as caught:
            door.get(ask(echo))
        assert caught.value.wait == 7.0
        with pytest.raises(Throttled, match="asked us to wait"):
            door.get(ask(echo))
        assert len(echo.log) == 1, "the pause is kept by whoever asks next"


def test_a_spent_rate_window_holds_the_next_request(echo: LoopbackServer) -> None:
    told(echo, "/thing", Reply(200, BODY, headers=(("RateLimit", '"api";r=0;t=1'),)))
    settings = HttpSettings(attempts=1, first_wait=0, longest_wait=5)
    began = time.monotonic()
    with Door(settings) as door:
        door.get(ask(echo))
        door.get(ask(echo))
    assert time.monotonic() - began >= 1


def test_a_redirect_on_the_same_host_is_followed_and_told(echo: LoopbackServer) -> None:
    told(echo, "/old", Reply(307, b"Redirecting", "text/plain", (("Location", "/new"),)))
    with quick_door() as door:
        answer = door.get(ask(echo, "/old"))
    assert answer.url.endswith("/new")


@pytest.mark.parametrize(
    "location", ["https://elsewhere.invalid/x", "http://127.0.0.1:1/x", "//elsewhere.invalid", ""]
)
def test_a_redirect_to_another_host_is_not_followed(echo: LoopbackServer, location: str) -> None:
    told(echo, "/old", Reply(302, b"", "text/html", (("Location", location),)))
    with quick_door() as door, pytest.raises(Moved) as caught:
        door.get(ask(echo, "/old"))
    assert caught.value.to == location


def test_redirects_in_a_circle_end(echo: LoopbackServer) -> None:
    told(echo, "/old", Reply(302, b"", "text/html", (("Location", "/old"),)))
    with quick_door() as door, pytest.raises(Refused, match="circles"):
        door.get(ask(echo, "/old"))


def test_a_token_goes_to_its_service_only(echo: LoopbackServer) -> None:
    with Door(HttpSettings(attempts=1), tokens={AT_HUGGING_FACE: "hf_made_up"}) as door:
        door.get(ask(echo))
        door.get(Ask(AT_PAPERS_WITH_CODE, f"{echo.url}/thing"))
    assert [request.headers.get("authorization") for request in echo.log] == ["Bearer hf_made_up", None]


@pytest.mark.parametrize("address", ["", "ftp://example.org/x", "http://", "not an address", "http://[::1"])
def test_an_address_that_is_none_is_refused_in_words(address: str) -> None:
    with quick_door() as door, pytest.raises(HttpError):
        door.get(Ask(AT_ARXIV, address))


def test_nobody_there_is_unreachable() -> None:
    with LoopbackServer(Echo()) as gone:
        url = gone.url
    with quick_door() as door, pytest.raises(Unreachable):
        door.get(Ask(AT_ARXIV, url))


def test_each_attempt_is_told_to_whoever_watches(echo: LoopbackServer) -> None:
    steps: list[str] = []
    echo.faults.turn_on(Fault.SERVER_ERROR, times=1)
    with Door(HttpSettings(attempts=2, first_wait=0), tell=steps.append) as door:
        door.get(ask(echo))
    assert [step.rpartition(" ")[0] for step in steps][1].endswith("(attempt")


def packed(body: bytes, *ways: str) -> Reply:
    for way in ways:
        body = gzip.compress(body) if way == "gzip" else zlib.compress(body)
    return Reply(200, body, headers=(("Content-Encoding", ", ".join(ways)),))


@pytest.mark.parametrize("way", ["gzip", "deflate"])
def test_an_answer_may_be_packed_once(echo: LoopbackServer, way: str) -> None:
    told(echo, "/packed", packed(BODY, way))
    with quick_door() as door:
        assert door.get(Ask(AT_ARXIV, f"{echo.url}/packed")).body == BODY


@pytest.mark.parametrize("status", [200, 404, 500])
@pytest.mark.parametrize("ways", [("gzip", "gzip"), ("deflate", "gzip"), ("br",), ("zstd",)], ids=str)
def test_what_may_unpack_to_more_than_memory_holds_is_not_unpacked(
    echo: LoopbackServer, ways: tuple[str, ...], status: int
) -> None:
    reply = packed(b"[" + b" " * 200_000_000 + b"]", *ways) if len(ways) > 1 else packed(b"", "gzip")
    told(echo, "/bomb", Reply(status, reply.body, headers=(("Content-Encoding", ", ".join(ways)),)))
    with quick_door(attempts=1) as door, pytest.raises(Broken, match="packed in a way"):
        door.get(Ask(AT_ARXIV, f"{echo.url}/bomb"))


def test_no_cookie_is_taken(echo: LoopbackServer) -> None:
    told(echo, "/one", Reply(200, BODY, headers=(("Set-Cookie", "seen=1; Path=/"),)))
    with quick_door() as door:
        for path in ("/one", "/two"):
            door.get(Ask(AT_ARXIV, f"{echo.url}{path}"))
    assert ["cookie" in request.headers for request in echo.log] == [False, False]

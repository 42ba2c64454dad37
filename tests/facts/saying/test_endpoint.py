"""The endpoint that may rephrase a description, whatever it answers."""

import json
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest

from tracker.facts.saying.endpoint import Endpoint, endpoint_for
from tracker.settings.facts import FactsSettings


def endpoint(status: int, answer: object, asked: list[httpx.Request] | None = None) -> Endpoint:
    def handle(request: httpx.Request) -> httpx.Response:
        if asked is not None:
            asked.append(request)
        return httpx.Response(
            status, content=answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        )

    return Endpoint("https://example.org/v1/", "small", "secret", httpx.MockTransport(handle))


def test_the_endpoint_is_given_the_text_and_its_facts() -> None:
    asked: list[httpx.Request] = []
    said = endpoint(200, {"choices": [{"message": {"content": " Otherwise. "}}]}, asked).rephrase(
        "Text.", ["7B"]
    )
    assert said == "Otherwise."
    (request,) = asked
    assert str(request.url) == "https://example.org/v1/chat/completions"
    assert request.headers["Authorization"] == "Bearer secret"
    assert "Facts: 7B\nDescription: Text." in json.loads(request.content)["messages"][1]["content"]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, {}),
        (302, {}),
        (200, b"<html>"),
        (200, {"choices": []}),
        (200, {"choices": "x"}),
        (200, {"choices": [{"message": {"content": None}}]}),
        (200, {"choices": [{"message": {"content": "a map " * 400_000}}]}),
    ],
    ids=["broken", "elsewhere", "a page", "none", "a text", "no content", "far too much"],
)
def test_a_broken_endpoint_says_nothing(status: int, answer: object) -> None:
    assert endpoint(status, answer).rephrase("Text.", []) == ""


def test_quotation_marks_around_the_line_are_not_of_it() -> None:
    assert (
        endpoint(200, {"choices": [{"message": {"content": '"Otherwise."'}}]}).rephrase("Text.", [])
        == "Otherwise."
    )


class Dripping(BaseHTTPRequestHandler):
    """Answers one byte after the other, for longer than anybody waits."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(6_000):
                self.wfile.write(b" ")
                time.sleep(0.01)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        del format, args


def test_an_answer_that_never_ends_is_hung_up_on() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Dripping) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        slow = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "small", patience=0.2)
        assert slow.rephrase("Text.", []) == ""
        slow.close()
        server.shutdown()


def test_there_is_an_endpoint_only_where_the_settings_name_one() -> None:
    assert endpoint_for(FactsSettings(), {}) is None
    made = endpoint_for(FactsSettings(rephrase_url="http://127.0.0.1:9"), {"TRACKER_REPHRASE_KEY": "made-up"})
    assert made is not None
    assert made.rephrase("Text.", []) == "", "nobody listens there"
    made.close()

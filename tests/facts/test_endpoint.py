import json

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
    ("status", "answer"), [(500, {}), (200, b"<html>"), (200, {"choices": []}), (200, {"choices": "x"})]
)
def test_a_broken_endpoint_says_nothing(status: int, answer: object) -> None:
    assert endpoint(status, answer).rephrase("Text.", []) == ""


def test_there_is_an_endpoint_only_where_the_settings_name_one() -> None:
    assert endpoint_for(FactsSettings(), {}) is None
    made = endpoint_for(FactsSettings(rephrase_url="http://127.0.0.1:9"), {"TRACKER_REPHRASE_KEY": "made-up"})
    assert made is not None
    assert made.rephrase("Text.", []) == "", "nobody listens there"
    made.close()

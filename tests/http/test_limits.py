"""What a service says of its limits, in headers or in place of an answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.http.limits import exhausted, retry_after
from tracker.http.messages import Shape
from tracker.http.shape import fault_of, is_web_page, rate_notice

NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", None),
        ("60", 60.0),
        ("0", 0.0),
        ("Wed, 11 Nov 2026 09:01:30 GMT", 90.0),
        ("Wed, 11 Nov 2026 08:00:00 GMT", 0.0),
        ("soon", None),
        ("٣", None),
        ("99999999999", None),
        ("-5", None),
        (" 2.5 ", 2.5),
        ("1e9", None),
        ("5, 9", 9.0),
        ("5, soon", None),
        ("Wednesday, 11-Nov-26 09:00:20 GMT", 20.0),
        ("Wed Nov 11 09:00:20 2026", 20.0),
        ("Wed, 11 Nov 2026 10:00:30 +0100", 30.0),
        ("Wed, 31 Feb 2026 09:00:00 GMT", None),
    ],
)
def test_retry_after_in_either_form(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("Wed, 11 Nov 2026 06:59:00 GMT", 60.0),
        ("Wed, 11 Nov 2026 07:30:00 GMT", 0.0),
        ("lately", 0.0),
    ],
    ids=["our clock is ahead", "the moment is over", "the service's clock is not to be read"],
)
def test_a_moment_to_ask_again_is_by_the_services_clock(date: str, seconds: float) -> None:
    headers = {"retry-after": "Wed, 11 Nov 2026 07:00:00 GMT", "date": date}
    assert retry_after(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ('"api";r=0;t=55', 55.0),
        ('"api";t=30;r=0', 30.0),
        ('"api";r=0;pk=:YWJj:;t=8', 8.0),
        ('"api";r=0', None),
        ('"api";r=0.5;t=8', None),
        ('"api";r=12;t=55', None),
        ('"api";r=0;t=5, "pages";r=0;t=70', 70.0),
        ('"api" ; r=0 ; t=9', 9.0),
        ("", None),
        ("nonsense", None),
        ('"api";r=0;t=99999999999', None),
    ],
)
def test_a_spent_rate_window(value: str, seconds: float | None) -> None:
    assert exhausted({"ratelimit": value}) == seconds


@pytest.mark.parametrize(
    ("body", "shape", "fault"),
    [
        (b"<rss/>", Shape.XML, None),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><rss/>", Shape.XML, None),
        (b"Not Acceptable", Shape.XML, "with plain text in place of XML"),
        (b"  ", Shape.XML, "with nothing"),
        (b'[{"a": 1}]\n', Shape.JSON, None),
        (b'[{"a": 1}', Shape.JSON, None),
        (b'[{"a": ', Shape.JSON, "with a cut-off answer"),
        (b" " * 500 + b"[1]" + b" " * 500, Shape.JSON, None),
        (b" " * 500 + b"[1" + b" " * 500, Shape.JSON, "with a cut-off answer"),
        (b"\n" * 500 + b"<rss/>", Shape.XML, None),
        (b"<x>", Shape.JSON, "with something that is not JSON"),
        (b"# anything", Shape.TEXT, None),
    ],
)
def test_the_ends_of_a_body_tell_its_shape(body: bytes, shape: Shape, fault: str | None) -> None:
    assert fault_of(body, shape) == fault


def test_notices_in_place_of_answers() -> None:
    assert rate_notice(b" Rate exceeded.\n") == "Rate exceeded."
    assert rate_notice(b"Too Many Requests")
    assert rate_notice(b"rate limit exceeded, please slow down")
    assert not rate_notice(b"<feed>Rate exceeded.</feed>")
    assert not rate_notice(b"rates exceeded by none")
    assert is_web_page(b"\n<!DOCTYPE html><html>")
    assert is_web_page(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a copy -->\n<html lang='en'>")
    assert not is_web_page(b"<?xml version='1.0'?><rss/>")
    assert not is_web_page(b"<htmlish/>")


def test_what_stands_before_the_first_element_may_repeat_itself() -> None:
    before = b"<!---->" * 100
    assert is_web_page(before + b"<html>")
    assert not is_web_page(before + b"<rss>"), (
        "told at once: where each doubles the time, nobody lives to hear it"
    )

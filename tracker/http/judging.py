"""What an answer means: something usable, another address, or one of the many ways in which a service says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from tracker import clock
from tracker.http import errors, limits, shape
from tracker.http.addresses import host_of, on_same_host
from tracker.http.messages import Answer, Shape, Validators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.http.messages import Ask, Received

_THROTTLING = frozenset({406, 420, 429, 503})
"""406 is arXiv's shedding of load since autumn 2026; the right `Accept` alone does not prevent it."""
_ASKING = frozenset({403, 408, 425})
"""With a pause that is asked for these say "not now", and without one something else."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def judge(ask: Ask, url: httpx.URL, received: Received) -> Answer | httpx.URL:
    """The answer, or where it is to be had; raises the `HttpError` that the service means."""
    status, headers, body = received
    if status == httpx.codes.OK:
        return _usable(ask, url, headers, body)
    if status == httpx.codes.NOT_MODIFIED:
        return _unchanged(ask, url, headers)
    if status in _REDIRECTS:
        return on_same_host(url, headers.get("location", ""), status)
    raise _refusal(url, status, headers, body)


def _unchanged(ask: Ask, url: httpx.URL, headers: Mapping[str, str]) -> Answer:
    address = str(url)
    if not ask.validators:
        why = "says that nothing has changed, though we have nothing of it (HTTP 304)"
        raise errors.Broken(address, host_of(url), why, int(httpx.codes.NOT_MODIFIED))
    return Answer(address, headers=headers, validators=ask.validators, unchanged=True)


def _refusal(url: httpx.URL, status: int, headers: Mapping[str, str], body: bytes) -> errors.HttpError:
    address, host = str(url), host_of(url)
    asked = limits.retry_after(headers, clock.now()) or limits.exhausted(headers)
    if status in _THROTTLING or (asked and (status in _ASKING or status >= 500)):
        words = f", and asks us to wait {asked:.0f} s" if asked else ""
        return errors.Throttled(address, host, f"is throttling us (HTTP {status}{words})", status, wait=asked)
    if status in (404, 410):
        return errors.NotThere(address, host, f"has no such thing (HTTP {status})", status, body)
    if status >= 500 or status == httpx.codes.REQUEST_TIMEOUT:
        return errors.Broken(address, host, f"is out of order (HTTP {status})", status)
    if status < 300:
        why = f"did not send the whole of what was asked for (HTTP {status})"
        return errors.Unreadable(address, host, why, status)
    return errors.Refused(address, host, f"refuses the request (HTTP {status})", status, body=body)


def _usable(ask: Ask, url: httpx.URL, headers: Mapping[str, str], body: bytes) -> Answer:
    address, host = str(url), host_of(url)
    if words := shape.rate_notice(body):
        raise errors.Throttled(
            address,
            host,
            f"is throttling us (HTTP 200 that says '{words}')",
            200,
            wait=limits.retry_after(headers, clock.now()),
        )
    if ask.shape is not Shape.TEXT and shape.is_web_page(body):
        raise errors.WebPage(address, host, "answered with a web page", 200)
    if fault := shape.fault_of(body, ask.shape):
        raise errors.Unreadable(address, host, f"answered {fault}", 200)
    validators = Validators(_sendable(headers.get("etag", "")), _sendable(headers.get("last-modified", "")))
    return Answer(address, body, headers, validators)


def _sendable(value: str) -> str:
    """A header's value if it can be sent back, else nothing: what a server may say is more than a client may."""
    return value if value.isascii() and value.isprintable() else ""

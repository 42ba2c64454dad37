"""Telling an answer from something that only looks like one: the single place that judges bodies by their text.

arXiv answers `Rate exceeded.` with status 200, and proxies put web pages where XML or JSON should be: the services
offer nothing else to tell these by.
"""

from __future__ import annotations

import re

from tracker.http.messages import Shape

_RATE_NOTICE = re.compile(
    rb"\s*(?P<words>(?:rate (?:limit )?exceeded|too many requests)\b\.?)", re.IGNORECASE
)
_PAGE = re.compile(
    rb"\xef?\xbb?\xbf?(?:\s|(?><!--.*?-->)|<\?xml\b[^>]*\?>)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING = 1000


def rate_notice(body: bytes) -> str | None:
    """The plain sentence in place of an answer, as arXiv's, if the body is one."""
    found = _RATE_NOTICE.match(body[:200])
    return found["words"].decode("ascii") if found else None


def is_web_page(body: bytes) -> bool:
    """Is the body HTML, whatever stands before its first element?"""
    return _PAGE.match(body[:_BEGINNING]) is not None


def fault_of(body: bytes, shape: Shape) -> str | None:
    """What is wrong with the shape of a body, in words that follow "answered"; None when its two ends look right."""
    inside = body.strip() if body[:1].isspace() or body[-1:].isspace() else body
    start = inside[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    end = inside[-1:]
    if not start:
        return "with nothing"
    if shape is Shape.XML and not start.startswith(b"<"):
        return "with plain text in place of XML"
    if shape is Shape.JSON:
        if not start.startswith((b"{", b"[")):
            return "with something that is not JSON"
        if not end.endswith((b"}", b"]")):
            return "with a cut-off answer"
    return None

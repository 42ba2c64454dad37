"""Text from outside made into one plain line; what a format means by its own signs is the format's business."""

from __future__ import annotations

import re

from tracker.pullrequest import escape
from tracker.pullrequest.escape import plain

__all__ = ["first_sentence", "plain", "web_address"]

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"“(])")
_SHORT = ("e.g.", "i.e.", "et al.", "vs.", "cf.", "Fig.", "Eq.", "Sec.", "resp.")


def first_sentence(abstract: str, limit: int = 240) -> str:
    """What an abstract says first, as one plain line."""
    line = plain(abstract, 2000)
    taken = ""
    for sentence in _SENTENCE.split(line):
        taken = f"{taken} {sentence}".strip()
        if not taken.endswith(_SHORT):
            break
    return plain(taken, limit)


def web_address(url: str | None) -> str:
    """An address that a reader may be sent to, or nothing."""
    return escape.web_address(url) or "" if url else ""

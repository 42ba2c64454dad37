"""Text from outside made into one plain line; what a format means by its own signs is the format's business."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"“(])")
_SHORT = ("e.g.", "i.e.", "et al.", "vs.", "cf.", "Fig.", "Eq.", "Sec.", "resp.")
_URL_SAFE = "/:?#@!&*+,;=%~-._"
"""What stays as it is in an address: not quotes, brackets, backslashes, dollars or blanks, which some format reads as its own."""


def plain(text: str, limit: int = 300) -> str:
    r"""One line without control, direction-changing, invisible or broken characters, cut at a word.

    >>> plain("A\u202e  title\n")
    'A title'
    """
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or _visible(char))
    line = _SPACE.sub(" ", kept).strip()
    if len(line) <= limit:
        return line
    cut = line[:limit].rsplit(" ", 1)[0] if " " in line[:limit] else line[:limit]
    return f"{cut.rstrip(' ,;:')}…"


def _visible(char: str) -> bool:
    """Cc control, Cf formatting (bidi, zero width), Cs broken halves, Co private, Cn nothing at all."""
    return not unicodedata.category(char).startswith("C")


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
    """An address that a reader may be sent to, or nothing: only http and https, with every odd sign encoded.

    >>> web_address("javascript:alert(1)")
    ''
    """
    if not url:
        return ""
    text = plain(url, 2000)
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host or " " in text or parts.username:
        return ""
    return quote(text, safe=_URL_SAFE)

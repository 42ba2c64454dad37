"""The places of a page that links can lead to, as GitHub names them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tracker.lists.entry.inline import plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section

_NAMED = Pattern(
    r"<[a-z][^<>]*?\b(?:id|name)\s*=\s*(?:(?P<mark>[\"'])(?P<quoted>[^\"'<>]+)(?P=mark)|(?P<bare>[^\"'\s<>]+))",
    re.IGNORECASE,
)
"""A name in quotation marks may have blanks in it."""
_NOT_SLUG = Pattern(r"[^\w\- ]")
_PICTURE = r"(?:!\[[^\[\]]*\]\([^()\s]*\)|\[!\[[^\[\]]*\]\([^()\s]*\)\]\([^()\s]*\)|<img\b[^<>]*>)"
_PICTURE_BEHIND, _PICTURE_BEFORE = (
    Pattern(rf"\s{_PICTURE}\s*$", re.IGNORECASE),
    Pattern(rf"^{_PICTURE}\s", re.IGNORECASE),
)


def slug(words: str) -> str:
    """The anchor that GitHub gives a heading.

    >>> slug("📚 Vision & Language (VLM)")
    '-vision--language-vlm'
    """
    return _NOT_SLUG.sub("", words.strip().lower()).replace(" ", "-")


def anchors_of(page: Page) -> Mapping[str, Section | None]:
    """Every place on the page that can be linked to."""
    found: dict[str, Section | None] = {}
    seen: Counter[str] = Counter()
    for section in page.sections[1:]:
        for base in _bases(section):
            count = seen[base]
            seen[base] += 1
            found[plain_anchor(f"{base}-{count}" if count else base)] = section
    for text in page.lines.texts:
        for match in _NAMED.finditer(text) if "<" in text else ():
            found.setdefault(plain_anchor(match["quoted"] or match["bare"]), None)
    found.setdefault("readme", None)
    found.setdefault("top", None)
    return found


def _bases(section: Section) -> set[str]:
    """The anchors of a heading, but for its number: beside a picture stands a blank, which GitHub makes a stroke of."""
    bases = {slug(section.words), slug(plain(_NAMED.sub("", section.title)))}
    if _PICTURE_BEHIND.search(section.title):
        bases |= {f"{base}-" for base in bases}
    if _PICTURE_BEFORE.search(section.title):
        bases |= {f"-{base}" for base in bases}
    return bases


def plain_anchor(anchor: str) -> str:
    """An anchor without what browsers and writers differ in."""
    text = unquote(anchor).lower().removeprefix("user-content-")
    return text.replace("\ufe0f", "").replace("\u200d", "")

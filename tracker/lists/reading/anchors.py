"""The places of a page that links can lead to, as GitHub names them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tracker.lists.entry.inline import plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section

_NAMED = Pattern(
    r"<[a-z][^<>]*?\b(?:id|name)\s*=\s*(?:(?P<mark>[\"'])(?P<quoted>[^\"'<>]+)(?P=mark)|(?P<bare>[^\"'\s<>]+))",
    re.IGNORECASE,
)
"""A name in quotation marks may have blanks in it."""
_PICTURE = r"(?:!\[[^\[\]]*\]\([^()\s]*\)|\[!\[[^\[\]]*\]\([^()\s]*\)\]\([^()\s]*\)|<img\b[^<>]*>)"
_PICTURE_BEHIND, _PICTURE_BEFORE = (
    Pattern(rf"\s{_PICTURE}\s*$", re.IGNORECASE),
    Pattern(rf"^{_PICTURE}\s", re.IGNORECASE),
)


def slug(words: str) -> str:
    """The anchor that GitHub gives a heading.

    What has no form of its own stays, and with it the sign that makes a picture of the letter before it.

    >>> slug("📚 Vision & Language (VLM)")
    '-vision--language-vlm'
    >>> slug("一、概述（Ⅱ）②")
    '一概述ⅱ'
    """
    kept = (letter for letter in words.strip().lower() if _is_kept(letter))
    return "".join(kept).replace(" ", "-")


def _is_kept(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return letter in "- " or kind[0] in "LM" or kind in ("Nd", "Nl", "Pc")


def anchors_of(page: Page) -> Mapping[str, Section | None]:
    """Every place on the page that can be linked to."""
    found: dict[str, Section | None] = {}
    found |= {plain_anchor(anchor): section for anchor, section in _of_headings(page)}
    for anchor in _of_tags(page):
        found.setdefault(plain_anchor(anchor), None)
    found.setdefault("readme", None)
    found.setdefault("top", None)
    return found


def spellings_of(page: Page) -> Mapping[str, frozenset[str]]:
    """How each place is really called that `plain_anchor` knows: GitHub keeps of `⚔️` the sign that nobody sees."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for anchor in [*(anchor for anchor, _ in _of_headings(page)), *_of_tags(page)]:
        found[plain_anchor(anchor)].add(as_written(anchor))
    return {anchor: frozenset(spelled) for anchor, spelled in found.items()}


def _of_headings(page: Page) -> Iterator[tuple[str, Section]]:
    seen: Counter[str] = Counter()
    for section in page.sections[1:]:
        for base in _bases(section):
            count = seen[base]
            seen[base] += 1
            yield f"{base}-{count}" if count else base, section


def _of_tags(page: Page) -> Iterator[str]:
    for text in page.lines.texts:
        for match in _NAMED.finditer(text) if "<" in text else ():
            yield match["quoted"] or match["bare"]


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
    return as_written(anchor).replace("\ufe0f", "")


def as_written(anchor: str) -> str:
    """An anchor by its letters alone, in whatever form its link tells it."""
    return unquote(anchor).lower().removeprefix("user-content-").replace("\u200d", "")

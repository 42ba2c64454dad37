"""Does an entry lead anywhere? Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.entries import outward
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.entry.inline import Mark
    from tracker.lists.reading.entries import Entry

_AT_HEAD = Pattern(
    r"\s*(?:(?:[-*+]|\d{1,4}[.)])\s+|\|(?:[^|\[\]]*\|)*\s*)?(?P<stars>\*{0,3})\[(?P<title>[^\[\]]+)\]"
)
"""Brackets with which an entry, or a cell of a row behind cells without any, begins."""
_NO_ADDRESS = Pattern(
    r"\*{0,3}\s*(?:\||$|\.\s|,\s|<br|[^\W\d_]|(?<=\s)(?:\(\d|\[\[(?!paper|pdf|arxiv)))", re.IGNORECASE
)
_IN_A_CELL = Pattern(
    r"\|\s*(?:!\[[^\[\]]*\]\([^()\s]*\)|<img\b[^<>|]*>)\s*(?:<br\s*/?>)?\s*\*{0,3}\[(?P<title>[^\[\]]+)\]"
)
"""The same behind a badge."""


def title_without_address(text: str) -> str:
    """The title at the head of an entry's line that stands in brackets as a link does, and is none."""
    match = _AT_HEAD.match(text) or _IN_A_CELL.search(text)
    lost = match is not None and _NO_ADDRESS.match(text, match.end()) is not None
    return match["title"] if match and lost and word_count(plain(match["title"])) >= TITLE_WORDS else ""


def link_at(text: str, at: int) -> Mark | None:
    """The link of a line of whose address, or of the angle brackets around it, a sign is part."""
    found = _marks(text)
    at += (text[at] == "<") - (text[at] == ">")
    before = bisect_right(found, at, key=lambda mark: mark.url[0])
    return found[before - 1] if before and at < found[before - 1].url[1] else None


@lru_cache(maxsize=1)
def _marks(text: str) -> tuple[Mark, ...]:
    """The links of a line, in order; kept for what else is asked of the same line."""
    return tuple(marks(text))


def title_is_empty_link(entry: Entry) -> bool:
    """Is the title of an entry a link without an address, which says all about where it leads?"""
    text = entry.text
    return any(
        not mark.image
        and not mark.url_in(text).strip()
        and word_count(plain(mark.label_in(text))) >= TITLE_WORDS
        for mark in marks(text)
    )


def has_words(entry: Entry) -> bool:
    """Does an entry say anything behind its bullet?"""
    return any(letter.isalnum() for letter in plain(entry.body))


def leads_out(entry: Entry) -> bool:
    """Has an entry a link to anything?"""
    if outward(entry.text):
        return True
    return any(mark.url_in(entry.text).strip() and not mark.image for mark in marks(entry.text))

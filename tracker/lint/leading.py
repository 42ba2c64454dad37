"""Does an entry lead anywhere? Pure."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.entries import outward
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.reading.entries import Entry

_AT_HEAD = Pattern(
    r"\s*(?:(?:[-*+]|\d{1,4}[.)])\s+|\|(?:[^|\[\]]*\|)*\s*)(?P<stars>\*{0,3})\[(?P<title>[^\[\]]+)\]"
)
"""Brackets with which an entry, or a cell of a row behind cells without any, begins."""
_NO_ADDRESS = Pattern(r"\*{0,3}\s*(?:\||$|\.\s|,\s|[^\W\d_])")


def title_without_address(text: str) -> str:
    """The title at the head of an entry's line that stands in brackets as a link does, and is none."""
    match = _AT_HEAD.match(text)
    lost = match is not None and _NO_ADDRESS.match(text, match.end()) is not None
    return match["title"] if match and lost and word_count(plain(match["title"])) >= TITLE_WORDS else ""


def is_in_address(text: str, at: int) -> bool:
    """Is a sign of a line part of where a link leads?"""
    spans = _addresses(text)
    before = bisect_right(spans, at, key=lambda span: span[0])
    return before > 0 and at < spans[before - 1][1]


@lru_cache(maxsize=1)
def _addresses(text: str) -> list[tuple[int, int]]:
    """Where the addresses of a line stand, in order; kept for what else is asked of the same line."""
    return [mark.url for mark in marks(text)]


def title_is_empty_link(entry: Entry) -> bool:
    """Is the title of an entry a link without an address, which says all about where it leads?"""
    text = entry.text
    return any(
        not mark.image
        and not text[slice(*mark.url)].strip()
        and word_count(plain(text[slice(*mark.label)])) >= TITLE_WORDS
        for mark in marks(text)
    )


def has_words(entry: Entry) -> bool:
    """Does an entry say anything behind its bullet?"""
    return any(letter.isalnum() for letter in plain(entry.text[len(entry.marker) :]))


def leads_out(entry: Entry) -> bool:
    """Has an entry a link to anything?"""
    if outward(entry.text):
        return True
    return any(entry.text[slice(*mark.url)].strip() and not mark.image for mark in marks(entry.text))

"""Addresses that lack their beginning, or have a sign too many at their end, and bullets that lack everything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_WITHOUT_SCHEME = Pattern(
    r"(?<!\\)\]\(\s*(?P<url>www\.[\w-]+\.[^\s()]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|ai|cn|dev)(?:/[^\s()]*)?)\s*\)",
    re.IGNORECASE,
)
"""A site without `https://` is read as a file beside the page."""
_SIGN_BEHIND = Pattern(r"(?<!\\)\]\(\s*(?P<url>https?://[^\s()]*[\w/](?P<sign>[.,;]))\s*\)")
_ABBREVIATED = Pattern(r"wiki|(?:inc|ltd|corp|co|al|jr|etc)[.]$", re.IGNORECASE)
"""What may end with a full stop of its own."""
_EMPTY_BULLET = Pattern(r"(?P<indent>\s*)[-*+]\s*")


def find(sheet: Sheet) -> Iterator[Finding]:
    """What is left of an address or of an entry that somebody did not finish."""
    for number, text in sheet.uncoded:
        if "](" in text:
            yield from _addresses(sheet, number, text)
        if len(text) < _SHORT and _EMPTY_BULLET.fullmatch(text) and _stands_beside_entry(sheet, number):
            yield sheet.finding(number, Rule.ENTRY_WITHOUT_LINK, "the bullet is empty")


_SHORT = 20


def _addresses(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _WITHOUT_SCHEME.finditer(text):
        told = f"“{match['url']}” has no “https://”, so it is read as a file beside this page"
        fix = sheet.span(number, match.start("url"), match.start("url"), "https://")
        yield sheet.finding(number, Rule.BAD_SCHEME, told, Weight.ERROR, fix)
    for match in _SIGN_BEHIND.finditer(text):
        if not _ABBREVIATED.search(match["url"]):
            told = f"the address “{match['url']}” ends with “{match['sign']}”, so it hardly leads anywhere"
            alike = sheet.alike(f"the address ends with “{match['sign']}”")
            yield sheet.finding(number, Rule.BAD_SCHEME, told, alike=alike)


def _stands_beside_entry(sheet: Sheet, number: int) -> bool:
    """Is the line above or below a part of an entry, and none below its own?"""
    texts = sheet.page.lines.texts
    indent = len(texts[number]) - len(texts[number].lstrip())
    above, below = sheet.around(number)
    if below is not None and len(texts[below]) - len(texts[below].lstrip()) > indent + 1:
        return False
    return above in sheet.entry_at or below in sheet.entry_at

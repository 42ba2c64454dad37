"""Addresses that lack their beginning, or have a sign too many at their end, and bullets that lack everything or a blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.reading.entries import BULLET
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
_ASKS_NOTHING = Pattern(r"(?<!\\)\]\(\s*(?P<url>https?://[^\s()?#]*[\w/])(?P<sign>\?)\s*\)")
_ABBREVIATED = Pattern(r"wiki|(?:inc|ltd|corp|co|al|jr|etc)[.]$", re.IGNORECASE)
"""What may end with a full stop of its own."""
_STARRED = Pattern(
    r"(?:\]\(\s*|\bhref\s*=\s*[\"'])(?P<url>https?://[^\s()<>\"']*?\*\*[^\s()<>\"']*)", re.IGNORECASE
)
"""An address with the stars of bold words, as replacing a word everywhere on a page leaves them."""
_CLOSE_BULLET = Pattern(r"\s*(?P<sign>[-+])(?:\*\*[^\s*]|!?\[[^\s\[\]])")
_EMPTY_BULLET = Pattern(r"(?P<indent>\s*)[-*+]\s*")


def find(sheet: Sheet) -> Iterator[Finding]:
    """What is left of an address or of an entry that somebody did not finish."""
    for number, text in sheet.uncoded:
        if "](" in text:
            yield from _addresses(sheet, number, text)
        if "**" in text and "http" in text:
            yield from _starred(sheet, number, text)
        if "](" in text and (close := _CLOSE_BULLET.match(text)) and _stands_beside_bullet(sheet, number):
            told = f"no blank parts “{close['sign']}” from what follows, so it is no bullet"
            fix = sheet.span(number, close.end("sign"), close.end("sign"), " ")
            yield sheet.finding(number, Rule.BROKEN_BULLET, told, Weight.ERROR, fix)
        if len(text) < _SHORT and _EMPTY_BULLET.fullmatch(text) and _stands_beside_entry(sheet, number):
            yield sheet.finding(number, Rule.ENTRY_WITHOUT_LINK, "the bullet is empty")


_SHORT = 20


def _stands_beside_bullet(sheet: Sheet, number: int) -> bool:
    """Does a bullet stand above or below? Alone a stroke may be a minus, or a dash before a name."""
    texts = sheet.page.lines.texts
    return any(at is not None and BULLET.match(texts[at]) for at in sheet.around(number))


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
    for match in _ASKS_NOTHING.finditer(text):
        told = f"the address “{match['url']}?” asks for nothing behind its “?”, as what was there is gone"
        alike = sheet.alike("the address ends with “?”")
        fix = sheet.span(number, *match.span("sign"), "")
        yield sheet.finding(number, Rule.BAD_SCHEME, told, fix=fix, alike=alike)


def _starred(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _STARRED.finditer(text):
        url = match["url"]
        told = f"the address “{url}” has the stars of bold words in it, so it leads nowhere"
        fix = sheet.span(number, *match.span("url"), url.replace("**", "")) if _paired(url) else None
        yield sheet.finding(number, Rule.BAD_SCHEME, told, Weight.ERROR, fix)


def _paired(url: str) -> bool:
    """Do the stars of an address stand in pairs, so that they are those of words in it?"""
    return url.count("**") % 2 == 0 and url.count("*") == 2 * url.count("**")


def _stands_beside_entry(sheet: Sheet, number: int) -> bool:
    """Is the line above or below a part of an entry, and none below its own?"""
    texts = sheet.page.lines.texts
    indent = len(texts[number]) - len(texts[number].lstrip())
    above, below = sheet.around(number)
    if below is not None and len(texts[below]) - len(texts[below].lstrip()) > indent + 1:
        return False
    return above in sheet.entry_at or below in sheet.entry_at

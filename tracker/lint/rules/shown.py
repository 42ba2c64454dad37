"""Links that readers see as text: the address is set off from its words, closed by another bracket, or not closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_APART = Pattern(
    r"(?<![!\]\\])(?P<outer>\[)?\[(?P<label>[^\[\]]{2,})\](?(outer)\])(?P<gap>[ \t]+)"
    r"(?=\(https?://[^\s()]+\))",
)
_WIDE = Pattern(r"\](?P<open>[(（])(?P<url>https?://[^\s()（）\[\]]+)(?P<close>[)）])")
_UNCLOSED = Pattern(
    r"(?<!\\)\]\(\s*https?://(?:[^\s()（）\[\]<>|]|\([^\s()]*\))+(?P<end>\](?=[\s,;|\[]|$)|[ \t]+(?![\s\"'()]|$)|\||[ \t]*$)"
)
_UNCLOSED_INWARD = Pattern(r"(?<!\\)\]\(#[^\s()\[\]<>|#]+(?P<end>[ \t]*(?:\||$))")
_NESTED = Pattern(r"(?<!\\)\](?P<address>\(\s*\[(?P<label>[^\[\]]*)\]\((?P<url>https?://[^\s()]+)\)\))")
_SWAPPED = Pattern(
    r"(?<![!\]\\\[])(?P<open>\()?(?P<label>\[[^\[\]]+\])\)(?P<address>\(\s*https?://[^\s()<>]+\))(?P<more>\))?"
)
"""Words whose bracket closes before their address: `([code])(https://…)`."""
_EMPTIED = Pattern(
    r"<a\b[^<>]*?\bhref\s*=\s*[\"']?(?P<url>[^\s\"'<>]+)[^<>]*>\s*<a\b[^<>]*?\bhref\s*=", re.IGNORECASE
)
"""A link in HTML within which the next one begins: browsers close it, and nothing is left to follow."""
_GOES_ON = Pattern(r"[ \t]*(?:[^\s()\[\]]*\)|[\"'(])")
"""A line that closes the address of the line before, or tells the link's title."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """What is written nearly as a link, and is none."""
    for number, text in sheet.uncoded:
        if "])(" in text:
            yield from _swapped(sheet, number, text)
        if "(http" in text and "] " in text:
            yield from _apart(sheet, number, text)
        if "（" in text or "）" in text:
            yield from _wide(sheet, number, text)
        if "<a" in text:
            for match in _EMPTIED.finditer(text):
                told = f"the link to “{match['url']}” is not closed before the next one and has nothing in it"
                yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR)
        if "](" in text:
            yield from _unclosed(sheet, number, text)
            yield from _unclosed_inward(sheet, number, text)
            yield from _nested(sheet, number, text)


def _apart(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _APART.finditer(text):
        if not any(letter.isalpha() for letter in match["label"]):
            continue  # a footnote: `[12] (https://…)`
        fix = sheet.span(number, *match.span("gap"), "")
        told = f"a blank parts “[{match['label']}]” from its address, so it is no link"
        yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)


def _swapped(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """A round bracket between words and address: it belongs behind both, or nowhere."""
    for match in _SWAPPED.finditer(text):
        link = match["label"] + match["address"]
        meant = f"({link})" if match["open"] else link + (match["more"] or "")
        told = f"a bracket parts “{match['label']}” from its address, so it is no link"
        fix = sheet.span(number, *match.span(), meant)
        yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)


def _wide(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _WIDE.finditer(text):
        if match["open"] + match["close"] != "()":
            fix = sheet.span(number, match.start("open"), match.end("close"), f"({match['url']})")
            told = "full-width brackets stand around an address, so it is no link"
            yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)


def _unclosed(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _UNCLOSED.finditer(text):
        if match.end() == len(text) and _is_closed_below(sheet, number):
            continue  # it is a link, or broken by the line end alone
        told = "the address of a link is not closed by “)”, or has a blank in it, so it is no link"
        fix = sheet.span(number, match.start("end"), match.start("end"), ")") if match["end"] == "]" else None
        yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)


def _unclosed_inward(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """A link to a place of the page that its cell or its line ends: an anchor has no blanks."""
    for match in _UNCLOSED_INWARD.finditer(text):
        if match.end() < len(text) or not _is_closed_below(sheet, number):
            told = "the anchor of a link is not closed by “)”, so it is no link"
            fix = sheet.span(number, match.start("end"), match.start("end"), ")")
            yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)


def _nested(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """A link in place of an address, as a page that is copied leaves it."""
    for match in _NESTED.finditer(text):
        told = f"a link stands in place of the address “{match['url']}”, so readers see its marks"
        same = match["label"].strip() == match["url"]
        fix = sheet.span(number, *match.span("address"), f"({match['url']})") if same else None
        yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)


def _is_closed_below(sheet: Sheet, number: int) -> bool:
    texts = sheet.page.lines.texts
    return number + 1 < len(texts) and _GOES_ON.match(texts[number + 1]) is not None

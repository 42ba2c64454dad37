"""Links that have words, and nothing behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lint.finding import Rule, Weight
from tracker.lint.leading import has_words, leads_out
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.labels import is_address, is_label
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_EMPTY = re.compile(
    r"(?<!\\)\]\(\s*(?:<\s*>\s*)?\)|<a\b[^<>]*\bhref\s*=\s*([\"'])\s*\1"
    r"|<a(?=[\s>])(?![^<>]*(?:\bhref|\bname|\bid)\s*=)[^<>]*(?=>\s*[^\s<>][^<>]*</a)",
    re.IGNORECASE,
)
_PICTURED = Pattern(r">\s*(?:$|<img\b)", re.IGNORECASE)
"""What stands behind the empty address of a badge."""
_BADGE_BEFORE = Pattern(r"!\[[^\[\]]*\]\([^()\s]*\)\s*$")
"""A badge that says what it says and promises no page."""
_TO_COME = r"https?://(?:(?:[\w-]+\.)?x{3,}|\.{3}|…|arxiv\.org/(?:abs|pdf)/x{3,}[x.]*(?:v\d+)?(?:\.pdf)?|github\.com/x{3,}(?:/x{3,})?)?/?"
"""What people write for an address that they do not know yet: `https://arxiv.org/abs/xxxx.xxxxx`."""
_PLACEHOLDER = Pattern(
    rf"(?:(?<!\\)\[(?P<label>[^\[\]]*))?(?<!\\)\]\(\s*(?P<url>none|null|n/?a|tb[ad]|todo|url|link|x{{3,}}|[-–—_]+|{_TO_COME})\s*\)",
    re.IGNORECASE,
)
_NOWHERE = Pattern(r"(?<!\\)\[(?P<label>[^\[\]]+)\]\]?\(\s*(?P<url>#)\s*\)")
"""The top of the page stands for an address still to come where something is promised there."""
_TOP = Pattern(r"\b(?:top|back|up|home|contents)\b", re.IGNORECASE)
_WORDS_BEFORE = Pattern(r"\[(?P<label>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)$")
_WORDS_BEHIND = Pattern(r"[^<>]*>(?P<label>[^<>]*)")
_SHOWN, _LONGEST, _LONGEST_BADGE = 40, 300, 2_000


def find(sheet: Sheet) -> Iterator[Finding]:
    """Links without an address: in a list readers miss something, elsewhere they are people without a page or badges."""
    worded = [subject.entry for subject in sheet.subjects if has_words(subject.entry)]
    nowhere = {entry.start for entry in worded if not leads_out(entry)}
    for number, text in sheet.uncoded:
        if "](" in text or "<a" in text.casefold():
            yield from _empty(sheet, number, text, alone=number in nowhere)
            yield from _placeholders(sheet, number, text)


def _empty(sheet: Sheet, number: int, text: str, *, alone: bool) -> Iterator[Finding]:
    worded = [match for match in _EMPTY.finditer(text) if not text.endswith("[", 0, match.start())]
    found = [match for match in worded if not _BADGE_BEFORE.search(_before(text, match, _LONGEST_BADGE))]
    if len(found) < len(worded):
        told = "a badge is a link without an address"
        yield sheet.finding(number, Rule.EMPTY_LINK, told, Weight.NOTE)
    if not worded and _EMPTY.search(text):
        told = "a link has neither words nor an address, so nobody sees it"
        told += ", and the entry has no other" if alone else ""
        yield sheet.finding(number, Rule.EMPTY_LINK, told, Weight.ERROR if alone else Weight.NOTE)
    if found:
        listed = number in sheet.entry_at
        pictured = not listed and _PICTURED.search(text, found[0].end())
        noted = pictured or (not listed and _is_a_form(text))
        weight = Weight.ERROR if listed else Weight.NOTE if noted else Weight.WARNING
        for label in dict.fromkeys("" if pictured else _label(text, match) for match in found):
            told = (
                f"“{_short(label)}” is a link without an address"
                if label
                else "a picture is a link without an address"
            )
            alike = sheet.alike_by(label, "has no address")
            yield sheet.finding(number, Rule.EMPTY_LINK, told, weight, alike=alike)


def _label(text: str, match: re.Match[str]) -> str:
    """The words of a link, as readers see them."""
    quoted = match.group().startswith("<")
    found = _WORDS_BEHIND.match(text, match.end()) if quoted else _WORDS_BEFORE.search(_before(text, match))
    return plain(found["label"]).strip() if found else ""


def _before(text: str, match: re.Match[str], most: int = _LONGEST) -> str:
    """What stands before the end of a link, as far as its words may reach."""
    return text[max(0, match.start() - most) : match.start()]


def _short(label: str) -> str:
    return label if len(label) <= _SHOWN else f"{label[: _SHOWN - 1].rstrip()}…"


def _placeholders(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    if number not in sheet.entry_at and not _is_an_entry_but_for_its_link(sheet, number, text):
        return
    promised = [match for match in _NOWHERE.finditer(text) if _promises(match["label"])]
    for match in (*_PLACEHOLDER.finditer(text), *promised):
        told = f"a link leads to “{match['url']}”, which is no address"
        label = plain(match["label"] or "").strip()
        if is_address(label) and match["url"].isalpha():
            continue  # words and address changed places, which is told by itself
        alike = sheet.alike_by(label, f"leads to “{match['url']}”")
        yield sheet.finding(number, Rule.EMPTY_LINK, told, Weight.ERROR, alike=alike)


def _promises(label: str) -> bool:
    """Does a link say that it leads to something other than the top of the page, as a label and a title do?"""
    return is_label(label) or (word_count(plain(label)) >= TITLE_WORDS and not _TOP.search(label))


def _is_an_entry_but_for_its_link(sheet: Sheet, number: int, text: str) -> bool:
    """Is a paragraph between two entries no entry, since the only link it has is none?"""
    if not (_PLACEHOLDER.search(text) or _NOWHERE.search(text)):
        return False
    above, below = sheet.around(number)
    return above in sheet.entry_at and below in sheet.entry_at


def _is_a_form(text: str) -> bool:
    """Is a line outside of the lists made of labels that all lead nowhere, for people to copy?"""
    labels = [(mark.label_in(text), mark.url_in(text)) for mark in marks(text)]
    return len(labels) > 1 and all(is_label(label) and not url.strip() for label, url in labels)

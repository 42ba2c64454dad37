"""Brackets with nothing in them, where an address was to go, and links without words, which nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.entry.inline import marks
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_ROUND = Pattern(r"(?<=[\s\]>*])[(（]\s*[)）](?<!\]\(\))")
_SQUARE = Pattern(r"(?<![\w\])!\\])\[\](?![(\[:\w])")
_BOX = Pattern(r"\s*(?:[-*+]|\d{1,4}[.)])\s+\[\]\s")
"""What was meant as a box to tick."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Hollow brackets in entries, and links that have an address and no words."""
    for (number, written), (_, text) in zip(sheet.visible, sheet.uncoded, strict=True):
        if not sheet.is_of_entry(number):
            continue
        if "[" in text and "](" in text:
            yield from _wordless(sheet, number, text)
        hollow = [*_ROUND.finditer(text), *(() if _BOX.match(text) else _SQUARE.finditer(text))]
        for match in hollow:
            if written[slice(*match.span())] != match.group():
                continue  # code stands there
            told = f"“{match.group()}” has nothing in it, where an address or a word was to go"
            alike = sheet.alike(f"“{match.group()}” has nothing in it")
            yield sheet.finding(number, Rule.EMPTY_LINK, told, alike=alike)


def _wordless(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """Links without words: of an entry that has no other, readers see none."""
    found = [mark for mark in marks(text) if not mark.image]
    hidden = [
        mark
        for mark in found
        if text[mark.start] == "[" and not mark.label_in(text).strip() and mark.url_in(text).strip()
    ]
    for mark in hidden:
        told = f"the link to “{mark.url_in(text)}” has no words, so nobody sees it"
        weight = Weight.ERROR if len(found) == len(hidden) else Weight.WARNING
        alike = sheet.alike("a link has no words")
        yield sheet.finding(number, Rule.EMPTY_LINK, told, weight, alike=alike)

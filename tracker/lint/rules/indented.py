"""Bullets that a heading is followed by four blanks in: they are shown as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_SET_IN = Pattern(r"(?: {4}| {0,3}\t)[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]")


def find(sheet: Sheet) -> Iterator[Finding]:
    """The first of the entries below a heading, where no list is open that they could belong to."""
    texts = sheet.page.lines.texts
    for number in sorted(sheet.entry_at):
        if _SET_IN.match(texts[number]) and _stands_below_heading(sheet, number):
            told = "the list below this heading begins four blanks in, so it is shown as code, links and all"
            yield sheet.finding(number, Rule.INDENTED_LIST, told, Weight.ERROR)


def _stands_below_heading(sheet: Sheet, number: int) -> bool:
    """Is a heading the last that readers see above? A comment, or an anchor with a blank line below it, ends there."""
    texts, roles = sheet.page.lines.texts, sheet.page.outline.roles
    above, _ = sheet.around(number)
    while above is not None and roles[above] is Role.HIDDEN and (above + 1 < number or "-->" in texts[above]):
        above, _ = sheet.around(above)
    return above is not None and roles[above] is Role.HEADING

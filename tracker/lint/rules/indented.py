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
    texts, roles = sheet.page.lines.texts, sheet.page.outline.roles
    for number in sorted(sheet.entry_at):
        if not _SET_IN.match(texts[number]):
            continue
        above, _ = sheet.around(number)
        if above is not None and roles[above] is Role.HEADING and texts[above].startswith("#"):
            told = "the list below this heading begins four blanks in, so it is shown as code, links and all"
            yield sheet.finding(number, Rule.INDENTED_LIST, told, Weight.ERROR)

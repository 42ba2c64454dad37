"""Headings that readers see as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_CLOSE = Pattern(r" {0,3}(?P<signs>#{1,6})(?P<words>[^#\s].*)")
_TAG = Pattern(r"(?:^|\s)#\w")
"""What begins with a sign and goes on with more of them are tags, and no heading."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Headings whose words follow right upon the signs: since 2017 GitHub shows them as text."""
    for heading in sheet.page.outline.headings:
        match = _CLOSE.match(sheet.page.lines.texts[heading.line])
        if match and not _TAG.search(match["words"]):
            told = f"no blank parts “{match['signs']}” from “{heading.text}”, so it is no heading"
            fix = sheet.span(heading.line, match.end("signs"), match.end("signs"), " ")
            yield sheet.finding(heading.line, Rule.BROKEN_HEADING, told, Weight.ERROR, fix)

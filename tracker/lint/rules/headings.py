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


def find(sheet: Sheet) -> Iterator[Finding]:
    """Headings whose words follow right upon the signs: since 2017 GitHub shows them as text.

    One sign alone makes a tag (`#video`) wherever it does not begin the page with its title.
    """
    headings = sheet.page.outline.headings
    for heading in headings:
        match = _CLOSE.match(sheet.page.lines.texts[heading.line])
        title = heading is headings[0] and heading.text[:1].isupper() and "#" not in heading.text
        if match and (heading.level > 1 or title):
            told = f"no blank parts “{match['signs']}” from “{heading.text}”, so it is no heading"
            fix = sheet.span(heading.line, match.end("signs"), match.end("signs"), " ")
            yield sheet.finding(heading.line, Rule.BROKEN_HEADING, told, Weight.ERROR, fix)

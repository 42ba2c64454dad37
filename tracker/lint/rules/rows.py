"""Rows of a table of contents that readers see otherwise than they were meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lint.finding import Rule, Weight
from tracker.lists.reading.entries import BULLET
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_CLOSED_TWICE = Pattern(r"\[(?P<label>[^\[\]]+)\]\(#[^\s()]+\)(?P<extra>\))\s*")
_WITHOUT_ANCHOR = Pattern(r"(?:\*\*)?\[(?P<label>[^\[\]]{2,})\](?:\*\*)?\s*")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Rows with a bracket too many, and rows that have lost their anchor, below one that leads to a heading."""
    headings = {fold(section.words) for section in sheet.page.sections[1:]}
    below = False
    for number, text in sheet.visible:
        bullet = BULLET.match(text)
        below = bullet is not None and (below or "](#" in text)
        if bullet is None or not below:
            continue
        twice = _CLOSED_TWICE.fullmatch(text, bullet.end())
        lost = _WITHOUT_ANCHOR.fullmatch(text, bullet.end())
        round_pair = twice is not None and twice["label"].count("(") == twice["label"].count(")")
        if twice and round_pair and number not in sheet.entry_at:  # those of entries are told by themselves
            told = "a round bracket is closed that was not opened"
            fix = sheet.span(number, *twice.span("extra"), "")
            yield sheet.finding(number, Rule.UNBALANCED_BRACKETS, told, fix=fix)
        elif lost and fold(lost["label"]) in headings and lost["label"].casefold() not in sheet.defined:
            told = f"“[{lost['label']}]” has no anchor behind it, so readers see its brackets and no link"
            yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR)

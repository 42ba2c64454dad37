"""Folds (`<details>`) that are never closed, so that all below them is folded away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_FOLD = Pattern(r"<(?P<closes>/?)details\b", re.IGNORECASE)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Folds that begin a line and that nothing closes; those in rows and bullets end with them."""
    opened: list[tuple[int, bool]] = []
    for number, text in sheet.uncoded:
        if "details" not in text.casefold() or text.lstrip().startswith("|"):
            continue
        for match in _FOLD.finditer(text):
            if not match["closes"]:
                opened.append((number, match.start() == 0))
            elif opened:
                opened.pop()
    last = max(sheet.entry_at, default=-1)
    for number, begins in opened:
        if begins and number < last:
            told = "a fold begins here and is never closed, so all that is below is folded away with it"
            yield sheet.finding(number, Rule.OPEN_FOLD, told, Weight.ERROR)

"""Brackets that do not pair, so that marks of a link show as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lists.entry.escaping import brackets_pair
from tracker.lists.entry.inline import marks, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding, Fix
    from tracker.lint.sheet import Sheet
    from tracker.lists.reading.entries import Entry

_MISPLACED = re.compile(r"\[\[\[(?P<label>[^\[\]]+)\]\)\((?P<url>[^()\s]+)\)\]")
_ONE_TOO_MANY = re.compile(r"\[\[(?P<label>[^\[\]]+)\]\((?P<url>[^()\s]+)\)\](?P<extra>\])(?=\s|$)")
_CODE = re.compile(r"`[^`]*`|\\.|\$[^$]*\$")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Lines whose square brackets do not pair; the two slips that can mean but one thing are mended."""
    inside = {
        line: subject.entry
        for subject in sheet.subjects
        for line in range(subject.entry.start, subject.entry.end)
    }
    closed: dict[Entry, bool] = {}
    for number, text in sheet.visible:
        entry = inside.get(number)
        if entry is None or (brackets_pair(_bare(text)) and not _MISPLACED.search(text)):
            continue
        if entry not in closed:  # what one line opens, another may close
            closed[entry] = entry.end - entry.start > 1 and brackets_pair(_bare(entry.text))
        if not closed[entry]:
            told = "square brackets do not pair, so a part of a link shows as text"
            yield sheet.finding(number, Rule.UNBALANCED_BRACKETS, told, fix=_fix(sheet, number, text))


def _bare(text: str) -> str:
    """Without what may hold brackets of its own: addresses, code, comments, formulas."""
    text = without_comments(text)
    shown = list(text)
    for mark in marks(text):
        for at in range(*mark.url):
            shown[at] = " "
    return _CODE.sub(" ", "".join(shown))


def _fix(sheet: Sheet, number: int, text: str) -> Fix | None:
    for pattern in (_MISPLACED, _ONE_TOO_MANY):
        found = list(pattern.finditer(text))
        if len(found) != 1:
            continue
        match = found[0]
        meant = f"[[{match['label']}]({match['url']})]"
        mended = text[: match.start()] + meant + text[match.end() :]
        if brackets_pair(_bare(mended)):
            return sheet.span(number, match.start(), match.end(), meant)
    return None

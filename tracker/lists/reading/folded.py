"""Entries that are folded away whole: the title in the summary, links and notes behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.identity import identify
from state.titles import word_count
from tracker.lists.entry.inline import plain
from tracker.lists.entry.times import COUNT_BEHIND
from tracker.lists.reading.entries import outward
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = Pattern(r" {0,2}<details\b", re.IGNORECASE)
_FOLDS = Pattern(r"<(?P<close>/?)details\b", re.IGNORECASE)
_SUMMARY = Pattern(r"<summary\b[^<>]*>(?P<words>.*?)</summary", re.IGNORECASE | re.DOTALL)
_CELLS = Pattern(r"<t[hrd]\b", re.IGNORECASE)
_FEWEST = 3
_TITLE_WORDS = 4


def folded_works(texts: Sequence[str], roles: Sequence[Role]) -> dict[int, int]:
    """Where works stand that are folded away, each by its first line with the line after its last one.

    A page with a few such folds has something else in them.
    """
    if not any("<details" in text for text in texts):
        return {}
    found = {start: end for start, end in _folds(texts, roles) if _is_work("\n".join(texts[start:end]))}
    return found if len(found) >= _FEWEST else {}


def _folds(texts: Sequence[str], roles: Sequence[Role]) -> Iterator[tuple[int, int]]:
    """The outermost folds that hold neither headings nor tables."""
    start, depth = -1, 0
    for number, text in enumerate(texts):
        if roles[number] not in (Role.TEXT, Role.BLANK):
            start, depth = -1, 0
            continue
        if depth == 0 and _OPENS.match(text):
            start = number
        if start >= 0 and "details" in text:
            depth += sum(-1 if match["close"] else 1 for match in _FOLDS.finditer(text))
            if depth <= 0:
                yield start, number + 1
                start, depth = -1, 0


def _is_work(text: str) -> bool:
    """Is a summary a title, and is what it folds about one paper?"""
    summary = _SUMMARY.search(text)
    words = COUNT_BEHIND.sub("", plain(summary["words"])) if summary else ""
    if _CELLS.search(text):
        return False  # a table, whose rows are works
    if word_count(words) < _TITLE_WORDS and ": " not in words:
        return False
    named = [identify(address) for address in outward(text)]
    papers = {one for one in named if one and one.scheme.strong}
    return 0 < len(papers) <= _MOST


_MOST = 3
"""A paper, its code and its model."""

"""Entries that are folded away whole: the title in the summary, links and notes behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.identity import identify
from state.titles import fold, word_count
from tracker.lists.entry.inline import plain
from tracker.lists.entry.tails import is_tail
from tracker.lists.entry.times import COUNT_BEHIND
from tracker.lists.reading.entries import outward
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = Pattern(
    r"(?: {0,2}|[ \t]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]+|<li\b[^<>]*>[ \t]*))<details\b", re.IGNORECASE
)
"""At the beginning of a line, or of a point of a list."""
_FOLDS = Pattern(r"<(?P<close>/?)details\b", re.IGNORECASE)
_SUMMARY = Pattern(r"<summary\b[^<>]*>(?P<words>.*?)</summary", re.IGNORECASE | re.DOTALL)
_CELLS = Pattern(r"<t[hrd]\b", re.IGNORECASE)
_FEWEST = 3
_DEEPEST = 4
"""Folds that stand one within the other and are looked into: a year's, a topic's, a work's."""
_TITLE_WORDS = 4


def folded_works(texts: Sequence[str], roles: Sequence[Role]) -> dict[int, int]:
    """Where works stand that are folded away, each by its first line with the line after its last one.

    A page with a few such folds has something else in them. A fold within a work's is part of it, one within that of a
    year or a topic may be a work of its own.
    """
    if not any("<details" in text for text in texts):
        return {}
    found: dict[int, int] = {}
    reached = 0
    for start, end in sorted(_folds(texts, roles), key=lambda fold: (fold[0], -fold[1])):
        if start >= reached and _is_work("\n".join(texts[start:end])):
            found[start] = reached = end
    return found if len(found) >= _FEWEST else {}


def _folds(texts: Sequence[str], roles: Sequence[Role]) -> Iterator[tuple[int, int]]:
    """The folds that hold neither headings nor tables."""
    opened: list[int] = []
    for number, text in enumerate(texts):
        if roles[number] not in (Role.TEXT, Role.BLANK, Role.FENCED):
            opened = []
            continue
        if "details" not in text:
            continue
        begins = _OPENS.match(text) is not None
        for match in _FOLDS.finditer(text):
            if not match["close"]:
                opened.append(number if begins else -1)
                begins = False
            elif opened and (start := opened.pop()) >= 0 and len(opened) < _DEEPEST:
                yield start, number + 1


def _is_work(text: str) -> bool:
    """Is a summary a title, and is what it folds about one paper?"""
    summary = _SUMMARY.search(text)
    words = COUNT_BEHIND.sub("", plain(summary["words"])) if summary else ""
    if _CELLS.search(text):
        return False  # a table, whose rows are works
    if word_count(words) < _TITLE_WORDS and (": " not in words or is_tail(words.partition(": ")[2])):
        return False  # nor is a heading such as `Surveys: 2024`
    named = [identify(address) for address in outward(text)]
    papers = {one for one in named if one and one.scheme.strong}
    return 0 < len(papers) <= _MOST or _is_said_again(words, text)


def _is_said_again(words: str, text: str) -> bool:
    """Is a summary the title of the one work that it folds, wherever that leads?"""
    title, below = fold(_TIME_BEHIND.sub("", words)), fold(plain(_SUMMARY.sub("", text)))
    return len(outward(text)) == 1 and f" {title} " in f" {below} "


_TIME_BEHIND = Pattern(r"[ \t]*[(\[][^()\[\]]{0,20}\d{4}[)\]]\s*$")
"""`(2024)`, `[CVPR 2024]`: what a summary may say behind the title."""
_MOST = 3
"""A paper, its code and its model."""

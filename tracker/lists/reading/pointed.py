"""Entries that are a title in bold in a bullet, with a point for each of their links below it: `- Paper: https://…`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from state.identity import identify
from tracker.lists.entry.inline import marks
from tracker.lists.entry.people import LETTER
from tracker.lists.reading.entries import BULLET, indent_of, outward
from tracker.lists.reading.outline import Role
from tracker.lists.reading.titled import is_title
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity

_POINT = Pattern(r"[-*+•][ \t]+(?P<label>[^\s:：\[\]][^:：\[\]]{0,23}?)[ \t]*[:：].*")
_LABEL_WORDS = 3
_FEWEST = 3
_MOST_IDS = 3
"""One paper may have an id with each of a few services; more are several papers."""


class _Told(NamedTuple):
    """What stands below a title: the line after it, and the label of its first point."""

    end: int
    label: str


def pointed_works(texts: Sequence[str], roles: Sequence[Role]) -> dict[int, int]:
    """Where such works stand, each by its first line with the line after its last one.

    The first of their points has the same label: below topics in bold each point is called after a work of its own.
    """
    found: dict[int, _Told] = {}
    for number, text in enumerate(texts):
        bullet = BULLET.match(text) if "**" in text or "__" in text else None
        if bullet and roles[number] is Role.TEXT and is_title(text[bullet.end() :].rstrip()):
            told = _told(texts, roles, number + 1, indent_of(bullet["indent"]))
            if told and told.label:
                found[number] = told
    labels = Counter(told.label for told in found.values())
    return {number: told.end for number, told in found.items() if labels[told.label] >= _FEWEST}


def _told(texts: Sequence[str], roles: Sequence[Role], line: int, indent: int) -> _Told | None:
    """The points below a title, with blank lines anywhere between; None where anything else stands there."""
    first, end = line, line
    label = ""
    ids: set[Identity] = set()
    while line < len(texts) and roles[line] in (Role.TEXT, Role.BLANK):
        text = texts[line]
        if roles[line] is Role.TEXT:
            if indent_of(text) <= indent:
                break
            point = _POINT.fullmatch(text.strip())
            labelled = point is not None and len(point["label"].split()) <= _LABEL_WORDS
            if not labelled and not _is_bare(text):
                return None
            label = label or (point["label"].casefold() if point and labelled and outward(text) else "")
            ids.update(one for url in outward(text) if (one := identify(url)) and one.scheme.strong)
            end = line + 1
        line += 1
    return _Told(end, label) if end > first and len(ids) <= _MOST_IDS else None


def _is_bare(text: str) -> bool:
    """Is a line nothing but pictures and links?"""
    for mark in reversed(marks(text)):
        text = text[: mark.start] + text[mark.end :]
    return not LETTER.search(text)

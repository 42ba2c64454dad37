"""Entries that are the lines of one paragraph, each but the last with a break at its end: `Title [[Paper](…)]<br>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.reading.entries import Entry

_BREAK = Pattern(r"(?: {2,}|\\|<br\s*/?>\s*)$")
_FEWEST = 3


def runs_on(members: Sequence[Entry]) -> bool:
    """Would a line right behind the last entry be shown on the line of that one, which has no break as the others have?"""
    if len(members) < _FEWEST or any(one.kind is not EntryKind.PARAGRAPH for one in members):
        return False
    return not _BREAK.search(members[-1].text) and all(_BREAK.search(one.text) for one in members[:-1])


def without_break(texts: Sequence[str]) -> list[str]:
    """The lines of an entry that is the last of its paragraph."""
    return [*texts[:-1], _BREAK.sub("", texts[-1])]

"""Runs of words in a stretch of an entry, each with what it opened closed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.edges import WORD_RUN

if TYPE_CHECKING:
    from collections.abc import Iterator


def word_runs(text: str, start: int, end: int, *, apart: bool) -> Iterator[tuple[int, int]]:
    """The words of a stretch from the first to the last, cut, where asked for, at what ends something opened before them.

    >>> [ "a] b"[one:other] for one, other in word_runs("a] b", 0, 4, apart=True)]
    ['a', 'b']
    """
    run = WORD_RUN.search(text, start, end)
    for _ in range(_MOST) if apart else ():
        loose = _loose_end(run.group()) if run else None
        if run is None or loose is None:
            break
        head = WORD_RUN.search(text, run.start(), run.start() + loose)
        if head:
            yield head.span()
        run = WORD_RUN.search(text, run.start() + loose + 1, end)
    if run:
        yield run.span()


_MOST = 8
"""So often a stretch is cut at the most, however long it is."""
_CLOSING = {"]": "[", ")": "("}
_OPENING = frozenset(_CLOSING.values())


def _loose_end(run: str) -> int | None:
    """Where words have a bracket that closes none of their own, or emphasis that they share with what stands around them."""
    left_open: Counter[str] = Counter()
    for at, sign in enumerate(run):
        if sign in _CLOSING:
            if not left_open[_CLOSING[sign]]:
                return at
            left_open[_CLOSING[sign]] -= 1
        left_open[sign] += sign in _OPENING
    return run.find("**") if run.count("**") % 2 else None

"""Runs of words in a stretch of an entry, each with what it opened closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.edges import WORD_RUN
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


def word_runs(text: str, start: int, end: int, *, apart: bool) -> Iterator[tuple[int, int]]:
    """The words of a stretch from the first to the last, cut, where asked for, at what ends something opened before them.

    >>> [ "a] b"[one:other] for one, other in word_runs("a] b", 0, 4, apart=True)]
    ['a', 'b']
    """
    for one, other in _stretches(text, start, end) if apart else ((start, end),):
        if run := WORD_RUN.search(text, *_between_signs(text, one, other)):
            yield run.span()


def _between_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the signs at its ends that are written by their names, whose letters are no words: `&amp;`."""
    if "&" not in text:
        return start, end
    before = _SIGNS_BEFORE.match(text, start, end)
    start = before.end() if before else start
    behind = _SIGNS_BEHIND.search(text, start, end)
    return start, behind.start() if behind else end


_SIGNS_BEFORE = Pattern(r"(?:[^\w&]*&(?:amp|lt|gt|quot|apos);)+")
_SIGNS_BEHIND = Pattern(r"(?:&(?:amp|lt|gt|quot|apos);[^\w&]{0,8}){1,8}$")


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch, cut at what ends something opened before it."""
    for _ in range(_MOST):
        run = WORD_RUN.search(text, start, end)
        loose = _loose_end(run.group()) if run else None
        if run is None or loose is None:
            break
        yield start, run.start() + loose
        start = run.start() + loose + 1
    yield start, end


_MOST = 8
"""So often a stretch is cut at the most, however long it is."""
_CLOSING = {"]": "[", ")": "("}
_BRACKET = Pattern(r"[\[\]()]")


def _loose_end(run: str) -> int | None:
    """Where words have a bracket that closes none of their own, or emphasis that they share with what stands around them."""
    left_open = dict.fromkeys(_CLOSING.values(), 0)
    for match in _BRACKET.finditer(run):  # and not sign by sign: most words have none
        opening = _CLOSING.get(match.group())
        if opening is None:
            left_open[match.group()] += 1
        elif not left_open[opening]:
            return match.start()
        else:
            left_open[opening] -= 1
    return run.find("**") if run.count("**") % 2 else None

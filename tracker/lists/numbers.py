"""Entries that their people number by hand: `7.`, `[7]`, or a column that counts."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tracker.lists.entries import EntryKind
from tracker.lists.outline import cell_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.entries import Entry

_FEWEST = 3
_NEARLY_ALL = 0.8
_AT_FIRST = re.compile(r"\s*\[?(?P<number>\d{1,4})(?=[.)\]])")
_CELL = re.compile(r"\s*\[?(?P<number>\d{1,4})[.)\]]?\s*")


def number_span(kind: EntryKind, text: str) -> tuple[int, int] | None:
    """Where the number of an entry stands in its text."""
    if kind is EntryKind.ROW:
        starts, ends = cell_bounds(text)
        found = _CELL.fullmatch(text, starts[0], ends[0]) if starts else None
    else:
        found = _AT_FIRST.match(text)
    return found.span("number") if found else None


def step_of(entries: Sequence[Entry]) -> int:
    """1 where the entries count up, -1 where they count down, 0 where nobody counts."""
    numbers = [
        int(entry.text[slice(*span)]) if (span := number_span(entry.kind, entry.text)) else None
        for entry in entries
    ]
    if len(numbers) < _FEWEST:
        return 0
    pairs = list(itertools.pairwise(numbers))
    for step in (1, -1):
        kept = sum(one is not None and other is not None and other - one == step for one, other in pairs)
        if kept >= _NEARLY_ALL * len(pairs):
            return step
    return 0


def numbered(texts: Sequence[str], entries: Sequence[Entry], index: int) -> list[str]:
    """The lines of a new entry with the number that its place gives it, where its neighbours are numbered."""
    step = step_of(entries)
    if not step or not texts:
        return list(texts)
    kind = entries[0].kind
    number = _number_at(entries, index, step)
    first = texts[0]
    span = number_span(kind, first)
    if kind is EntryKind.ROW:
        starts, ends = cell_bounds(first)
        if not starts:
            return list(texts)
        model = entries[min(index, len(entries) - 1)].text
        span_there, bounds = number_span(kind, model), cell_bounds(model)
        cell = first[starts[0] : ends[0]]
        if span_there:
            cell = f"{model[bounds[0][0] : span_there[0]]}{number}{model[span_there[1] : bounds[1][0]]}"
        return [first[: starts[0]] + cell + first[ends[0] :], *texts[1:]]
    if span is None or number is None:
        return list(texts)
    return [f"{first[: span[0]]}{number}{first[span[1] :]}", *texts[1:]]


def _number_at(entries: Sequence[Entry], index: int, step: int) -> int | None:
    """The number for a place: one more than the neighbour with the smaller one."""
    neighbour = index - 1 if step > 0 else index
    if 0 <= neighbour < len(entries):
        span = number_span(entries[neighbour].kind, entries[neighbour].text)
        return int(entries[neighbour].text[slice(*span)]) + 1 if span else None
    edge = entries[0] if step > 0 else entries[-1]
    span = number_span(edge.kind, edge.text)
    return int(edge.text[slice(*span)]) if span else None

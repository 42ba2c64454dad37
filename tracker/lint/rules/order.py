"""Entries that stand against the order which their neighbours keep."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.entries import EntryKind
from tracker.lists.order import By, Direction, detect, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet, Subject
    from tracker.lists.order import Keys, Value

_CALLED = {By.DATE: "date", By.ARXIV: "arXiv id", By.YEAR: "year", By.ALPHABET: "alphabet"}


def find(sheet: Sheet) -> Iterator[Finding]:
    """Neighbours the wrong way round, in groups with a strict order."""
    for entries in sheet.page.groups.values():
        members = [sheet.subject_of[entry] for entry in entries if entry in sheet.subject_of]
        keys = [_keys(member) for member in members]
        order = detect(keys)
        if order and order.by:
            yield from _inversions(sheet, order.by, order.direction, list(zip(members, keys, strict=True)))


def _keys(subject: Subject) -> Keys:
    """What an entry is ordered by; of a long block only the date with a label."""
    keys = keys_of(subject.entry)
    if subject.entry.kind is EntryKind.BLOCK:
        keys.pop(By.DATE, None)
        keys.pop(By.YEAR, None)
        if subject.stated:
            keys[By.DATE] = subject.stated.key
    return keys


def _inversions(
    sheet: Sheet, by: By, direction: Direction, members: Sequence[tuple[Subject, Keys]]
) -> Iterator[Finding]:
    placed = [(member, keys, keys[by]) for member, keys in members if by in keys]
    for (above, keys_above, before), (below, keys_below, after) in itertools.pairwise(placed):
        if not _against(direction, before, after):
            continue
        told = (
            f"{_shown(after)} stands below {_shown(before)} (line {above.line}), "
            f"while this section goes by {_CALLED[by]}, {_way(by, direction)}"
        )
        explained = by is By.ARXIV and _dates_agree(direction, keys_above, keys_below)
        if explained:
            told += "; the dates that both state may be the reason"
        weight = Weight.NOTE if explained else Weight.WARNING
        yield sheet.finding(below.entry.start, Rule.OUT_OF_ORDER, told, weight)


def _way(by: By, direction: Direction) -> str:
    if by is By.ALPHABET:
        return "A to Z"
    return "newest first" if direction is Direction.DOWN else "oldest first"


def _dates_agree(direction: Direction, above: Keys, below: Keys) -> bool:
    """Do the dates that both entries state explain what their ids alone would not?"""
    one, other = above.get(By.DATE), below.get(By.DATE)
    return one is not None and other is not None and not _against(direction, one, other)


def _against(direction: Direction, before: Value, after: Value) -> bool:
    if isinstance(before, tuple) and isinstance(after, tuple):
        while before and after and (before[-1] == 0 or after[-1] == 0):
            before, after = before[:-1], after[:-1]
        return after > before if direction is Direction.DOWN else after < before
    first, then = str(before), str(after)
    return then > first if direction is Direction.DOWN else then < first


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return f"“{value}”"
    if len(value) == 3 and value[2] > 31:
        return f"{value[0] % 100:02}{value[1]:02}.{value[2]:05}"
    return "-".join(f"{part:02}" for part in value if part)

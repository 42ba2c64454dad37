"""Entries that stand against the order which their neighbours keep."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.form.keys import By, keys_among
from tracker.lists.form.order import Direction, Order, detect, orders_kept
from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject
    from tracker.lists.form.keys import Keys, Value


def find(sheet: Sheet) -> Iterator[Finding]:
    """Neighbours the wrong way round, in groups with a strict order."""
    groups = list(_ordered(sheet))
    by_alphabet = sum(by is By.ALPHABET for by, _, _ in groups)
    for by, direction, members in groups:
        for one in _inversions(sheet, by, direction, members):
            alone = by is By.ALPHABET and by_alphabet == 1 and len(members) < _MANY
            yield replace(one, weight=Weight.NOTE) if alone else one


_MANY = 12
"""Fewer titles than these stand nearly by alphabet by chance, where no other section of the page does."""


def _ordered(sheet: Sheet) -> Iterator[tuple[By, Direction, list[tuple[Subject, Keys]]]]:
    """The groups that keep an order, with what each entry is ordered by."""
    for entries in sheet.page.groups.values():
        members = [sheet.subject_of[entry] for entry in entries if entry in sheet.subject_of]
        read = keys_among([member.entry for member in members])
        keys = [_keys(member, key) for member, key in zip(members, read, strict=True)]
        order = _within_years(detect(keys), keys)
        if order and order.by:
            yield order.by, order.direction, list(zip(members, keys, strict=True))


def _within_years(order: Order | None, keys: Sequence[Keys]) -> Order | None:
    """The order by day of entries that keep their years without a slip, where within them they keep nearly every day."""
    if order is None or order.by is not By.YEAR:
        return order
    by_day = [one for one in orders_kept(keys) if one.by is By.DATE and one.direction is order.direction]
    days = [key[By.DATE] for key in keys if By.DATE in key]
    return by_day[0] if by_day and _is_exact(order.direction, days, within=_YEAR) else order


def _keys(subject: Subject, keys: Keys) -> Keys:
    """What an entry is ordered by; of a long block only the date with a label."""
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
    by_year = by is By.ARXIV and _keeps_years(direction, members, [value for _, _, value in placed])
    exact = _is_exact(direction, [value for _, _, value in placed], within=_MONTH)
    for at, ((above, keys_above, before), (below, keys_below, after)) in enumerate(
        itertools.pairwise(placed)
    ):
        if not _against(direction, before, after):
            continue
        told = (
            f"{_shown(after)} stands below {_shown(before)} (line {above.line}), "
            f"while this section goes by {by.words}, {_way(by, direction)}"
        )
        stray = _strays(
            direction, [value for _, _, value in placed[max(0, at - 1) : at + 3]], has_before=at > 0
        )
        if stray:
            told += f"; it is line {above.line} that stands apart"
        explained = by is By.ARXIV and _dates_agree(direction, keys_above, keys_below)
        if explained:
            told += "; the dates that both state may be the reason"
        slight = by is By.ARXIV and before[:2] == after[:2] and not exact
        misdated = by is By.DATE and stray and _is_misdated(above)
        numbered = _in_own_order(above, below)
        noted = explained or slight or misdated or by_year or numbered
        weight = Weight.NOTE if noted else Weight.WARNING
        yield sheet.finding(below.entry.start, Rule.OUT_OF_ORDER, told, weight)


_NUMBER = Pattern(r"\W*(?P<number>\d{1,3})(?:-?[A-Za-z])?[.)、]")


def _in_own_order(above: Subject, below: Subject) -> bool:
    """Do both titles begin with numbers of their own, `5-A.` and `6.`, which ascend?"""
    first, then = _NUMBER.match(above.title), _NUMBER.match(below.title)
    return first is not None and then is not None and int(first["number"]) <= int(then["number"])


def _keeps_years(direction: Direction, members: Sequence[tuple[Subject, Keys]], ids: Sequence[Value]) -> bool:
    """Do nearly all entries state their year, and stand by it with no more slips than by their ids?"""
    years = [keys[By.YEAR] for _, keys in members if By.YEAR in keys]
    slips = [
        sum(_against(direction, *pair) for pair in itertools.pairwise(values)) for values in (years, ids)
    ]
    return slips[0] <= slips[1] and len(set(years)) > 1 and len(years) >= _KEPT * len(members)


def _is_exact(direction: Direction, values: Sequence[Value], *, within: int) -> bool:
    """Is an order kept within a month, or a year, too? Most lists that go by the id go by its month."""
    near = [pair for pair in itertools.pairwise(values) if pair[0][:within] == pair[1][:within]]
    kept = sum(not _against(direction, *pair) for pair in near)
    return kept >= _FEWEST and kept >= _KEPT * len(near)


_YEAR, _MONTH = 1, 2
"""So many parts of a date tell it."""


_FEWEST, _KEPT = 4, 0.8


def _strays(direction: Direction, values: Sequence[Value], *, has_before: bool) -> bool:
    """Of an inversion: is it the upper one that fits neither with what comes before nor with what follows?"""
    upper, lower, *rest = values[1:] if has_before else values
    fits = not has_before or not _against(direction, values[0], lower)
    return fits and bool(rest) and _against(direction, upper, rest[0])


def _is_misdated(subject: Subject) -> bool:
    """Is a work dated before its paper, which is told by another rule?"""
    stated, appeared = subject.stated, subject.appeared
    return stated is not None and appeared is not None and stated.key[:2] < appeared.key[:2]


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

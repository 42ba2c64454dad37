"""Which order a new entry follows: the one its group keeps, as a person sees it who knows that people slip."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.form.keys import By
from tracker.lists.form.order import Direction, Order, orders_kept, steps, strictest, trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.lists.form.keys import Value

_STEP = log(0.93 / 0.5)
"""How much a step tells that runs with an order, which of 100 steps 93 do, and of steps by chance half."""
_ALPHABET = log(10)
"""So much more an alphabet has to tell than years: of ten lists one goes by it."""
_FEWEST = 6
_AGREEING = 0.6
_BY_CHANCE = 2.3
"""So many deviations from what chance brings: one of a hundred shuffled sections lies beyond."""


def order_to_follow(
    keys: Sequence[Mapping[By, Value]], sisters: Iterable[Sequence[Mapping[By, Value]]] = ()
) -> Order | None:
    """The order a new entry follows, or None where there is none to see.

    Where one is told as broken there should be no doubt, so those who tell it ask `detect`; here the nearest guess helps.
    """
    kept = orders_kept(keys, sisters)
    order = strictest(kept)
    if order and order.by is By.YEAR:
        order = _behind_years(order, kept, keys)
    return order or _nearly_kept(keys) or trend(keys)


def _behind_years(years: Order, kept: Sequence[Order], keys: Sequence[Mapping[By, Value]]) -> Order:
    """What years hide that are in order themselves: days with a slip among them, or an alphabet where years hardly differ."""
    for order in kept:
        if order.by is By.DATE and order.direction is years.direction:
            return order
        if order.by is By.ALPHABET and _told(keys, By.ALPHABET) - _ALPHABET > _told(keys, By.YEAR):
            return order
    return years


def _told(keys: Sequence[Mapping[By, Value]], by: By) -> float:
    return _STEP * sum(steps([key[by] for key in keys if by in key]))


def _nearly_kept(keys: Sequence[Mapping[By, Value]]) -> Order | None:
    """An order that a few entries out of place hide from who compares neighbours only.

    Not by arXiv ids: where they do no more than drift, new entries are added at one end.
    """
    for by in (By.DATE, By.YEAR, By.ALPHABET):
        values = [key[by] for key in keys if by in key]
        if len(values) < max(_FEWEST, 0.5 * len(keys)):
            continue
        found = concord(values)
        if abs(found.share) < _AGREEING or abs(found.sure) < _BY_CHANCE:
            continue
        if found.share > 0 or by is not By.ALPHABET:
            direction = Direction.UP if found.share > 0 else Direction.DOWN
            return Order(by, direction, (1 + abs(found.share)) / 2)
    return None


class Concord(NamedTuple):
    """How far values that differ rise with their place, by all pairs of them."""

    share: float
    """1 where every pair rises, -1 where every pair falls."""
    sure: float
    """The same in deviations from what chance brings."""


def concord(values: Sequence[Value]) -> Concord:
    """How far values rise: Kendall's measure, which one entry out of place hardly moves.

    >>> concord([1, 2, 3, 9, 4, 5]).share
    0.7333333333333333
    """
    seen: list[Value] = []
    rising = falling = 0
    for value in values:
        below = bisect_left(seen, value)
        above = len(seen) - bisect_right(seen, value)
        rising, falling = rising + below, falling + above
        insort(seen, value)
    spread = _spread(len(values)) - sum(map(_spread, Counter(values).values()))
    if not rising + falling:
        return Concord(0.0, 0.0)
    return Concord((rising - falling) / (rising + falling), (rising - falling) / sqrt(spread))


def _spread(count: int) -> float:
    """The variance that chance brings among so many values, all different."""
    return count * (count - 1) * (2 * count + 5) / 18

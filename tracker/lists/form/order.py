"""The order a group of entries keeps, and where a new one goes in it."""

from __future__ import annotations

import itertools
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.form.keys import By

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.lists.form.keys import Value


class Direction(StrEnum):
    """Which way an order runs; `UP` means that later ones stand lower."""

    UP = "up"
    DOWN = "down"


class Order(NamedTuple):
    """What a group keeps to: a strict order by a key, or only an end at which new entries are added."""

    by: By | None
    direction: Direction
    sure: float
    """How well the entries keep to it, 0 to 1."""


_THRESHOLD = {By.DATE: 0.8, By.ARXIV: 0.8, By.YEAR: 0.85, By.ALPHABET: 0.85}
_FEWEST = 4
_FEWEST_STEPS = 3
_FEWEST_TREND = 6
_TREND = 0.8
_MARGIN = 0.08


def detect(
    keys: Sequence[Mapping[By, Value]], sisters: Iterable[Sequence[Mapping[By, Value]]] = ()
) -> Order | None:
    """The order some entries keep, or None where there is none to see.

    Few entries stand in order by chance, or with a slip that hides it: sister groups have a say in what they keep.
    """
    return strictest(orders_kept(keys, sisters)) or trend(keys)


def orders_kept(
    keys: Sequence[Mapping[By, Value]], sisters: Iterable[Sequence[Mapping[By, Value]]] = ()
) -> list[Order]:
    """Every strict order that some entries keep: dated entries keep one by their years as well."""
    groups = list(sisters)
    found = (_strict(keys, by, _all_steps(by, groups)) for by in By)
    return [order for order in found if order]


def strictest(orders: Iterable[Order]) -> Order | None:
    """The order that is kept best; of those kept alike the first, which tells most."""
    best: Order | None = None
    for order in orders:
        if best is None or order.sure > best.sure + _MARGIN:
            best = order
    return best


def _all_steps(by: By, groups: Iterable[Sequence[Mapping[By, Value]]]) -> Steps:
    found = [steps([key[by] for key in keys if by in key]) for keys in groups]
    return Steps(sum(one.up for one in found), sum(one.down for one in found))


def _strict(keys: Sequence[Mapping[By, Value]], by: By, elsewhere: Steps) -> Order | None:
    values = [key[by] for key in keys if by in key]
    if len(values) < max(_FEWEST, 0.5 * len(keys)):
        return None
    own = steps(values)
    if sum(own) < (1 if by is By.YEAR else _FEWEST_STEPS):
        return None
    up, down = _joined(own, elsewhere)
    share = max(up, down) / (up + down)
    direction = Direction.UP if up >= down else Direction.DOWN
    if share < _THRESHOLD[by] or (by is By.ALPHABET and direction is Direction.DOWN):
        return None
    return Order(by, direction, share)


def _joined(own: Steps, elsewhere: Steps) -> tuple[float, float]:
    """Steps and what those elsewhere add to them, which is never more than a few."""
    total = sum(elsewhere)
    weight = min(_MOST_ELSEWHERE, total / _STEPS_FOR_ONE) / total if total else 0.0
    return own.up + weight * elsewhere.up, own.down + weight * elsewhere.down


_MOST_ELSEWHERE = 4.0
_STEPS_FOR_ONE = 4
"""So many steps elsewhere count as one of a group's own."""


class Steps(NamedTuple):
    """How many neighbours rise and how many fall."""

    up: int
    down: int


def steps(values: Sequence[Value]) -> Steps:
    """The steps between neighbours; those of one value are none."""
    pairs = list(itertools.pairwise(values))
    return Steps(
        sum(one < other for one, other in pairs),  # type: ignore[operator]
        sum(one > other for one, other in pairs),  # type: ignore[operator]
    )


def trend(keys: Sequence[Mapping[By, Value]]) -> Order | None:
    """Batches pasted at one end: noisy neighbours, but a clear drift over the whole group."""
    values = [key[By.ARXIV] for key in keys if By.ARXIV in key]
    if len(values) < max(_FEWEST_TREND, 0.5 * len(keys)):
        return None
    rho = spearman(values)
    return Order(None, Direction.UP if rho > 0 else Direction.DOWN, abs(rho)) if abs(rho) >= _TREND else None


def spearman(values: Sequence[Value]) -> float:
    """How far two values or more grow with their place: 1 always, -1 never."""
    count = len(values)
    ranked = sorted(range(count), key=lambda at: values[at])
    distance = sum((place - at) ** 2 for place, at in enumerate(ranked))
    return 1 - 6 * distance / (count * (count * count - 1))


def position(order: Order, keys: Sequence[Mapping[By, Value]], new: Mapping[By, Value]) -> int:
    """The index before which a new entry goes: where the fewest neighbours contradict it."""
    top = order.direction is Direction.DOWN
    if order.by is None or order.by not in new:
        return 0 if top else len(keys)
    sides = [_side(order, key, new) for key in keys]
    # cost of index i: entries before it that should follow, entries after it that should precede
    cost = sum(side < 0 for side in sides)
    costs = [cost]
    for side in sides:
        cost += (side > 0) - (side < 0)
        costs.append(cost)
    least = min(costs)
    best = [index for index, value in enumerate(costs) if value == least]
    return best[0] if top else best[-1]


def _side(order: Order, key: Mapping[By, Value], new: Mapping[By, Value]) -> int:
    """-1 where an entry should stand before the new one, 1 after it, 0 where it does not matter."""
    assert order.by is not None  # noqa: S101 - the caller has seen to it
    by = order.by
    if by is By.DATE and key.get(by) == new.get(by) and not _days_apart(key, new):
        return 0
    if by is By.DATE and _agrees(key) and _agrees(new, within=1):
        by = By.ARXIV  # finer than a date, and the same order
    if by not in key or by not in new:
        return 0
    here, mine = key[by], new[by]
    if by is By.DATE:
        here, mine = _as_precise(here, mine)
    if here == mine:
        return 0
    earlier = here < mine  # type: ignore[operator] # as above: of one kind, so of one type
    return -1 if earlier is (order.direction is Direction.UP) else 1


def _agrees(key: Mapping[By, Value], *, within: int = 0) -> bool:
    """Is the written date within so many months of the arXiv id, and not that of a later publication?"""
    written, known = key.get(By.DATE), key.get(By.ARXIV)
    if not isinstance(written, tuple) or not isinstance(known, tuple):
        return False
    return abs((written[0] - known[0]) * 12 + written[1] - known[1]) <= within


def _days_apart(key: Mapping[By, Value], new: Mapping[By, Value]) -> bool:
    """Do the arXiv ids tell days apart that are written as one?"""
    here, mine = key.get(By.ARXIV), new.get(By.ARXIV)
    if not isinstance(here, tuple) or not isinstance(mine, tuple) or not _agrees(key):
        return False
    return here[:2] == mine[:2] and abs(here[2] - mine[2]) > _IDS_OF_A_DAY


_IDS_OF_A_DAY = 300
"""Ids that lie nearer than this may be of one day."""


def _as_precise(one: Value, other: Value) -> tuple[Value, Value]:
    while one and other and (one[-1] == 0 or other[-1] == 0):
        one, other = one[:-1], other[:-1]
    return one, other

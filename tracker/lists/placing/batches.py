"""Groups without one order that were filled batch by batch: within a batch the entries do follow each other in time."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.form.keys import By

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.lists.form.keys import Value

Time = tuple[int, ...]
_SHORTEST = 6
"""Fewer entries stand in order by chance often enough."""


class Batch(NamedTuple):
    """Entries that follow each other in time, as index and time, without those whose time is unknown."""

    entries: tuple[tuple[int, Time], ...]
    up: bool
    """Do later works stand lower?"""


def place_in_batch(keys: Sequence[Mapping[By, Value]], new: Mapping[By, Value]) -> int | None:
    """The index at which a work falls between two neighbours of the longest batch that takes it in, or None."""
    times = [_time(key) for key in keys]
    mine = _time(new)
    if mine is None:
        return None
    found: tuple[int, int] | None = None
    for batch in _batches(times):
        for (above, upper), (below, lower) in itertools.pairwise(batch.entries):
            if upper <= mine < lower if batch.up else upper > mine >= lower:
                place = (len(batch.entries), above + 1 if batch.up else below)
                found = max(found or place, place)
    return found[1] if found else None


def _time(key: Mapping[By, Value]) -> Time | None:
    """A time that ids and days can be compared by: id numbers as a share of their month."""
    arxiv, day = key.get(By.ARXIV), key.get(By.DATE)
    if isinstance(arxiv, tuple):
        return (int(arxiv[0]), int(arxiv[1]), int(arxiv[2]) // _IDS_A_DAY)
    if isinstance(day, tuple) and day[1]:
        return (int(day[0]), int(day[1]), int(day[2]) or _MID_MONTH)
    return None


_IDS_A_DAY = 800
_MID_MONTH = 15


def _batches(times: Sequence[Time | None]) -> Iterator[Batch]:
    """The longest stretches in each direction."""
    known = [(at, time) for at, time in enumerate(times) if time is not None]
    for up in (True, False):
        start = 0
        for stop in range(1, len(known) + 1):
            goes_on = stop < len(known) and (
                known[stop - 1][1] <= known[stop][1] if up else known[stop - 1][1] >= known[stop][1]
            )
            if not goes_on:
                if stop - start >= _SHORTEST:
                    yield Batch(tuple(known[start:stop]), up)
                start = stop

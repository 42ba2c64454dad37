"""The times of versions by clocks of which some were wrong; pure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


def never_back(times: Sequence[datetime]) -> list[datetime]:
    """Times of versions, oldest first, as they can have been: none before that of the version it builds on.

    The most that fit together are believed. One that does not fit, as of a clock years ahead, is taken for that of the
    believed one before it: what people added then counts as added early, and no lead of days is made out of it.
    """
    ends: list[int] = []
    before: list[int] = []
    for at, time in enumerate(times):
        length = bisect_right(ends, time, key=times.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    believed: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        believed.add(at)
        at = before[at]
    found: list[datetime] = []
    for number, time in enumerate(times):
        if number in believed:
            found.append(time)
        else:
            found.append(found[-1] if found else times[min(believed)])
    return found

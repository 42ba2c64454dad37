"""The times of versions by clocks of which some were wrong; pure."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


_IN_ONE_GO = timedelta(minutes=1)
_APART = timedelta(days=1)
_FIRST = datetime(2005, 4, 7, tzinfo=UTC)
"""Before this day git was not there."""


def written_or_committed(
    written: Sequence[datetime], committed: Sequence[datetime], handed_in: Sequence[bool] = ()
) -> list[datetime]:
    """The times of versions, oldest first: when each was committed, or when it was written where it was committed anew since.

    A rebase commits many versions in a few moments, which people wrote over days. The times at which they were written
    are believed where most of them fit: in their order, and none before the version that they build on. Of the others,
    as of a contribution that was written long before it was merged, nobody can say more than what they stood between.
    Where all that was committed at once was handed in by others than who committed it, it was merged just then.
    """
    found = list(committed)
    start = 0
    for end in range(1, len(found) + 1):
        if end < len(found) and abs(committed[end] - committed[end - 1]) <= _IN_ONE_GO:
            continue
        told = [*found[start - 1 : start], *written[start:end], *committed[end - 1 : end]]
        times = never_back(told)
        wrong = sum(one != other for one, other in zip(told, times, strict=True))
        times = times[-1 - (end - start) : -1]
        merged = bool(handed_in) and all(handed_in[start:end])
        between = all(one <= times[0] for one in found[start - 1 : start]) and times[-1] <= committed[end - 1]
        if between and not merged and 3 * wrong <= end - start and times[-1] - times[0] > _APART:
            found[start:end] = times
        start = end
    return found


def never_back(times: Sequence[datetime], until: datetime | None = None) -> list[datetime]:
    """Times of versions, oldest first, as they can have been: none before that of the version it builds on.

    The most that fit together are believed, of those that are not later than `until` if there are such, and not before
    there was git. One that does not fit, as of a clock years ahead, is taken for that of the believed one before it: what people added then counts as
    added early, and no lead of days is made out of it.
    """
    ends: list[int] = []
    before: list[int] = []
    sane = [time for time in times if time >= _FIRST and not (until and time > until)] or times
    first, last = min(sane, default=None), max(sane, default=None)
    for at, time in enumerate(times):
        if first and last and not first <= time <= last:
            before.append(-1)
            continue
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

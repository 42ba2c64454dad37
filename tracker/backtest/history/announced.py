"""On which day arXiv announced a paper, read off the order of its ids; pure.

Ids are given in the order of submission, and a paper is announced in the night after the deadline (14:00 in New York) that
its submission met: before it, the next announcement; after it or at a weekend, the one after that. A record's date is the
day of submission or that of the announcement, and it does not say which; between papers of lower and of higher ids only one
of the two fits. So the stretches of ids of each submission day, up to the deadline and after it, are laid out in one order
that explains most dates, and a paper was announced with its stretch, whatever its own date says. A month's ids end with its
last deadline: what came later, be it on a Friday that two days of the month follow, is counted in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import log
from typing import TYPE_CHECKING

import numpy as np

from tracker.sources.arxiv.calendar import announces, feed_after, feed_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DAY = timedelta(days=1)
_NEW_STYLE = re.compile(r"(?P<year>\d\d)(?P<month>\d\d)\.\d+")
_AFTER_DEADLINE = 0.28
"""Share of a weekday's papers that come after the deadline: a quarter to a third of the ids of each day of half a year."""
_OTHERWISE = log(0.001)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Papers that were submitted on one day and announced together."""

    submitted: date
    announced: date
    late: bool
    """After the deadline, or on a day without one."""

    @property
    def odds(self) -> tuple[float, float]:
        """How usual it is that a record names the day of submission, and that of the announcement, as logarithms.

        Sources that name announcements do so more often for late papers, where the two days lie apart.
        """
        return (log(0.5), log(0.48)) if self.late else (log(0.95), log(0.02))


def announced(days: Mapping[str, date | None]) -> dict[str, date]:
    """The day on which each paper was announced, never before the day it names itself.

    What no date explains is dated with the next paper that has one, and else at the end of its month.
    """
    found: dict[str, date] = {}
    for _, group in groupby(sorted(days), key=_series):
        keys = list(group)
        stretches = _stretches(*month_of(keys[0]))
        laid = _laid_out([days[key] for key in keys], stretches)
        for key, day in zip(keys, _with_deadlines(laid, stretches), strict=True):
            found[key] = max(day, days[key] or day)
    return found


def month_of(key: str) -> tuple[date, date]:
    """The first and the last day of the month that an arXiv id names."""
    match = _NEW_STYLE.fullmatch(key)
    old = key.rpartition("/")[2]
    year, month = (2000 + int(match["year"]), int(match["month"])) if match else (int(old[:2]), int(old[2:4]))
    if not match:
        year += 1900 if year > 90 else 2000
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - _DAY


def _series(key: str) -> str:
    """Ids are counted by the month, the old ones in each archive by itself."""
    return key.partition(".")[0] if "/" not in key else key[: key.index("/") + 5]


def _stretches(first: date, last: date) -> list[Stretch]:
    """All that a month's ids may belong to, in order: after the last deadline of the month before, up to its own last one."""
    found = []
    day = feed_before(first)
    while day <= last:
        on_time = feed_after(day)
        if announces(day):
            found.append(Stretch(day, on_time, late=False))
        found.append(Stretch(day, feed_after(on_time), late=True))
        day += _DAY
    end = feed_before(last + _DAY)
    return [one for one in found[1:] if (one.submitted, one.late) <= (end, False)]


def _laid_out(days: Sequence[date | None], stretches: Sequence[Stretch]) -> list[int]:
    """For each paper, in order of ids, the number of its stretch: the rising numbers that explain most dates, the later of equals."""
    submitted = np.array([stretch.submitted.toordinal() for stretch in stretches])
    told = np.array([stretch.announced.toordinal() for stretch in stretches])
    as_submitted, as_told = np.array([stretch.odds for stretch in stretches]).T
    numbers = np.arange(len(stretches))
    best = np.zeros(len(stretches))
    came_from = np.empty((len(days), len(stretches)), np.int16)
    for at, day in enumerate(days):
        highest = np.maximum.accumulate(best)
        came_from[at] = np.maximum.accumulate(np.where(best == highest, numbers, 0))
        best = highest
        if day:
            on = day.toordinal()
            best = best + np.where(submitted == on, as_submitted, np.where(told == on, as_told, _OTHERWISE))
    number = int(np.flatnonzero(best == best.max())[-1])
    laid = [0] * len(days)
    for at in range(len(days) - 1, -1, -1):
        laid[at] = number
        number = int(came_from[at][number])
    return laid


def _with_deadlines(laid: Sequence[int], stretches: Sequence[Stretch]) -> list[date]:
    """The announcements; where no date tells where a day's deadline fell, the usual share of its papers missed it."""
    there = set(laid)
    last = stretches[-1].submitted  # what came after its deadline has ids of the next month
    found: list[date] = []
    for number, group in groupby(laid):
        count, stretch = len(list(group)), stretches[number]
        untold = not stretch.late and number + 1 not in there and stretch.submitted != last
        for at in range(count):
            late = untold and (at + 1) / (count + 1) > 1 - _AFTER_DEADLINE
            found.append(stretches[number + 1].announced if late else stretch.announced)
    return found

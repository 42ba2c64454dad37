"""How long the people of a list still take a paper after it came out: learned from what they took before; pure.

People who add every Sunday what the week brought seldom go back a month; those who keep a survey go back years. And most
have looked at all that is new when they add something: what they left then, they seldom take the next time. A paper that
has waited longer than this list's people usually do has lost that share of its chance, and makes room for newer ones.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

_HALF_DAYS = 12.0
_SLOPE = 0.72
"""With these, half of the papers are taken after 12 days and a tenth after 260, as over 28 lists with 9,654 entries."""
_LISTS_WORTH = 20
"""So many papers of this list weigh as much as what all lists have in common."""
_LEFT_BEHIND = 6.0
"""Of what people left once they take a seventh still, of what they left twice a thirteenth, as over three lists."""
_VISITS_WORTH = 10
"""The same for how often people had left a paper before they took it."""
_SETTLED = timedelta(days=21)
"""After so many days a paper that nobody took counts as passed over, even if nobody was there."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How old papers were when people took them, and how often people had left them before; the least first."""

    ages: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    visits: tuple[date, ...] = ()
    """The days on which people took anything, in order."""

    @classmethod
    def learn(cls, taken: Iterable[tuple[date, date]], visits: Collection[date]) -> Patience:
        """From pairs of days, a paper's coming out and its being taken, and from all days on which people took anything.

        A paper that was taken before it came out says nothing.
        """
        days = tuple(sorted(set(visits)))
        told = [(came, on) for came, on in taken if on >= came]
        left = sorted(bisect_left(days, on) - bisect_left(days, came) for came, on in told)
        return cls(tuple(sorted((on - came).days for came, on in told)), tuple(left), days)

    def of(self, came: date, now: date) -> float:
        """What is left of a paper's chance at the start of a day, as a logarithm; 0 on the day it came out."""
        days = max((now - came).days, 0)
        usual = 1 / (1 + (days / _HALF_DAYS) ** _SLOPE)
        later = len(self.ages) - bisect_left(self.ages, days)
        waited = log((later + _LISTS_WORTH * usual) / (len(self.ages) + _LISTS_WORTH))
        times = max(bisect_left(self.visits, now) - bisect_left(self.visits, came), 0)
        usual = 1 / (1 + _LEFT_BEHIND * times)
        later = len(self.left) - bisect_left(self.left, times)
        return waited + log((later + _VISITS_WORTH * usual) / (len(self.left) + _VISITS_WORTH))

    def passed_over(self, came: date, now: date) -> bool:
        """Have people had their time with a paper: were they there after the day it came out, or is it three weeks old?"""
        there = bisect_left(self.visits, now)
        return came <= now - _SETTLED or (there > 0 and came < self.visits[there - 1])

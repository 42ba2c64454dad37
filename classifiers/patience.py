"""How long the people of a list still take a paper after it came out: learned from what they took before; pure.

People who add every Sunday what the week brought seldom go back a month; those who keep a survey go back years. A paper
that has waited longer than this list's people usually do has lost that share of its chance, and makes room for newer ones.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HALF_DAYS = 12.0
_SLOPE = 0.72
"""With these, half of the papers are taken after 12 days and a tenth after 260, as over 28 lists with 9,654 entries."""
_LISTS_WORTH = 20
"""So many papers of this list weigh as much as what all lists have in common."""


@dataclass(frozen=True, slots=True)
class Patience:
    """The ages, in days, at which people took papers; the youngest first."""

    ages: tuple[int, ...] = ()

    @classmethod
    def learn(cls, ages: Iterable[int]) -> Patience:
        """From the days between a paper's coming out and its being taken; an age below 0 says nothing."""
        return cls(tuple(sorted(age for age in ages if age >= 0)))

    def of(self, age: int) -> float:
        """What is left of a paper's chance after so many days, as a logarithm; 0 on the first."""
        days = max(age, 0)
        usual = 1 / (1 + (days / _HALF_DAYS) ** _SLOPE)
        later = len(self.ages) - bisect_left(self.ages, days)
        return log((later + _LISTS_WORTH * usual) / (len(self.ages) + _LISTS_WORTH))

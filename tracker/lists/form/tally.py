"""A count of votes with weights."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


@dataclass
class Tally(Generic[T]):
    """A count with weights; the first seen wins a tie."""

    weights: dict[T, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, what: T, weight: float) -> None:
        """One more vote."""
        self.weights[what] += weight

    def best(self) -> T | None:
        """What has the most votes."""
        return max(self.weights, key=self.weights.__getitem__, default=None)

    def total(self) -> float:
        """All votes together."""
        return sum(self.weights.values())


def tally_of(votes: Iterable[tuple[T, float]]) -> Tally[T]:
    """The count of some votes, each with its weight."""
    found: Tally[T] = Tally()
    for what, weight in votes:
        found.weights[what] += weight
    return found

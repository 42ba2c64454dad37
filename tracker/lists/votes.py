"""What a set of weighted examples agrees on: forms, order and glue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from tracker.lists.parts import Slot
from tracker.lists.pattern import Run
from tracker.lists.times import settle
from tracker.lists.venues import PREPRINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.lists.parts import Part
    from tracker.lists.pattern import Body
    from tracker.lists.targets import Target

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


@dataclass
class Votes:
    """The forms in use, gathered from examples."""

    links: dict[Target, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    urls: dict[Target, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    between: Tally[str] = field(default_factory=Tally)
    dates: Tally[str] = field(default_factory=Tally)
    years: Tally[str] = field(default_factory=Tally)
    preprints: Tally[str] = field(default_factory=Tally)
    ranks: dict[Target, Tally[float]] = field(default_factory=lambda: defaultdict(Tally))
    starred: Tally[bool] = field(default_factory=Tally)
    """Of the examples with a repository: do they carry a star badge?"""

    def gather(self, bodies: Iterable[tuple[Body, float]]) -> Votes:
        """Add the votes of some bodies."""
        for body, weight in bodies:
            for part in body.parts:
                if isinstance(part, Run):
                    self._run(part, weight)
                else:
                    self._part(part, weight)
        return self

    def _part(self, part: Part, weight: float) -> None:
        if part.slot is Slot.URL and part.target:
            self.urls[part.target].add(part.form, weight)
        elif part.slot is Slot.DATE:
            self.dates.add(part.form, weight)
        elif part.slot is Slot.YEAR:
            self.years.add(part.form, weight)
        elif part.slot is Slot.VENUE and PREPRINT.search(part.raw):
            self.preprints.add(part.raw, weight)

    def _run(self, run: Run, weight: float) -> None:
        for place, link in enumerate(run.links):
            if link.target:
                self.links[link.target].add(link.form, weight)
                self.ranks[link.target].add(place / len(run.links), weight)
        for between in run.between:
            self.between.add(between, weight)

    def rank(self, target: Target) -> float:
        """Where among the links a target usually stands, 0 first."""
        ranks = self.ranks.get(target)
        if not ranks:
            return 1.0
        return sum(place * weight for place, weight in ranks.weights.items()) / ranks.total()

    def date_form(self) -> str | None:
        """The format of dates, settled."""
        best = self.dates.best()
        return settle(best, list(self.dates.weights)) if best else None

"""How good scores are: curves, areas and shares, with intervals, in plain numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Curve:
    """Precision and recall at every threshold, highest threshold first."""

    threshold: Floats
    precision: Floats
    recall: Floats

    @property
    def area(self) -> float:
        """The average precision: the precision at each threshold, weighed by how much recall that threshold gains."""
        gained = np.diff(self.recall, prepend=0.0)
        return float(np.sum(gained * self.precision))

    @property
    def f1(self) -> Floats:
        """The harmonic mean of precision and recall at every threshold."""
        both = self.precision + self.recall
        return np.divide(2 * self.precision * self.recall, both, out=np.zeros_like(both), where=both > 0)


def curve(truth: Truth, score: Floats, weight: Floats | None = None) -> Curve:
    """The precision-recall curve; equal scores are one threshold."""
    weight = np.ones(len(score)) if weight is None else weight
    order = np.argsort(-score, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(score[order])), len(score) - 1)
    right = np.cumsum(np.where(truth[order], weight[order], 0.0))[ends]
    taken = np.cumsum(weight[order])[ends]
    total = max(float(np.sum(weight[truth])), 1e-12)
    return Curve(score[order][ends], right / np.maximum(taken, 1e-12), right / total)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a threshold makes of scores."""

    precision: float
    recall: float
    f1: float


def answers(truth: Truth, said: Truth, weight: Floats | None = None) -> Answers:
    """Precision, recall and F1 of yes-or-no answers."""
    weight = np.ones(len(truth)) if weight is None else weight
    right = float(np.sum(weight[truth & said]))
    precision = right / max(float(np.sum(weight[said])), 1e-12)
    recall = right / max(float(np.sum(weight[truth])), 1e-12)
    return Answers(precision, recall, 2 * precision * recall / max(precision + recall, 1e-12))


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the range that 95 % of redrawn samples fall into."""

    value: float
    low: float
    high: float

    @property
    def bounds(self) -> tuple[float, float] | None:
        """From where to where; none where no draw differs, as of a single paper or where all were right: that bounds nothing."""
        return (self.low, self.high) if self.low < self.high else None


def bootstrap(size: int, figure: Callable[[NDArray[np.intp]], float], *, draws: int = 500) -> Interval:
    """The interval of a figure over rows that are drawn again with replacement; draws in which it is nan are left out."""
    chance = np.random.default_rng(0)
    value = figure(np.arange(size))
    redrawn = np.array([figure(chance.integers(0, size, size)) for _ in range(draws)])
    told = redrawn[~np.isnan(redrawn)]
    low, high = np.percentile(told if len(told) else [value], [2.5, 97.5])
    return Interval(value, float(low), float(high))


@dataclass(frozen=True, slots=True)
class Bin:
    """Papers that were given about the same probability, and how many of them were positive."""

    count: int
    said: float
    true: float


def reliability(truth: Truth, probability: Floats, bins: int = 10) -> list[Bin]:
    """Said against true shares, by equal steps of probability; empty steps are left out."""
    step = np.minimum((probability * bins).astype(int), bins - 1)
    return [
        Bin(
            int(np.sum(step == place)),
            float(np.mean(probability[step == place])),
            float(np.mean(truth[step == place])),
        )
        for place in range(bins)
        if np.any(step == place)
    ]


def calibration_error(table: Sequence[Bin]) -> float:
    """The mean distance between said and true shares, by papers."""
    total = sum(row.count for row in table)
    return sum(row.count * abs(row.said - row.true) for row in table) / max(total, 1)


def confusion(true: NDArray[np.intp], said: NDArray[np.intp], kinds: int) -> NDArray[np.intp]:
    """How often each true kind (row) was said to be each kind (column)."""
    return np.bincount(true * kinds + said, minlength=kinds * kinds).reshape(kinds, kinds)


def macro_f1(table: NDArray[np.intp]) -> float:
    """The mean F1 over the kinds that occur or were said."""
    right = np.diag(table).astype(float)
    all_of = table.sum(axis=0) + table.sum(axis=1)
    met = all_of > 0
    return float(np.mean(2 * right[met] / all_of[met])) if met.any() else 0.0

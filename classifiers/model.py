"""A fitted linear model: papers in, verdicts with their reasons out. Needs numpy and nothing heavier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from classifiers.features import see
from state.records import Kind, Reason, Relevance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from classifiers.vocabulary import Rows, Vocabulary
    from state.records import Paper

KINDS = tuple(Kind)
"""The order of the kinds in the columns of a model's weights; column 0 is relevance."""

_BATCH = 256
_REASONS = 8


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns a score into a probability: the logistic of `slope * score + intercept`."""

    slope: float
    intercept: float

    def probability(self, score: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each score."""
        return 1 / (1 + np.exp(-np.clip(self.slope * score + self.intercept, -50, 50)))


@dataclass(frozen=True, slots=True)
class Band:
    """Below `no` is a no, from `yes` on a yes, between them a person is asked."""

    no: float
    yes: float

    def relevance(self, probability: float) -> Relevance:
        """Which side of the band a probability lies on."""
        if probability >= self.yes:
            return Relevance.YES
        return Relevance.NO if probability < self.no else Relevance.UNSURE


@dataclass(frozen=True)
class Model:
    """Linear scores over a vocabulary: relevance first, then one for each kind."""

    vocabulary: Vocabulary
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    calibration: Calibration
    kind_slope: float
    band: Band
    version: str

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        """One verdict a paper, in the same order; never raises for odd text."""
        return [
            verdict
            for start in range(0, len(papers), _BATCH)
            for verdict in self._batch(papers[start : start + _BATCH])
        ]

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """The raw linear scores, one row a paper."""
        parts = self.weights[rows.column] * rows.value[:, None]
        columns = [np.bincount(rows.row, weights=part, minlength=rows.count) for part in parts.T]
        return np.stack(columns, axis=1) + self.bias

    def _batch(self, papers: Sequence[Paper]) -> Iterator[Verdict]:
        rows = self.vocabulary.rows([see(paper) for paper in papers])
        scores = self.scores(rows)
        relevance = self.calibration.probability(scores[:, 0])
        kinds = _shares(self.kind_slope * scores[:, 1:])
        starts = np.searchsorted(rows.row, np.arange(rows.count + 1)).tolist()
        moved = self.weights[rows.column, 0] * rows.value * self.calibration.slope
        best = np.argmax(kinds, axis=1).tolist()
        for place, (probability, shares) in enumerate(zip(relevance.tolist(), kinds.tolist(), strict=True)):
            part = slice(starts[place], starts[place + 1])
            yield Verdict(
                relevant=self.band.relevance(probability),
                probability=probability,
                kind=KINDS[best[place]],
                kind_scores=dict(zip(KINDS, shares, strict=True)),
                reasons=self._reasons(rows.column[part], moved[part]),
                model_version=self.version,
            )

    def _reasons(self, column: NDArray[np.intp], moved: NDArray[np.float64]) -> tuple[Reason, ...]:
        """The terms that moved the relevance most, strongest first."""
        strongest = np.argsort(-np.abs(moved), kind="stable")[:_REASONS]
        names = self.vocabulary.names
        weights = moved[strongest].round(4).tolist()
        return tuple(
            Reason(names[at], weight) for at, weight in zip(column[strongest].tolist(), weights, strict=True)
        )


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares

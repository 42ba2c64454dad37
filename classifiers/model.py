"""A fitted linear model: papers in, verdicts with their reasons out. Needs numpy and nothing heavier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from classifiers.reading import is_short, readings
from classifiers.spoken import UNREAD, told_of
from classifiers.text import tokens
from state.papers import Kind, Reason, Relevance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from classifiers.marks import Marks
    from classifiers.vocabulary import Rows, Vocabulary
    from state.records import Paper

KINDS = tuple(Kind)
"""The order of the kinds in the columns of a model's weights; column 0 is relevance."""

_REASONS = 8
_BOUND = 1e-6
"""How near 0 or 1 a probability may come before its logarithm of odds is taken."""
_READ = 1 / 3
"""Of a text of whose letters a smaller share is in known words, a low probability says that it was not read: in another
language, gibberish or empty. Papers in English with an abstract nearly all have a share above a half."""


class Calibration(NamedTuple):
    """Turns a score into a probability: the logistic of `slope * score + intercept`."""

    slope: float
    intercept: float

    def probability(self, score: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each score."""
        return 1 / (1 + np.exp(-np.clip(self.slope * score + self.intercept, -50, 50)))


def odds(probability: float) -> float:
    """The logarithm of odds, which is what weights of reasons are shares of."""
    kept = min(max(probability, _BOUND), 1 - _BOUND)
    return log(kept / (1 - kept))


class Band(NamedTuple):
    """Below `no` is a no, from `yes` on a yes, between them a person is asked."""

    no: float
    yes: float

    def relevance(self, probability: float) -> Relevance:
        """Which side of the band a probability lies on."""
        if probability >= self.yes:
            return Relevance.YES
        return Relevance.NO if probability < self.no else Relevance.UNSURE

    def least(self, read: NDArray[np.float64]) -> NDArray[np.float64]:
        """How little each text can be given: no no is said of one of which too little was read."""
        return np.where(read < _READ, self.no, 0.0)


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
        verdicts = [
            verdict
            for reading in readings(papers)
            for verdict in self._verdicts(self.vocabulary.mark(reading))
        ]
        return [
            replace(verdict, reasons=_with_the_title(verdict.reasons, worded=bool(tokens(paper.abstract))))
            if is_short(paper.abstract)
            else verdict
            for paper, verdict in zip(papers, verdicts, strict=True)
        ]

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """The raw linear scores, one row a paper."""
        begins = np.flatnonzero(np.diff(rows.row, prepend=-1))
        found = np.zeros((len(self._by_question), rows.count))
        for score, weights in zip(found, self._by_question, strict=True):
            score[rows.row[begins]] = np.add.reduceat(weights[rows.column] * rows.value, begins)
        return found.T + self.bias

    @cached_property
    def _by_question(self) -> NDArray[np.float64]:
        """The weights with those of one question side by side, which are quicker to gather."""
        return np.ascontiguousarray(self.weights.T)

    def _verdicts(self, marks: Marks) -> Iterator[Verdict]:
        rows = self.vocabulary.rows_of(marks)
        scores = self.scores(rows)
        said = self.calibration.probability(scores[:, 0])
        relevance = np.maximum(said, self.band.least(marks.share_known))
        kinds = _shares(self.kind_slope * scores[:, 1:])
        best = np.argmax(kinds, axis=1).tolist()
        reasons = self._reasons(rows)
        for place in np.flatnonzero(relevance > said).tolist():
            raised = odds(float(relevance[place])) - odds(float(said[place]))
            reasons[place] = (Reason(UNREAD, round(raised, 4)), *reasons[place][: _REASONS - 1])
        for place, (probability, shares) in enumerate(zip(relevance.tolist(), kinds.tolist(), strict=True)):
            yield Verdict(
                relevant=self.band.relevance(probability),
                probability=probability,
                kind=KINDS[best[place]],
                kind_scores=dict(zip(KINDS, shares, strict=True)),
                reasons=reasons[place],
                model_version=self.version,
            )

    def _reasons(self, rows: Rows) -> list[tuple[Reason, ...]]:
        """For each paper the terms that moved the relevance most, strongest first."""
        moved = self._by_question[0][rows.column] * rows.value * self.calibration.slope
        strongest = _strongest(rows, np.abs(moved))
        ends = np.searchsorted(rows.row[strongest], np.arange(rows.count + 1)).tolist()
        columns = rows.column[strongest].tolist()
        names = {column: self.vocabulary.name(column) for column in set(columns)}
        found = [
            Reason(names[column], weight)
            for column, weight in zip(columns, moved[strongest].round(4).tolist(), strict=True)
        ]
        return [tuple(found[start : min(end, start + _REASONS)]) for start, end in pairwise(ends)]


def _strongest(rows: Rows, strength: NDArray[np.float64]) -> NDArray[np.intp]:
    """The places of each row's strongest entries in order, a few more where some are as strong as the last.

    Rows are laid side by side so that all are looked at in one step: sorting each by itself takes three times as long.
    """
    lengths = np.bincount(rows.row, minlength=rows.count)
    within = np.arange(len(rows.row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    table = np.full((rows.count, max(_REASONS, int(lengths.max(initial=0)))), -1.0)
    table[rows.row, within] = strength
    least = np.partition(table, -_REASONS, axis=1)[:, -_REASONS]
    kept = np.flatnonzero(strength >= least[rows.row])
    return kept[np.lexsort((-strength[kept], rows.row[kept]))]


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _with_the_title(reasons: Sequence[Reason], *, worded: bool) -> tuple[Reason, ...]:
    """The reasons where a title was read as the abstract too, or with it: what both readings gave is one reason."""
    weights: dict[str, float] = {}
    for reason in reasons:
        term = told_of(reason.term, worded=worded)
        weights[term] = round(weights.get(term, 0.0) + reason.weight, 4)
    strongest = sorted(weights, key=lambda term: (term != UNREAD, -abs(weights[term])))
    return tuple(Reason(term, weights[term]) for term in strongest)

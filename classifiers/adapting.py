"""Learning on from a model that is there: labelled papers shift its weights, many further than few.

The fit has the old model's score as one feature beside the terms, so with little to learn from the new model is nearly
the old one. What comes out is a model over the same vocabulary, with other weights for relevance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from classifiers.artefact import version_of
from classifiers.calibrating import band_for, calibrate
from classifiers.errors import TooFewLabelsError, WorseModelError
from classifiers.labels import weights
from classifiers.measuring import curve
from classifiers.sparse import as_matrix, folds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from classifiers.labels import Labelled
    from classifiers.measuring import Floats, Truth
    from classifiers.model import Model
    from classifiers.sparse import Places

FEWEST = 12
"""Papers of each answer below which nothing is learned and the old model goes on."""

SLACK = 0.005
"""What two equally good models differ by on a few dozen papers without meaning anything."""
_TRUST = 4.0
"""How freely the old score may be weighed against the terms."""
_ALL = 200
"""Papers of the rarer answer from which on the terms bend the line freely; with fewer, in proportion."""
_MOST_UNSURE = 0.07
"""The share of papers that a person may be asked about."""
_C = 1.0
"""The strength of the fit, as scikit-learn counts it: the higher, the closer to the rows."""
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Adapted:
    """A model that learned on, and what there was to learn from."""

    model: Model
    positive: int
    negative: int
    before: float
    after: float
    """Average precision on these rows, by the old model and by fits that did not see them."""


def learn_on(old: Model, rows: Sequence[Labelled], *, seed: int = 0) -> Adapted:
    """`adapt`, but only if fits that did not see a row judge it no worse than the old model does.

    Raises `NothingLearnedError` otherwise: a guard against labels that poison.
    """
    fitted = adapt(old, rows, seed=seed)
    if fitted.after < fitted.before - SLACK:
        raise WorseModelError(
            f"what was learned does worse on papers it did not see ({fitted.after:.3f} against {fitted.before:.3f})"
        )
    return fitted


def adapt(old: Model, rows: Sequence[Labelled], *, seed: int = 0) -> Adapted:
    """Bend the old model's relevance by labelled papers; its kinds stay.

    Raises `TooFewLabelsError` where there are fewer than `FEWEST` of either answer.
    """
    told = [row for row in rows if row.relevant is not None]
    lesson = _read(old, told)
    scores = np.zeros(len(told))
    for seen, hidden in folds(lesson.truth, _FOLDS, seed):
        scores[hidden] = _bent_by(lesson.only(seen), seed).scores(lesson.only(hidden))
    calibration = calibrate(lesson.truth, scores, lesson.papers / lesson.papers.mean())
    probability = calibration.probability(scores)
    line = curve(lesson.truth, probability, lesson.papers)
    even = float(line.threshold[int(np.argmax(line.f1))])
    weights, bias = _weights_of(old, _bent_by(lesson, seed), lesson.reach)
    model = replace(
        old,
        weights=weights,
        bias=bias,
        calibration=calibration,
        band=band_for(probability, lesson.papers, _MOST_UNSURE, even),
        version=version_of(weights),
    )
    return Adapted(
        model,
        lesson.positive,
        len(told) - lesson.positive,
        before=curve(lesson.truth, lesson.before, lesson.papers).area,
        after=line.area,
    )


@dataclass(frozen=True, slots=True)
class _Lesson:
    """Labelled papers as numbers, one row a paper."""

    matrix: csr_matrix
    """What each says in the old model's terms, held back by `reach`."""
    known: Floats
    """What the old model makes of each, as logarithm of odds."""
    truth: Truth
    weight: Floats
    """How firmly each pulls the line."""
    papers: Floats
    """How many papers each stands for where probabilities are fitted and fits are compared: a firm word is not more papers."""
    reach: float
    """How freely the terms may bend the line: in proportion to the papers of the rarer answer."""
    before: Floats
    """How likely the old model finds each."""

    @property
    def positive(self) -> int:
        return int(self.truth.sum())

    def only(self, some: Places) -> _Lesson:
        """The same with some of the papers."""
        return replace(
            self,
            matrix=self.matrix[some],
            known=self.known[some],
            truth=self.truth[some],
            weight=self.weight[some],
            papers=self.papers[some],
            before=self.before[some],
        )


def _read(old: Model, told: Sequence[Labelled]) -> _Lesson:
    truth = np.array([row.relevant is True for row in told], dtype=np.bool_)
    positive = int(truth.sum())
    rarer = min(positive, len(told) - positive)
    if rarer < FEWEST:
        raise TooFewLabelsError(
            f"{positive} papers that belong and {len(told) - positive} that do not are too few to learn from; "
            f"it takes {FEWEST} of each"
        )
    weight = np.array(weights(told))
    encoded = old.vocabulary.rows([row.paper for row in told])
    score, reach = old.scores(encoded)[:, 0], min(1.0, rarer / _ALL)
    return _Lesson(
        matrix=as_matrix(encoded, len(old.vocabulary)) * reach,
        known=score * old.calibration.slope + old.calibration.intercept,
        truth=truth,
        weight=weight,
        papers=np.minimum(weight, 1.0),
        reach=reach,
        before=old.calibration.probability(score),
    )


@dataclass(frozen=True, slots=True)
class _Bend:
    """How far the old score is trusted, what the terms add, and where the line starts."""

    trust: float
    slope: Floats
    start: float

    def scores(self, lesson: _Lesson) -> Floats:
        """The score of each paper."""
        found: Floats = self.trust * lesson.known + lesson.matrix @ self.slope + self.start
        return found


def _weights_of(old: Model, bend: _Bend, reach: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The old model's weights and bias with those of relevance bent: one line again over the same vocabulary."""
    weights, bias = old.weights.copy(), old.bias.copy()
    weights[:, 0] = bend.trust * old.calibration.slope * old.weights[:, 0] + reach * bend.slope
    bias[0] = bend.trust * (old.calibration.slope * old.bias[0] + old.calibration.intercept) + bend.start
    return weights, bias


def _bent_by(lesson: _Lesson, seed: int) -> _Bend:
    """Fit the bend: a line over the terms and, as one feature more, the old score."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    spread = max(float(np.std(lesson.known)), 1e-9)
    wide = hstack([csr_matrix(_TRUST * (lesson.known / spread)[:, None]), lesson.matrix], format="csr")
    linear = LogisticRegression(
        C=_C, class_weight="balanced", solver="liblinear", tol=1e-3, random_state=seed
    )
    linear.fit(wide, lesson.truth, sample_weight=lesson.weight / lesson.weight.mean())
    slope = linear.coef_[0].astype(np.float64)
    return _Bend(float(_TRUST * slope[0] / spread), slope[1:], float(linear.intercept_[0]))

"""Learning on from a model that is there: a few decisions or a list's own entries bend it, and more bend it further.

The old model's score is one more feature beside the terms, held to the weight it has proved to deserve, so with little to
learn from the new model is nearly the old one. The result is again one line over the old model's vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from classifiers.artefact import version_of
from classifiers.calibrating import band_for, calibrate
from classifiers.errors import TooFewLabelsError, WorseModelError
from classifiers.measuring import curve
from classifiers.sparse import as_matrix, folds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_matrix

    from classifiers.labels import Labelled
    from classifiers.measuring import Floats, Truth
    from classifiers.model import Model

FEWEST = 12
"""Papers of each answer below which nothing is learned and the old model goes on."""

SLACK = 0.005
"""What two equally good models differ by on a few dozen papers without meaning anything."""
_TRUST = 4.0
"""How freely the old score may be weighed against the terms."""
_ALL = 200
"""Papers of the rarer answer from which on the terms bend the line freely; with fewer, in proportion."""
_MOST_UNSURE = 0.07
_C = 1.0
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Adapted:
    """A model that learned on, and what there was to learn from."""

    model: Model
    positive: int
    negative: int
    held_out: Floats
    """The probability of each row by a fit that did not see it, in the order of the rows that had a label."""
    before: float = 0.0
    after: float = 0.0
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
    truth = np.array([row.relevant is True for row in told], dtype=np.bool_)
    positive = int(truth.sum())
    if min(positive, len(told) - positive) < FEWEST:
        raise TooFewLabelsError(
            f"{positive} papers that belong and {len(told) - positive} that do not are too few to learn from; "
            f"it takes {FEWEST} of each"
        )
    encoded = old.vocabulary.rows([row.paper for row in told])
    reach = min(1.0, min(positive, len(told) - positive) / _ALL)
    matrix = as_matrix(encoded, len(old.vocabulary)) * reach
    known = old.scores(encoded)[:, 0] * old.calibration.slope + old.calibration.intercept
    weight = np.array([row.origin.weight for row in told])
    scores = np.zeros(len(told))
    for seen, hidden in folds(truth, _FOLDS, seed):
        trust, slope, start = _bend(matrix[seen], known[seen], truth[seen], weight[seen], seed)
        scores[hidden] = trust * known[hidden] + matrix[hidden] @ slope + start
    calibration = calibrate(truth, scores, weight / weight.mean())
    trust, slope, start = _bend(matrix, known, truth, weight, seed)
    weights = old.weights.copy()
    weights[:, 0] = trust * old.calibration.slope * old.weights[:, 0] + reach * slope
    bias = old.bias.copy()
    bias[0] = trust * (old.calibration.slope * old.bias[0] + old.calibration.intercept) + start
    probability = calibration.probability(scores)
    line = curve(truth, probability, weight)
    even = float(line.threshold[int(np.argmax(line.f1))])
    model = replace(
        old,
        weights=weights,
        bias=bias,
        calibration=calibration,
        band=band_for(probability, weight, _MOST_UNSURE, even),
        version=version_of(weights),
    )
    before = old.calibration.probability(old.scores(encoded)[:, 0])
    return Adapted(
        model,
        positive,
        len(told) - positive,
        probability,
        before=curve(truth, before, weight).area,
        after=line.area,
    )


def _bend(
    matrix: csr_matrix, known: Floats, truth: Truth, weight: Floats, seed: int
) -> tuple[float, Floats, float]:
    """How far the old score is trusted, what the terms add, and where the line starts."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    spread = max(float(np.std(known)), 1e-9)
    wide = hstack([csr_matrix(_TRUST * (known / spread)[:, None]), matrix], format="csr")
    linear = LogisticRegression(
        C=_C, class_weight="balanced", solver="liblinear", tol=1e-3, random_state=seed
    )
    linear.fit(wide, truth, sample_weight=weight / weight.mean())
    slope = linear.coef_[0].astype(np.float64)
    return float(_TRUST * slope[0] / spread), slope[1:], float(linear.intercept_[0])

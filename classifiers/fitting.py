"""Fitting the linear model; the only module that needs scikit-learn, which it loads when called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from classifiers.artefact import version_of
from classifiers.errors import TooFewLabelsError
from classifiers.features import FIELDS, terms_of
from classifiers.model import KINDS, Band, Calibration, Model
from classifiers.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from classifiers.features import Terms
    from classifiers.labels import Labelled


_NEVER = 20.0
"""The score of an answer that was never, or always, given."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that shapes a fit besides its data."""

    seen_in: tuple[int, ...] = (2, 4, 3, 3)
    """In how many papers a term must stand to be known, for each of `FIELDS`."""
    field_weights: tuple[float, ...] = (1.0, 0.5, 1.0, 0.15)
    most_terms: int = 40_000
    """Only the strongest terms are kept; the fit is then made again over them alone."""
    relevance_c: float = 4.0
    kind_c: float = 4.0
    folds: int = 5
    seed: int = 0
    band: Band = field(default=Band(0.1, 0.5))


def fit(rows: Sequence[Labelled], recipe: Recipe) -> Model:
    """A model fitted on the rows, its probabilities calibrated on predictions for rows that were held out."""
    if len({row.relevant for row in rows} - {None}) < 2:
        raise TooFewLabelsError("a relevance model needs papers that are relevant and papers that are not")
    terms = [terms_of(row.paper) for row in rows]
    vocabulary = learn_vocabulary(terms, recipe)
    model = _fit_over(vocabulary, terms, rows, recipe)
    strength = np.abs(model.weights).max(axis=1) * vocabulary.rarity
    if len(vocabulary) > recipe.most_terms:
        vocabulary = _strongest(vocabulary, strength, recipe.most_terms)
        model = _fit_over(vocabulary, terms, rows, recipe)
    return replace(model, version=version_of(model.weights))


def learn_vocabulary(papers: Sequence[Terms], recipe: Recipe) -> Vocabulary:
    """The terms that stand in enough papers, rarer ones weighing more; cues are few and weigh alike."""
    kept: list[tuple[str, ...]] = []
    rarity: list[float] = []
    for name, least in zip(FIELDS, recipe.seen_in, strict=True):
        seen = Counter(term for paper in papers for term in getattr(paper, name))
        terms = sorted(term for term, count in seen.items() if count >= least)
        kept.append(tuple(terms))
        rarity += [1.0 if name == "cues" else _rarity(seen[term], len(papers)) for term in terms]
    return Vocabulary(tuple(kept), np.array(rarity), recipe.field_weights)


def _rarity(seen: int, papers: int) -> float:
    return float(np.log((1 + papers) / (1 + seen)) + 1)


def _strongest(vocabulary: Vocabulary, strength: NDArray[np.float64], most: int) -> Vocabulary:
    keep = np.zeros(len(vocabulary), dtype=bool)
    keep[np.argsort(-strength, kind="stable")[:most]] = True
    start, kept = 0, []
    for terms in vocabulary.terms:
        kept.append(
            tuple(term for term, good in zip(terms, keep[start : start + len(terms)], strict=True) if good)
        )
        start += len(terms)
    return Vocabulary(tuple(kept), vocabulary.rarity[keep], vocabulary.field_weights)


def _fit_over(
    vocabulary: Vocabulary, terms: Sequence[Terms], rows: Sequence[Labelled], recipe: Recipe
) -> Model:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - heavy, and only a fit needs it

    sparse = vocabulary.rows(terms)
    matrix = csr_matrix((sparse.value, (sparse.row, sparse.column)), shape=(len(rows), len(vocabulary)))
    weight = np.array([row.weight for row in rows])
    targets = [([row.relevant for row in rows], recipe.relevance_c)] + [
        ([None if row.kind is None else row.kind is kind for row in rows], recipe.kind_c) for kind in KINDS
    ]
    lines = [_line(matrix, told, weight, c, recipe.seed) for told, c in targets]
    return Model(
        vocabulary=vocabulary,
        weights=np.stack([slope for slope, _ in lines], axis=1),
        bias=np.array([start for _, start in lines]),
        calibration=Calibration(1.0, 0.0),
        kind_slope=1.0,
        band=recipe.band,
        version="",
    )


def _line(
    matrix: csr_matrix, told: Sequence[bool | None], weight: NDArray[np.float64], c: float, seed: int
) -> tuple[NDArray[np.float64], float]:
    """Slope and start of one yes-or-no question over the rows where the answer is told."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy, and only a fit needs it

    known = np.array([place for place, answer in enumerate(told) if answer is not None], dtype=np.intp)
    answers = np.array([answer for answer in told if answer is not None], dtype=np.bool_)
    if answers.all() or not answers.any():
        return np.zeros(matrix.shape[1]), -_NEVER if not answers.any() else _NEVER
    linear = LogisticRegression(C=c, class_weight="balanced", solver="liblinear", random_state=seed)
    linear.fit(matrix[known], answers, sample_weight=weight[known])
    return linear.coef_[0].astype(np.float64), float(linear.intercept_[0])

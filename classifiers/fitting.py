"""Fitting the linear model; the only module that needs scikit-learn, which it loads when called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil, log
from typing import TYPE_CHECKING

import numpy as np

from classifiers.artefact import version_of
from classifiers.calibrating import band_for, calibrate, sharpen, worth_a_yes
from classifiers.cues import cues
from classifiers.errors import TooFewLabelsError
from classifiers.features import FIELDS, terms_of
from classifiers.marks import Numbering
from classifiers.measuring import curve
from classifiers.model import KINDS, Model
from classifiers.reading import readings
from classifiers.sparse import as_matrix, folds
from classifiers.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from classifiers.labels import Labelled
    from classifiers.measuring import Floats, Truth
    from classifiers.model import Band, Calibration
    from state.records import Paper


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that shapes a fit besides its data."""

    least_share: tuple[float, ...] = (0.0006, 0.003, 0.003, 0.0003)
    """In which share of the papers a term must stand to be known, for each of `FIELDS`; in two at the least."""
    most_share: tuple[float, ...] = (0.4, 0.4, 0.25, 1.0)
    """In which share of them it may stand at most: what stands everywhere tells nothing apart."""
    field_weights: tuple[float, ...] = (0.7, 0.5, 1.3, 0.2)
    relevance_c: tuple[float, ...] = (0.3, 1.0, 3.0)
    """Strengths of fit to choose from by cross-validation: the higher, the closer to the rows."""
    kind_c: float = 4.0
    kind_cues: float = 0.4
    """How much of their weight cues have when kinds are fitted: rows with a kind are few, and cues many for them."""
    folds: int = 5
    seed: int = 0
    most_unsure: float = 0.07
    """The share of a stream that a person may be asked about."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model and how it did on rows that were held out from the fits that judged them."""

    model: Model
    chosen_c: float
    held_out_area: float


def fit(rows: Sequence[Labelled], recipe: Recipe = Recipe()) -> Fit:
    """Fit relevance and kind, choose the strength of fit, calibrate and set the abstain band, all on held-out rows."""
    if len({row.relevant for row in rows} - {None}) < 2:
        raise TooFewLabelsError("a relevance model needs papers that are relevant and papers that are not")
    papers = [row.paper for row in rows]
    vocabulary = learn_vocabulary(papers, recipe)
    matrix = as_matrix(vocabulary.rows(papers), len(vocabulary))
    told = np.array([place for place, row in enumerate(rows) if row.relevant is not None], dtype=np.intp)
    relevance = _fit_relevance(matrix[told], [rows[place] for place in told], recipe)
    known = np.array([place for place, row in enumerate(rows) if row.kind is not None], dtype=np.intp)
    scale = np.where(vocabulary.fields == FIELDS.index("cues"), recipe.kind_cues, 1.0)
    kinds = _fit_kinds(matrix[known].multiply(scale).tocsr(), [rows[place] for place in known], recipe)
    weights = np.column_stack([relevance.slope, kinds.slopes * scale[:, None]])
    model = Model(
        vocabulary=vocabulary,
        weights=weights,
        bias=np.concatenate([[relevance.start], kinds.starts]),
        calibration=relevance.calibration,
        kind_slope=kinds.sharpness,
        band=relevance.band,
        version=version_of(weights),
    )
    return Fit(model, relevance.c, relevance.area)


def learn_vocabulary(papers: Sequence[Paper], recipe: Recipe) -> Vocabulary:
    """The terms that stand in enough papers, rarer ones weighing more; cues are few and weigh alike.

    Labels have no part in it, so held-out rows stay held out.
    """
    kept: list[tuple[str, ...]] = []
    rarity: list[float] = []
    for name, share, cap, seen in zip(
        FIELDS, recipe.least_share, recipe.most_share, _counts(papers), strict=True
    ):
        least, most = max(2, ceil(share * len(papers))), max(2, cap * len(papers))
        terms = sorted(term for term, count in seen.items() if least <= count <= most)
        kept.append(tuple(terms))
        rarity += [1.0 if name == "cues" else _rarity(seen[term], len(papers)) for term in terms]
    return Vocabulary(tuple(kept), np.array(rarity), recipe.field_weights)


def _counts(papers: Sequence[Paper]) -> Iterator[Mapping[str, int]]:
    """In how many papers each term of each field stands."""
    counts = [Counter[str]() for _ in FIELDS[:-1]]
    for paper in papers:
        for count, found in zip(counts, terms_of(paper), strict=True):
            count.update(found)
    yield from counts
    numbering, answers = Numbering.of(()), Counter[str]()
    for reading in readings(papers):
        answers.update({cue: int(found.sum()) for cue, found in cues(numbering.mark(reading)).items()})
    yield answers


def _rarity(seen: int, papers: int) -> float:
    return log((1 + papers) / (1 + seen)) + 1


@dataclass(frozen=True, slots=True)
class _Relevance:
    slope: Floats
    start: float
    calibration: Calibration
    band: Band
    c: float
    area: float


def _fit_relevance(matrix: csr_matrix, rows: Sequence[Labelled], recipe: Recipe) -> _Relevance:
    truth = np.array([row.relevant is True for row in rows], dtype=np.bool_)
    weight = np.array([row.origin.weight for row in rows])
    stream = np.array([row.stands_for for row in rows])
    if not (stream[truth].any() and stream[~truth].any()):
        stream = np.ones(len(rows))
    tried = {c: _held_out(matrix, truth, weight, c, recipe) for c in recipe.relevance_c}
    areas = {c: curve(truth, score, stream).area for c, score in tried.items()}
    best = max(areas, key=areas.__getitem__)
    calibration = calibrate(truth, tried[best], stream)
    probability = calibration.probability(tried[best])
    slope, start = _line(matrix, truth, weight, best, recipe.seed)
    return _Relevance(
        slope,
        start,
        calibration,
        band_for(probability, stream, recipe.most_unsure, worth_a_yes(truth, probability, stream)),
        best,
        areas[best],
    )


def _held_out(matrix: csr_matrix, truth: Truth, weight: Floats, c: float, recipe: Recipe) -> Floats:
    """The score of each row by a fit that did not see it."""
    scores = np.zeros(len(truth))
    for seen, hidden in folds(truth, recipe.folds, recipe.seed):
        slope, start = _line(matrix[seen], truth[seen], weight[seen], c, recipe.seed)
        scores[hidden] = matrix[hidden] @ slope + start
    return scores


def _line(matrix: csr_matrix, truth: Truth, weight: Floats, c: float, seed: int) -> tuple[Floats, float]:
    """Slope and start of one yes-or-no question."""
    from sklearn.linear_model import LogisticRegression

    linear = LogisticRegression(C=c, class_weight="balanced", solver="liblinear", tol=1e-3, random_state=seed)
    linear.fit(matrix, truth, sample_weight=weight)
    return linear.coef_[0].astype(np.float64), float(linear.intercept_[0])


@dataclass(frozen=True, slots=True)
class _Kinds:
    slopes: NDArray[np.float64]
    starts: Floats
    sharpness: float


_NEVER = 20.0
"""The score that keeps a kind from being said where no row had it."""


def _fit_kinds(matrix: csr_matrix, rows: Sequence[Labelled], recipe: Recipe) -> _Kinds:
    """One line a kind against all others; a kind that no row has is never said."""
    truth = np.array([KINDS.index(row.kind) for row in rows if row.kind is not None], dtype=np.intp)
    slopes, starts = _lines(matrix, truth, recipe)
    common = np.flatnonzero(np.bincount(truth, minlength=len(KINDS))[truth] > 1)
    if len(np.unique(truth[common])) < 2:
        return _Kinds(slopes, starts, 1.0)
    scores = np.zeros((len(common), len(KINDS)))
    for seen, hidden in folds(truth[common], recipe.folds, recipe.seed):
        held_slopes, held_starts = _lines(matrix[common[seen]], truth[common[seen]], recipe)
        scores[hidden] = matrix[common[hidden]] @ held_slopes + held_starts
    return _Kinds(slopes, starts, sharpen(truth[common], scores))


def _lines(matrix: csr_matrix, truth: NDArray[np.intp], recipe: Recipe) -> tuple[NDArray[np.float64], Floats]:
    slopes, starts = np.zeros((matrix.shape[1], len(KINDS))), np.full(len(KINDS), -_NEVER)
    met = np.unique(truth)
    for kind in met:
        if len(met) == 1:
            starts[kind] = _NEVER
        else:
            slopes[:, kind], starts[kind] = _line(
                matrix, truth == kind, np.ones(len(truth)), recipe.kind_c, recipe.seed
            )
    return slopes, starts

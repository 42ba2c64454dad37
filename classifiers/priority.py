"""Which of many relevant papers first: what is known on the day, weighed by what a list's people took before; pure.

The classifier says what a paper is about; this says how much it is like what this list takes. The words of taken papers
are held against those of papers that were passed over, and so are their arXiv categories; beside them stand what the
classifier says, the kind, and whether there is code. How much each of these counts starts from what lists have in common,
and moves from there as far as this list's own decisions carry it: an order is never blind, nor is it another list's for long.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from classifiers.labels import rejection
from classifiers.model import odds
from classifiers.taste import PARTS, Taste, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from classifiers.measuring import Floats, Truth
    from state.records import Paper, Verdict

SHARED = Path(__file__).parent / "order.json"
"""The weight of each feature, fitted over several lists at once; written by `python -m bench.order`."""
FEATURES = (
    "score",
    "liking",
    "title",
    "abstract",
    "first",
    "any",
    "model",
    "survey",
    "data",
    "code",
    "fame",
    "place",
)
_SCALE = np.array([4.0, 4.0, 4.0, 20.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 3.0, 1.0])
"""What each feature is divided by, so that all are of about the same size and `fit` holds none back more than another."""
MIDDLE = 0.5
"""The place of a paper whose announcement is unknown or short."""
PASSED_AT_MOST = 4000
"""The works that were passed over, the latest of them, that an order learns from; a run and a replay of one take as many."""
_LISTING = 10
"""With fewer papers announced on a day, the place of one among them says nothing."""
_STEPS = 12
"""Steps of Newton's method at most; a few are usually enough."""
_SIZES = (1.0, 0.5, 0.25, 0.1, 0.01)
"""Shares of a Newton step that are tried in turn until one lessens the cost: a whole step may overshoot."""
_KEEP = 5e-3
_SHARED_WORTH = 0.3
"""The penalty on moving away from the shared weights: `_KEEP` always, and this divided by the number of papers taken."""
_FLAT = 1e-3
"""The least curvature reckoned with, so that rows already certain do not make a step endless."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the order looks at of one paper, as it was known on the day."""

    words: bytes
    """The words of title and abstract, the categories and who made it, as `taste.words_of` numbers them."""
    score: float
    """The probability by a model that never learned from this list, so that it means the same in March and in June."""
    kind: str
    code: bool
    liking: float
    """The probability by the model that learned on from this list; the same as `score` where there is none."""
    fame: float = 0.0
    """The logarithm of upvotes, likes or stars known on the day."""
    place: float = MIDDLE
    """Its place by id in its announcement, from 0 (first) to 1 (last): long listings are read from one end."""
    share: float = 1.0
    """How much of one decision its refusal was, where it was refused."""


def seen(
    paper: Paper, verdict: Verdict, signals: Mapping[str, float] | None = None, organisation: str = ""
) -> Seen:
    """What is known of a paper on the day."""
    code = bool(paper.links.code) or "github.com/" in paper.abstract
    fame = log(1 + max((signals or {}).values(), default=0.0))
    likely = verdict.probability
    return Seen(words_of(paper, organisation), likely, verdict.kind.value, code, likely, fame)


@lru_cache(maxsize=1)
def shared() -> tuple[float, ...]:
    """The weights fitted over several lists, in the order of `FEATURES`; 0 for a feature that has none."""
    weights = json.loads(SHARED.read_text(encoding="utf-8"))["weights"]
    return tuple(float(weights.get(name, 0.0)) for name in FEATURES)


@dataclass(frozen=True, eq=False)
class Priority:
    """The order in which one list's people would take papers: a weighted sum of features."""

    weights: tuple[float, ...] = field(default_factory=shared)
    bias: float = 0.0
    taste: Taste = field(default_factory=Taste)

    def marks(self, ones: Sequence[Seen]) -> Sequence[float]:
        """How likely this list's people take each, as logarithms of odds."""
        found: list[float] = (features(ones, self.taste) @ np.array(self.weights) + self.bias).tolist()
        return found

    @classmethod
    def learn(
        cls,
        taken: Sequence[Seen],
        passed: Sequence[Seen],
        refused: Sequence[Seen] = (),
        start: tuple[float, ...] | None = None,
    ) -> Priority:
        """Fit the weights to papers that were taken, passed over in silence and refused by a person.

        They start from the shared ones or from `start`.
        """
        weights = shared() if start is None else start
        decided = taken, passed, refused
        taste = _taste(decided)
        if not taken or not (passed or refused):
            return cls(weights, taste=taste)
        # each half is weighed with the words of the other, so that no paper speaks for itself
        halves = [tuple(side[at::2] for side in decided) for at in (0, 1)]
        rows, truth, worth = [], [], []
        each = 1.0, 1.0, rejection(sum(one.share for one in refused), len(passed))
        for own, others in zip(halves, reversed(halves), strict=True):
            their = _taste(others)
            for side, took, one in zip(own, (True, False, False), each, strict=True):
                rows.append(features(side, their))
                truth.append(np.full(len(side), took))
                worth.append(one * np.array([known.share for known in side]))
        held = _KEEP + _SHARED_WORTH / len(taken)
        told = np.concatenate(truth)
        return cls(*fit(np.vstack(rows), told, weights, held, _even(told, np.concatenate(worth))), taste)


def _taste(decided: Sequence[Sequence[Seen]]) -> Taste:
    taken, passed, refused = ([one.words for one in side] for side in decided)
    return Taste.learn(taken, passed, refused, [one.share for one in decided[2]])


def _even(taken: Truth, worth: Floats) -> Floats:
    """Both answers weigh the same together, whatever their numbers."""
    found: Floats = worth / np.where(taken, max(worth[taken].sum(), 1.0), max(worth[~taken].sum(), 1.0))
    return found


def places(announced: Mapping[str, date]) -> dict[str, float]:
    """The place of each id among those announced on the same day, 0 to 1; `MIDDLE` on days with few papers."""
    found: dict[str, float] = {}
    batches: dict[date, list[str]] = {}
    for key, day in announced.items():
        batches.setdefault(day, []).append(key)
    for keys in batches.values():
        told = len(keys) >= _LISTING
        for at, key in enumerate(sorted(keys)):
            found[key] = (at + 0.5) / len(keys) if told else MIDDLE
    return found


def features(ones: Sequence[Seen], taste: Taste) -> Floats:
    """One row a paper, one column each of `FEATURES`."""
    known = np.array(
        [
            (
                odds(one.score),
                odds(one.liking),
                one.kind == "model",
                one.kind == "survey",
                one.kind in ("dataset", "benchmark"),
                one.code,
                one.fame,
                one.place - MIDDLE,
            )
            for one in ones
        ],
        dtype=np.float64,
    ).reshape(len(ones), len(FEATURES) - len(PARTS))
    liked = taste.of([one.words for one in ones])
    found: Floats = np.hstack([known[:, :2], liked, known[:, 2:]]) / _SCALE
    return found


def fit(
    rows: Floats, taken: Truth, start: Sequence[float], held: float, worth: Floats | None = None
) -> tuple[tuple[float, ...], float]:
    """Logistic regression with a penalty (`held`) on leaving the weights it starts from; returns weights and bias.

    Done by Newton's method right here: loading scikit-learn takes longer than the fit.

    Both answers count the same together, whatever their numbers, unless the `worth` of each paper is given.
    """
    wide = np.hstack([rows, np.ones((len(rows), 1))])
    if worth is None:
        worth = _even(taken, np.ones(len(rows)))
    worth = worth / worth.sum()
    keep = np.full(wide.shape[1], held)
    keep[-1] = 0.0  # how many were taken is no taste
    begun = np.array([*start, 0.0])

    def cost(at: Floats) -> float:
        score = wide @ at
        return float(worth @ (np.logaddexp(0, score) - taken * score) + keep @ (at - begun) ** 2 / 2)

    weights, least = begun, cost(begun)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(wide @ weights, -30.0, 30.0)))
        pull = wide.T @ ((chance - taken) * worth) + keep * (weights - begun)
        bend = (wide.T * (worth * np.maximum(chance * (1 - chance), _FLAT))) @ wide + np.diag(keep)
        step = np.linalg.lstsq(bend, pull, rcond=None)[0]
        further = next((size for size in _SIZES if cost(weights - size * step) < least), None)
        if further is None:
            break
        weights = weights - further * step
        least = cost(weights)
    return tuple(weights[:-1].tolist()), float(weights[-1])

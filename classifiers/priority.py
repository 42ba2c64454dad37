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

from classifiers.taste import PARTS, Taste, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from classifiers.measuring import Floats, Truth
    from state.records import Paper, Verdict

SHARED = Path(__file__).parent / "order.json"
"""What each feature counts over several lists; `python -m bench.order` makes it."""
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
"""What each is divided by, so that all are of about the same size and none is held back more than another."""
MIDDLE = 0.5
_LISTING = 10
"""Papers of a day from which on it matters which stands where."""
_STEPS = 12
_SIZES = (1.0, 0.5, 0.25, 0.1, 0.01)
"""Shares of a step of Newton's that are tried: a whole one may lead astray where few papers were taken."""
_KEEP = 5e-3
_SHARED_WORTH = 0.3
"""How hard the weights are held to the shared ones, always and for one paper taken; for more, so much less."""
_FLAT = 1e-3
_BOUND = 1e-6


@dataclass(frozen=True, slots=True)
class Seen:
    """A paper with what the classifier said of it on the day, as far as an order needs it."""

    words: bytes
    """Of title, abstract and categories, as numbers."""
    score: float
    """How likely a model finds it that did not learn on from this list: the same for a paper of March and one of June."""
    kind: str
    code: bool
    liking: float
    """How likely the one finds it that learned on from this list; the score where none did."""
    fame: float = 0.0
    """The logarithm of upvotes, likes or stars known on the day."""
    place: float = MIDDLE
    """Where it stands among all papers of its announcement, from 0 for the lowest id to 1: long listings are read from an end."""


def seen(paper: Paper, verdict: Verdict, signals: Mapping[str, float] | None = None) -> Seen:
    """What is known of a paper on the day."""
    code = bool(paper.links.code) or "github.com/" in paper.abstract
    fame = log(1 + max((signals or {}).values(), default=0.0))
    likely = verdict.probability
    return Seen(words_of(paper), likely, verdict.kind.value, code, likely, fame)


@lru_cache(maxsize=1)
def shared() -> tuple[float, ...]:
    """What each feature counts over several lists, in the order of `FEATURES`; what none of them had counts nothing."""
    weights = json.loads(SHARED.read_text(encoding="utf-8"))["weights"]
    return tuple(float(weights.get(name, 0.0)) for name in FEATURES)


@dataclass(frozen=True, eq=False)
class Priority:
    """An order for one list; the higher the sooner."""

    weights: tuple[float, ...] = field(default_factory=shared)
    bias: float = 0.0
    taste: Taste = field(default_factory=Taste)

    def marks(self, ones: Sequence[Seen]) -> Sequence[float]:
        """How likely this list's people take each, as logarithms of odds."""
        found: list[float] = (features(ones, self.taste) @ np.array(self.weights) + self.bias).tolist()
        return found

    @classmethod
    def learn(
        cls, taken: Sequence[Seen], passed: Sequence[Seen], start: tuple[float, ...] | None = None
    ) -> Priority:
        """The order that people's decisions show, starting from what lists have in common, or from other weights."""
        weights = shared() if start is None else start
        taste = Taste.learn([one.words for one in taken], [one.words for one in passed])
        if not taken or not passed:
            return cls(weights, taste=taste)
        # each half is weighed with the words of the other, so that no paper speaks for itself
        halves = [(taken[0::2], passed[0::2]), (taken[1::2], passed[1::2])]
        rows, truth = [], []
        for own, others in zip(halves, reversed(halves), strict=True):
            their = Taste.learn(*([one.words for one in side] for side in others))
            for side, took in zip(own, (True, False), strict=True):
                rows.append(features(side, their))
                truth.append(np.full(len(side), took))
        held = _KEEP + _SHARED_WORTH / len(taken)
        return cls(*fit(np.vstack(rows), np.concatenate(truth), weights, held), taste)


def places(announced: Mapping[str, date]) -> dict[str, float]:
    """Where each id stands among those announced on the same day; the middle where there are too few to tell."""
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
                _odds(one.score),
                _odds(one.liking),
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


def _odds(probability: float) -> float:
    kept = min(max(probability, _BOUND), 1 - _BOUND)
    return log(kept / (1 - kept))


def fit(
    rows: Floats, taken: Truth, start: Sequence[float], held: float, worth: Floats | None = None
) -> tuple[tuple[float, ...], float]:
    """A logistic regression held to the weights it starts from, by Newton's method: no library is worth loading for it.

    Taken and passed-over papers count the same together, whatever their numbers, unless their `worth` is given.
    """
    wide = np.hstack([rows, np.ones((len(rows), 1))])
    if worth is None:
        worth = np.where(taken, 1 / max(taken.sum(), 1), 1 / max((~taken).sum(), 1))
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

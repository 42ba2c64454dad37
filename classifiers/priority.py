"""Which of many relevant papers first: what is known on the day, weighed by what a list's people took before; pure.

The classifier says what a paper is about; this says how much it is like what this list takes. The words of taken papers
are held against those of papers that were passed over, and so are their arXiv categories; beside them stand the classifier's
own certainty, the kind, and whether there is code. With too few decisions to learn from, the order is that of the classifier.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from sys import intern
from typing import TYPE_CHECKING

import numpy as np

from classifiers.text import terms, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from state.records import Paper, Verdict

FEWEST = 20
"""Papers that must have been taken before their words say anything."""
_ABSTRACT, _FIRST, _ANY = "~", "@", "#"
"""What a word of the abstract, the first category and any category begin with; a title's words are bare."""
MIDDLE = 0.5
_SMOOTH = 0.5
_AVOIDED = 3
"""Papers passed over from which on a category nobody took from speaks against."""
_LISTING = 10
"""Papers of a day from which on it matters which stands where."""
_STEPS = 12
_KEEP = 3e-3
_FLAT = 1e-3
_BOUND = 1e-6


@dataclass(frozen=True, slots=True)
class Seen:
    """A paper with what the classifier said of it on the day, as far as an order needs it."""

    words: frozenset[str]
    """Of title and abstract, and the categories."""
    score: float
    kind: str
    code: bool
    fame: float = 0.0
    """The logarithm of upvotes, likes or stars known on the day."""
    liking: float = 0.5
    """How likely a model that learned on from this list finds it; the score is that of one that did not."""
    place: float = MIDDLE
    """Where it stands among all papers of its announcement, from 0 for the lowest id to 1: long listings are read from an end."""


def seen(paper: Paper, verdict: Verdict, signals: Mapping[str, float] | None = None) -> Seen:
    """What is known of a paper on the day."""
    title = terms([*tokens(paper.title)])
    abstract = {f"{_ABSTRACT}{word}" for word in tokens(paper.abstract)}
    categories = {f"{_ANY}{name}" for name in paper.categories} | {
        f"{_FIRST}{name}" for name in paper.categories[:1]
    }
    words = frozenset(map(intern, title | abstract | categories))  # thousands of papers share their words
    code = bool(paper.links.code) or "github.com/" in paper.abstract
    fame = log(1 + max((signals or {}).values(), default=0.0))
    return Seen(words, verdict.probability, verdict.kind.value, code, fame)


@dataclass(frozen=True)
class Priority:
    """An order for one list; the higher the sooner."""

    taste: Mapping[str, float] = field(default_factory=dict)
    """How much more often a word stands in what was taken than in what was passed over, as logarithm of odds."""
    weights: tuple[float, ...] = (1.0,)
    bias: float = 0.0

    def of(self, one: Seen) -> float:
        """How likely this list's people take it, as logarithm of odds."""
        return self.bias + sum(w * x for w, x in zip(self.weights, self._features(one), strict=False))

    def _features(self, one: Seen) -> tuple[float, ...]:
        return _features(one, self.taste)

    @classmethod
    def learn(cls, taken: Sequence[Seen], passed: Sequence[Seen]) -> Priority:
        """The order that people's decisions show; the classifier's own where there are too few of them."""
        if len(taken) < FEWEST or not passed:
            return cls()
        # each half is weighed with the words of the other, so that no paper speaks for itself
        halves = [(taken[0::2], passed[0::2]), (taken[1::2], passed[1::2])]
        rows: list[tuple[tuple[float, ...], float]] = []
        for (own_taken, own_passed), others in zip(halves, reversed(halves), strict=True):
            taste = taste_of(*others)
            rows += [(_features(one, taste), 1.0) for one in own_taken]
            rows += [(_features(one, taste), 0.0) for one in own_passed]
        weights, bias = _fit(rows, balance=len(passed) / len(taken))
        return cls(taste_of(taken, passed), weights, bias)


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


def taste_of(taken: Sequence[Seen], passed: Sequence[Seen]) -> dict[str, float]:
    """How much each word speaks for being taken, and each category for or against."""
    for_it, against = (Counter(word for one in side for word in one.words) for side in (taken, passed))
    telling = {word for word, count in for_it.items() if count > 1}
    telling |= {word for word, count in against.items() if word[0] in (_FIRST, _ANY) and count > _AVOIDED}
    return {
        word: log((for_it[word] + _SMOOTH) / (len(taken) + 2 * _SMOOTH))
        - log((against[word] + _SMOOTH) / (len(passed) + 2 * _SMOOTH))
        for word in telling
    }


def _features(one: Seen, taste: Mapping[str, float]) -> tuple[float, ...]:
    """All of about the same size: certainty of both models, taste in title, abstract and categories, kinds, code, fame, place in the listing."""
    liked = dict.fromkeys((_ABSTRACT, _FIRST, _ANY, ""), 0.0)
    for word in one.words:
        if word in taste:
            liked[word[0] if word[0] in liked else ""] += taste[word]
    return (
        _odds(one.score) / 4,
        _odds(one.liking) / 4,
        liked[""] / 4,
        liked[_ABSTRACT] / 20,
        liked[_FIRST] / 2,
        liked[_ANY] / 2,
        float(one.kind == "model"),
        float(one.kind == "survey"),
        float(one.kind in ("dataset", "benchmark")),
        float(one.code),
        one.fame / 3,
        one.place - MIDDLE,
    )


def _odds(probability: float) -> float:
    kept = min(max(probability, _BOUND), 1 - _BOUND)
    return log(kept / (1 - kept))


def _fit(rows: Sequence[tuple[tuple[float, ...], float]], balance: float) -> tuple[tuple[float, ...], float]:
    """A logistic regression of a handful of features, by Newton's method: no library is worth loading for it."""
    features = np.array([(*row, 1.0) for row, _ in rows])
    taken = np.array([took for _, took in rows])
    worth = np.where(taken > 0, balance, 1.0)
    worth /= worth.sum()
    keep = np.full(features.shape[1], _KEEP)
    keep[-1] = 0.0  # how many were taken is no taste
    weights = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30.0, 30.0)))
        pull = features.T @ ((chance - taken) * worth) + keep * weights
        bend = (features.T * (worth * np.maximum(chance * (1 - chance), _FLAT))) @ features + np.diag(keep)
        weights -= np.linalg.lstsq(bend, pull, rcond=None)[0]
    return tuple(weights[:-1].tolist()), float(weights[-1])

"""What a work is for, as tasks: what speaks for each of them, and how likely that makes it one of the work's own.

What is counted is little: a term in the title, how many sentences about the own work and about results have one, in how
many different words it is said, and its share in all that is said of tasks; beside that, what each of the terms is worth,
and what the work is for besides. The terms stand in `tags.toml`, what all this is worth in `tasks.json`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources
from math import exp, log, log1p, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Fact, Field
from tracker.facts.tags import names
from tracker.facts.text.reading import BACKGROUND, OWN, RESULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.facts.fact import Facts
    from tracker.facts.tags import Stretch, Terms
    from tracker.facts.text.lexicon import Phrase
    from tracker.facts.text.reading import Role

    _Mention = tuple[Stretch, Phrase]
    """A term where it stands."""
    _Counts = tuple[bool, bool, int, int, int, int]

TELLING = 0.77
"""How likely a task must be to be told: of what is a little less likely, one in four or five is wrong by any reader's word."""
_LEAST = log(TELLING / (1 - TELLING)) - 1e-9
"""What the weights of such a task come to, and a little less, for in another order they may come to a little less."""
SURE = 0.85
"""How likely it must be to stand in an entry, where a wrong word costs more than a missing one."""
MOST = 4
"""How many of a work are told at the most."""
SIGNS = ("title", "weak_title", "own", "result", "words", "weak_words", "share")
"""What is counted of each task, by the names that the weights have in `tasks.json`."""
_SHARE = {None: 1.0, OWN: 0.5, RESULT: 0.5, BACKGROUND: 0.0}
"""What a term is worth in the title, which comes first, and in a sentence; in one on others' work it is worth nothing."""
_HINT = 0.3
"""How much of a mention one is that only hints."""
_TWO = 2
_MANY = 10
"""So many hints may tell any task."""
_UNSAID = 3.0
"""A share is one of what is said and this much more, so that a single word of a short text is no large one."""


class Weights(NamedTuple):
    """What each sign is worth, and what tasks, terms and other tasks are."""

    signs: Sequence[float]
    bias: float
    prior: Mapping[str, float]
    """What a task is worth before any sign."""
    worth: Sequence[Mapping[str, float]]
    """What a term in the title is worth to each of its tasks, by its place among the terms."""
    company: Mapping[str, Mapping[str, float]]
    """What it is worth to a task that the work is for another one too."""


@cache
def shipped_weights() -> Weights:
    """The weights of `tasks.json`, where a term goes by its name."""
    told = json.loads(resources.files(__package__).joinpath("tasks.json").read_text(encoding="utf-8"))
    return Weights(
        tuple(told["signs"][sign] for sign in SIGNS),
        told["signs"]["bias"],
        told["prior"],
        tuple(told["worth"].get(name, {}) for name in names()),
        told["company"],
    )


class Evidence:
    """What speaks for one task."""

    __slots__ = ("own", "results", "strong", "terms", "title", "weak", "weak_title")

    def __init__(self) -> None:
        self.strong: list[_Mention] = []
        self.weak: list[_Mention] = []
        """Those that only hint at it."""
        self.title = self.weak_title = False
        self.own = self.results = 0
        """The sentences about the own work, and about results, that name it, as bits."""
        self.terms: dict[int, float] = {}
        """How much of its worth each term has here, by its place."""

    def name_in(self, role: Role | None, sentence: int) -> None:
        """Count one more place that names it."""
        if role is OWN:
            self.own |= 1 << sentence
        elif role is RESULT:
            self.results |= 1 << sentence
        else:
            self.title = True

    @property
    def best(self) -> _Mention:
        """The mention to quote."""
        return max(self.strong or self.weak, key=_shows)

    def signs(self, share: float) -> tuple[float, ...]:
        """The counts in the order of `SIGNS`, with the task's share in all that is said; many say little more than some."""
        strong, weak = self.strong, self.weak
        counts = (
            self.title,
            self.weak_title,
            self.own.bit_count(),
            self.results.bit_count(),
            len(strong) if len(strong) < _TWO else _different(strong),
            len(weak) if len(weak) < _TWO else _different(weak),
        )
        return (*_signs(counts), sqrt(share))


def _different(mentions: Sequence[_Mention]) -> int:
    """In how many different words is it said?"""
    return len({stretch[2].lowered[start:end] for stretch, (_, start, end) in mentions})


@lru_cache(maxsize=4096)
def _signs(counts: _Counts) -> tuple[float, ...]:
    """What counts say, for many say little more than some; works have few different ones."""
    title, weak_title, *several = counts
    return (title, weak_title, *map(log1p, several))


_PLACE = {None: 3, OWN: 2, RESULT: 1, BACKGROUND: 0}


def _shows(mention: _Mention) -> tuple[int, int]:
    """How well a mention shows the task to a reader: by where it stands, then at what length."""
    stretch, (_, start, end) = mention
    return _PLACE[stretch.role], end - start


def evidence(mentions: Iterable[Stretch], told: Terms) -> dict[str, Evidence]:
    """What speaks for each task among the terms of a work's title and abstract."""
    found: defaultdict[str, Evidence] = defaultdict(Evidence)
    tasks, weak = told.tasks, told.weak
    for stretch in mentions:
        role, sentence, _, phrases = stretch
        share = _SHARE[role]
        for phrase in phrases:
            place = phrase[0]
            for task in tasks[place]:
                seen = found[task]
                seen.strong.append((stretch, phrase))
                if share:
                    seen.terms.setdefault(place, share)
                    seen.name_in(role, sentence)
            for task in weak[place]:
                seen = found[task]
                seen.weak.append((stretch, phrase))
                if share:
                    seen.terms.setdefault(place, share)
                    seen.weak_title |= role is None
    return found


def tasks_named(found: Mapping[str, Evidence]) -> list[str]:
    """The tasks that are named in the title or in a sentence about the own work."""
    return [task for task, seen in found.items() if seen.title or seen.own]


def shares(found: Mapping[str, Evidence]) -> list[float]:
    """The share of each task in all that is said of tasks; what a title says counts twice."""
    said = [
        len(seen.strong) + seen.title + _HINT * (len(seen.weak) + seen.weak_title) for seen in found.values()
    ]
    all_said = sum(said) + _UNSAID
    return [one / all_said for one in said]


def enough_hints(weights: Weights) -> dict[str, int]:
    """How many hints in sentences it takes at the least for each task that nothing else speaks for."""
    return {
        task: next((hints for hints in range(1, _MANY) if _at_best(task, hints, weights) > _LEAST), _MANY)
        for task in weights.prior
    }


@cache
def _enough() -> dict[str, int]:
    return enough_hints(shipped_weights())


def _at_best(task: str, hints: int, weights: Weights) -> float:
    """What so many hints come to in the best company, each by the best of terms and in words of its own."""
    (*_, of_words, of_share), bias, prior, worth, company = weights
    others = sum(max(0.0, gain) for gain in company.get(task, {}).values())
    terms = hints * _SHARE[OWN] * max(0.0, *(told.get(task, 0.0) for told in worth))
    share = _HINT * hints / (_HINT * hints + _UNSAID)
    return bias + prior[task] + others + terms + of_words * log1p(hints) + of_share * sqrt(share)


def likely(
    found: Mapping[str, Evidence], weights: Weights, enough: Mapping[str, int] | None = None
) -> dict[str, float]:
    """How likely each task is one that the work is for.

    Where it is said how many hints it takes, those that have fewer are left out: they are many, and never told.
    """
    signs, bias, prior, worth, company = weights
    named = tasks_named(found)
    likelihood = {}
    for (task, seen), share_of_all in zip(found.items(), shares(found), strict=True):
        if enough and not seen.strong and len(seen.weak) < enough[task] and not seen.weak_title:
            continue
        score = bias + prior[task] + sum(map(mul, signs, seen.signs(share_of_all)))
        for place, share in seen.terms.items():
            if task in worth[place]:
                score += share * worth[place][task]
        if named and (others := company.get(task)):
            in_company = 0.0
            for other in named:
                if other in others:
                    in_company += others[other]
            score += in_company
        likelihood[task] = 1 / (1 + exp(-score))
    return likelihood


def task_facts(mentions: Iterable[Stretch], told: Terms) -> list[Fact]:
    """The tasks that are likely enough to be told, the likeliest first."""
    found = evidence(mentions, told)
    ranked = sorted(
        [
            (-sure, task)
            for task, sure in likely(found, shipped_weights(), _enough()).items()
            if sure >= TELLING
        ]
    )
    return [_fact(task, -sure, found[task].best) for sure, task in ranked[:MOST]]


def sure_tasks(facts: Facts) -> tuple[Fact, ...]:
    """The tasks that may stand in an entry."""
    return tuple(fact for fact in facts.of(Field.TASKS) if fact.confidence >= SURE)


def _fact(task: str, sure: float, best: _Mention) -> Fact:
    stretch, (_, start, end) = best
    words = stretch.passage.quote(start, end)
    return Fact(Field.TASKS, task, words, stretch.passage.source, min(0.99, sure))

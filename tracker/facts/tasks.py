"""What a work is for, as tasks: what speaks for each of them, and how likely that makes it one of the work's own.

What is counted is little and can be read in `tags.toml`: a term in the title, how many sentences about the own work and
about results have one, whether only weak terms do, and how many other tasks have more that speaks for them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Fact, Field
from tracker.facts.reading import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.facts.fact import Facts
    from tracker.facts.tags import Mention, Terms

TELLING = 0.55
"""How likely a task must be to be told: likelier than not, and a little more."""
SURE = 0.85
"""How likely it must be to stand in an entry, where a wrong word costs more than a missing one."""
_MOST = 4
_MOST_AHEAD = 4
SIGNS = ("title", "weak_title", "own", "result", "weak", "phrase")
"""What is counted of each task, by the names that the weights have in `tags.toml`."""


class Weights(NamedTuple):
    """What each sign is worth, what comes off for each task that is ahead, and what tasks are worth before any sign."""

    signs: tuple[float, ...]
    ahead: float
    bias: float
    prior: Mapping[str, float]

    @classmethod
    def of(cls, weights: Mapping[str, float], prior: Mapping[str, float]) -> Weights:
        """The weights of a table with a number for each sign."""
        return cls(tuple(weights[sign] for sign in SIGNS), weights["ahead"], weights["bias"], prior)


@dataclass(slots=True)
class Evidence:
    """What speaks for one task, with the mention to quote."""

    best: tuple[tuple[bool, int, int], Mention]
    title: bool = False
    weak_title: bool = False
    phrase: bool = False
    own: set[int] = field(default_factory=set)
    results: set[int] = field(default_factory=set)
    weak: set[int] = field(default_factory=set)

    def add(self, mention: Mention, *, strong: bool) -> None:
        """Count one more mention."""
        if mention.role is None:
            self.title |= strong
            self.weak_title |= not strong
        elif mention.role is not Role.BACKGROUND:
            seen = self.weak if not strong else self.own if mention.role is Role.OWN else self.results
            seen.add(mention.sentence)
        self.phrase |= strong and mention.is_phrase
        self.best = max(self.best, (_says(mention, strong=strong), mention), key=_first)

    @property
    def signs(self) -> tuple[float, ...]:
        """The counts in the order of `SIGNS`; many sentences say little more than some."""
        return (
            float(self.title),
            float(self.weak_title),
            log1p(len(self.own)),
            log1p(len(self.results)),
            log1p(len(self.weak)),
            float(self.phrase),
        )


def _first(pair: tuple[tuple[bool, int, int], Mention]) -> tuple[bool, int, int]:
    return pair[0]


_PLACE = {None: 3, Role.OWN: 2, Role.RESULT: 1, Role.BACKGROUND: 0}


def _says(mention: Mention, *, strong: bool) -> tuple[bool, int, int]:
    """How well a mention shows the task to a reader: by its term, where it stands, then at what length."""
    return strong, _PLACE[mention.role], mention.end - mention.start


def evidence(mentions: Iterable[Mention], told: Terms) -> dict[str, Evidence]:
    """What speaks for each task among the mentions of a work's title and abstract."""
    found: dict[str, Evidence] = {}
    for mention in mentions:
        for strong, tasks in ((True, told.tasks[mention.place]), (False, told.weak[mention.place])):
            for task in tasks:
                if task not in found:
                    found[task] = Evidence((_says(mention, strong=strong), mention))
                found[task].add(mention, strong=strong)
    return found


def likely(found: Mapping[str, Evidence], weights: Weights) -> dict[str, float]:
    """How likely each task is one that the work is for."""
    scores = {
        task: weights.prior.get(task, 0.0) + sum(map(_times, weights.signs, seen.signs))
        for task, seen in found.items()
    }
    return {
        task: 1 / (1 + exp(-(weights.bias + score + weights.ahead * ahead(score, scores.values()))))
        for task, score in scores.items()
    }


def ahead(score: float, scores: Iterable[float]) -> int:
    """How many tasks have more that speaks for them, of which a few count."""
    return min(_MOST_AHEAD, sum(other > score for other in scores))


def _times(weight: float, sign: float) -> float:
    return weight * sign


def task_facts(mentions: Iterable[Mention], told: Terms) -> list[Fact]:
    """The tasks that are likely enough to be told, the likeliest first."""
    found = evidence(mentions, told)
    ranked = sorted((-sure, task) for task, sure in likely(found, told.weights).items())
    return [_fact(task, -sure, found[task].best[1]) for sure, task in ranked[:_MOST] if -sure >= TELLING]


def sure_tasks(facts: Facts) -> tuple[Fact, ...]:
    """The tasks that may stand in an entry."""
    return tuple(fact for fact in facts.of(Field.TASKS) if fact.confidence >= SURE)


def _fact(task: str, sure: float, best: Mention) -> Fact:
    words = best.passage.quote(best.start, best.end)
    return Fact(Field.TASKS, task, words, best.passage.source, min(0.99, sure))

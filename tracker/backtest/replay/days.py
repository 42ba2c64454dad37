"""Time replayed day by day: at each day the tracker knows what was announced and decided until then, and no more; pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from classifiers.patience import Patience
from classifiers.priority import PASSED_AT_MOST, Priority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from classifiers.priority import Seen

    Order = Callable[[Sequence["Announced"], date], Sequence[float]]
    """Marks for what waits at the start of a day; the higher the sooner."""

_DAY = timedelta(days=1)
_RELEARN = timedelta(days=7)
HORIZON_DAYS = 60


@dataclass(frozen=True, slots=True)
class Announced:
    """A paper as the tracker would have met it: from `visible` on."""

    key: str
    visible: date
    score: float
    """How likely the classifier of the day found it."""
    seen: Seen
    relevant: bool = True
    """Is it one that people pass over when they leave it: likely enough, and the classifier did not say no?"""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the tracker would have been set. `per_day` 0 has no limit."""

    threshold: float = 0.5
    per_day: int = 0
    horizon_days: int = HORIZON_DAYS


def by_score(waiting: Sequence[Announced], _day: date) -> Sequence[float]:
    """The surest first."""
    return [paper.score for paper in waiting]


def newest_first(waiting: Sequence[Announced], _day: date) -> Sequence[float]:
    """An order that looks at nothing but the day."""
    return [float(paper.visible.toordinal()) for paper in waiting]


@dataclass
class Learned:
    """The order that people's decisions had shown until the day before, learned anew after each day on which they took
    something and at least once a week; learned once for any number of replays.
    """

    papers: Sequence[Announced]
    """In order of time."""
    taken: Mapping[str, date]
    start: date
    shared: tuple[float, ...] | None = None
    """The weights it starts from; those that lists have in common where none are given."""
    _orders: dict[date, tuple[Mapping[str, float], Patience]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the days on which people took something."""
        self.visits = sorted({on for on in self.taken.values() if on > date.min})

    def __call__(self, waiting: Sequence[Announced], day: date) -> Sequence[float]:
        """How likely people are to take each still, by all that is known at the start of the day."""
        learned = self.learned_on(day)
        if learned not in self._orders:
            self._orders[learned] = (self._marked(learned), self.patience(learned))
        marks, patience = self._orders[learned]
        left = {came: patience.of(came, day) for came in {paper.visible for paper in waiting}}
        return [marks[paper.key] + left[paper.visible] for paper in waiting]

    def learned_on(self, day: date) -> date:
        """The day at whose start the order of a day was learned."""
        there = bisect_left(self.visits, day)
        since = max(self.visits[there - 1] + _DAY if there else self.start, self.start)
        return since + (day - since) // _RELEARN * _RELEARN

    def patience(self, day: date) -> Patience:
        """How long people waited with what they took until the day before."""
        took = (paper for paper in self.known(day) if _on_list(paper.key, self.taken, day))
        visits = self.visits[: bisect_left(self.visits, day)]
        return Patience.learn(((paper.visible, self.taken[paper.key]) for paper in took), visits)

    def known(self, day: date) -> Sequence[Announced]:
        """What was announced until a day."""
        return self.papers[: bisect_left(self.papers, day + _DAY, key=lambda paper: paper.visible)]

    def decided(self, day: date) -> tuple[list[Seen], list[Seen]]:
        """What people had taken and what they had passed over until the day before."""
        patience = self.patience(day)
        past = self.known(day)
        took = [paper.seen for paper in past if _on_list(paper.key, self.taken, day)]
        passed = [
            paper.seen
            for paper in past
            if paper.relevant
            and patience.passed_over(paper.visible, day)
            and not _on_list(paper.key, self.taken, day)
        ]
        return took, passed[-PASSED_AT_MOST:]

    def _marked(self, day: date) -> Mapping[str, float]:
        """All that may wait until the order is learned anew: a paper's mark hangs on itself alone."""
        priority = Priority.learn(*self.decided(day), start=self.shared)
        first, last = day - HORIZON_DAYS * _DAY, day + _RELEARN
        waiting = [paper for paper in self.known(last) if paper.visible >= first]
        marks = priority.marks([paper.seen for paper in waiting])
        return {paper.key: mark for paper, mark in zip(waiting, marks, strict=True)}


def replay(
    papers: Iterable[Announced],
    taken: Mapping[str, date],
    span: tuple[date, date],
    setting: Setting,
    order: Order = by_score,
) -> dict[str, date]:
    """When what would have been proposed in the days of `span`; `taken` says when people put a paper on the list by themselves.

    A run stands at the start of its day: what people did on that day is known the next.
    """
    start, end = span
    coming = [paper for paper in in_time(papers) if paper.score >= setting.threshold]
    if not setting.per_day:  # nothing waits, so nothing is put in order
        met = ((paper.key, max(paper.visible, start), paper) for paper in coming if paper.visible <= end)
        late = start - setting.horizon_days * _DAY
        return {
            key: day for key, day, paper in met if paper.visible >= late and not _on_list(key, taken, day)
        }
    proposed: dict[str, date] = {}
    waiting: dict[str, Announced] = {}
    at = 0
    for day in (start + step * _DAY for step in range((end - start).days + 1)):
        while at < len(coming) and coming[at].visible <= day:
            waiting[coming[at].key] = coming[at]
            at += 1
        waiting = {
            key: paper
            for key, paper in waiting.items()
            if not _on_list(key, taken, day) and (day - paper.visible).days <= setting.horizon_days
        }
        marks = order([*waiting.values()], day)
        best = sorted((-mark, key) for key, mark in zip(waiting, marks, strict=True))
        for _, key in best[: setting.per_day]:
            proposed[key] = day
            del waiting[key]
    return proposed


def in_time(papers: Iterable[Announced]) -> list[Announced]:
    """In the order in which they were to be seen."""
    return sorted(papers, key=lambda paper: (paper.visible, paper.key))


def _on_list(key: str, taken: Mapping[str, date], day: date) -> bool:
    on = taken.get(key)
    return on is not None and on < day

"""Time replayed day by day: at each day the tracker knows what was announced and decided until then, and no more; pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from classifiers.patience import Patience
from classifiers.priority import Priority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from classifiers.priority import Seen

_DAY = timedelta(days=1)
_RELEARN_DAYS = 7
_SETTLED_DAYS = 21
"""After so many days a paper that nobody took counts as passed over."""
_PASSED_AT_MOST = 4000


@dataclass(frozen=True, slots=True)
class Announced:
    """A paper as the tracker would have met it: from `visible` on."""

    key: str
    visible: date
    score: float
    """How likely the classifier of the day found it."""
    seen: Seen
    relevant: bool = True
    """Did the classifier not say no?"""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the tracker would have been set. `per_day` 0 has no limit."""

    threshold: float = 0.5
    per_day: int = 0
    horizon_days: int = 60


def by_score(paper: Announced, _day: date) -> float:
    """The surest first."""
    return paper.score


def newest_first(paper: Announced, _day: date) -> float:
    """The latest first."""
    return float(paper.visible.toordinal())


@dataclass
class Learned:
    """The order that people's decisions had shown until the week before; learned once for any number of replays."""

    papers: Sequence[Announced]
    """In order of time."""
    taken: Mapping[str, date]
    start: date
    _weeks: dict[int, tuple[Priority, Patience]] = field(default_factory=dict)
    _marks: dict[tuple[str, int], float] = field(default_factory=dict)

    def __call__(self, paper: Announced, day: date) -> float:
        """How likely people are to take a paper still, by all that is known at the start of the day's week."""
        week = (day - self.start).days // _RELEARN_DAYS
        priority, patience = self._order(week)
        mark = self._marks.get((paper.key, week))
        if mark is None:
            mark = self._marks[paper.key, week] = priority.of(paper.seen)
        return mark + patience.of((day - paper.visible).days)

    def _order(self, week: int) -> tuple[Priority, Patience]:
        if week not in self._weeks:
            day = self.start + week * _RELEARN_DAYS * _DAY
            self._weeks[week] = _learn(self.papers, self.taken, day)
        return self._weeks[week]


def replay(
    papers: Iterable[Announced],
    taken: Mapping[str, date],
    span: tuple[date, date],
    plan: Plan,
    mark: Callable[[Announced, date], float] = by_score,
) -> dict[str, date]:
    """When what would have been proposed in the days of `span`; `taken` says when people put a paper on the list by themselves.

    A run stands at the start of its day: what people did on that day is known the next.
    """
    start, end = span
    coming = [paper for paper in in_time(papers) if paper.score >= plan.threshold]
    if not plan.per_day:  # nothing waits, so nothing is put in order
        met = ((paper.key, max(paper.visible, start), paper) for paper in coming if paper.visible <= end)
        late = start - plan.horizon_days * _DAY
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
            if not _on_list(key, taken, day) and (day - paper.visible).days <= plan.horizon_days
        }
        best = sorted((-mark(paper, day), key) for key, paper in waiting.items())
        for _, key in best[: plan.per_day]:
            proposed[key] = day
            del waiting[key]
    return proposed


def in_time(papers: Iterable[Announced]) -> list[Announced]:
    """In the order in which they were to be seen."""
    return sorted(papers, key=lambda paper: (paper.visible, paper.key))


def _on_list(key: str, taken: Mapping[str, date], day: date) -> bool:
    on = taken.get(key)
    return on is not None and on < day


def _learn(papers: Sequence[Announced], taken: Mapping[str, date], day: date) -> tuple[Priority, Patience]:
    """What the decisions until the day before teach."""
    past = papers[: bisect_right(papers, day, key=lambda paper: paper.visible)]
    settled = day - _SETTLED_DAYS * _DAY
    took = [paper for paper in past if _on_list(paper.key, taken, day)]
    passed = [
        paper.seen
        for paper in past
        if paper.relevant and paper.visible <= settled and not _on_list(paper.key, taken, day)
    ]
    return (
        Priority.learn([paper.seen for paper in took], passed[-_PASSED_AT_MOST:]),
        Patience.learn((taken[paper.key] - paper.visible).days for paper in took),
    )

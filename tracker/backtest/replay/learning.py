"""Which model would have judged on which day: the shipped one at first, then one that learns on from the list as runs do."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from classifiers.errors import NothingLearnedError
from classifiers.labels import Labelled, Origin
from tracker.backtest.replay.texts import lot
from tracker.training.decisions import AT_MOST
from tracker.training.learned import AGAIN, SETTLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tracker.backtest.replay.texts import Overview
    from tracker.ports import Judge


@dataclass(frozen=True, slots=True)
class Judging:
    """The model one starts with, and how one learns on from labels, if it does."""

    first: Judge
    learn: Callable[[Sequence[Labelled]], Judge] | None = None
    """Raises `NothingLearnedError` where nothing came of it."""
    every: timedelta = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Lessons:
    """The models in the order of their times; each judges what comes out until the next."""

    first: Judge
    """The one that did not learn on."""
    judges: Sequence[Judge]
    starts: Sequence[date] = ()
    """The day from which on each judges."""
    learned: int = 0
    """How many of them learned on."""

    def number(self, day: date) -> int:
        """Which of them judges what comes out on a day."""
        return max(bisect_right(self.starts, day) - 1, 0)


def lessons(
    judging: Judging, overview: Overview, on_list: Mapping[str, date], span: tuple[date, date]
) -> Lessons:
    """Models fitted on what had been taken and passed over until the day before they began; tried again soon where nothing came of it."""
    if judging.learn is None or overview.last is None:
        return Lessons(judging.first, [judging.first])
    start, end = span
    judges: list[Judge] = []
    starts: list[date] = []
    learned = 0
    day = start
    while not judges or day <= min(end, overview.last):
        starts.append(day)
        try:
            judges.append(judging.learn(list(_labels(overview, on_list, day))))
            learned += 1
            day += judging.every
        except NothingLearnedError:
            judges.append(judges[-1] if judges else judging.first)
            day += AGAIN
    return Lessons(judging.first, judges, starts, learned)


def _labels(overview: Overview, on_list: Mapping[str, date], day: date) -> Iterator[Labelled]:
    """What the list had taken belongs; that it was silent about others says little, and they weigh little."""
    visible = overview.visible
    for key, paper in overview.wanted.items():
        if visible[key] <= day and on_list.get(key, date.max) < day:
            yield Labelled(paper, relevant=True, origin=Origin.LISTED)
    others = {**overview.drawn, **overview.wanted}
    passed = (
        others[key]
        for key in sorted(others, key=lot)
        if visible[key] <= day - SETTLED and on_list.get(key, date.max) >= day
    )
    for _, paper in zip(range(AT_MOST), passed, strict=False):
        yield Labelled(paper, relevant=False, origin=Origin.UNLABELLED)

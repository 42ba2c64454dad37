"""Which model would have judged on which day: the shipped one at first, then one that learns on from the list every four weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from classifiers.errors import TooFewLabelsError
from classifiers.labels import Labelled, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tracker.backtest.texts import Overview
    from tracker.ports import Judge

_EVERY = timedelta(days=28)
_SETTLED = timedelta(days=21)
"""After so many days a paper that nobody took counts as passed over."""
_PASSED_AT_MOST = 2000


@dataclass(frozen=True, slots=True)
class Judging:
    """The model one starts with, and how one learns on from labels, if it does."""

    first: Judge
    learn: Callable[[Sequence[Labelled]], Judge] | None = None
    """Raises `TooFewLabelsError` where there is too little to learn from."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """The models in the order of their times; each judges what comes out in its four weeks."""

    first: Judge
    """The one that did not learn on."""
    judges: Sequence[Judge]
    start: date = date.min
    learned: int = 0
    """How many of them learned on."""

    def number(self, day: date) -> int:
        """Which of them judges what comes out on a day."""
        return min(max((day - self.start) // _EVERY, 0), len(self.judges) - 1)


def lessons(
    judging: Judging, overview: Overview, on_list: Mapping[str, date], span: tuple[date, date]
) -> Lessons:
    """A model for every four weeks, each fitted on what had been taken and passed over until the day before they began."""
    if judging.learn is None or overview.last is None:
        return Lessons(judging.first, [judging.first])
    start, end = span
    judges: list[Judge] = []
    learned = 0
    day = start
    while not judges or day <= min(end, overview.last):
        try:
            judges.append(judging.learn(list(_labels(overview, on_list, day))))
            learned += 1
        except TooFewLabelsError:
            judges.append(judges[-1] if judges else judging.first)
        day += _EVERY
    return Lessons(judging.first, judges, start, learned)


def _labels(overview: Overview, on_list: Mapping[str, date], day: date) -> Iterator[Labelled]:
    """What the list had taken belongs; that it was silent about others says little, and they weigh little."""
    visible = overview.visible
    for key, paper in overview.wanted.items():
        if visible[key] <= day and on_list.get(key, date.max) < day:
            yield Labelled(paper, relevant=True, origin=Origin.LISTED)
    passed = (
        paper
        for key, paper in overview.drawn.items()
        if visible[key] <= day - _SETTLED and on_list.get(key, date.max) >= day
    )
    for _, paper in zip(range(_PASSED_AT_MOST), passed, strict=False):
        yield Labelled(paper, relevant=False, origin=Origin.UNLABELLED)

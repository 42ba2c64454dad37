"""What was met on each day: every text judged by the model of its time, and only what may matter kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from classifiers.priority import MIDDLE
from tracker.backtest.replay.texts import each_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from state.records import Paper, Verdict
    from tracker.backtest.replay.learning import Lessons
    from tracker.backtest.replay.texts import Overview, Text

_PIECE = 2048


@dataclass(frozen=True, slots=True)
class Met:
    """A paper that was judged, and the first day on which it was to be seen."""

    key: str
    paper: Paper
    verdict: Verdict
    visible: date
    place: float = MIDDLE
    """Where it stood among all of its day."""


def meet(
    texts: Iterable[Text],
    overview: Overview,
    lessons: Lessons,
    least: float,
    told: Callable[[int], None] = lambda _: None,
) -> list[Met]:
    """Judge each text as on the day it came, and keep those of `least` probability or more and those that people took."""
    kept: list[Met] = []
    coming = each_once(texts)
    while piece := list(islice(coming, _PIECE)):
        days = [(lessons.number(overview.visible[key]), key, text.paper) for key, text in piece]
        for number, group in groupby(sorted(days, key=lambda one: one[:2]), key=lambda one: one[0]):
            papers = {key: paper for _, key, paper in group}
            verdicts = lessons.judges[number].judge([*papers.values()])
            kept += [
                Met(key, paper, verdict, overview.visible[key], overview.places[key])
                for (key, paper), verdict in zip(papers.items(), verdicts, strict=True)
                if verdict.probability >= least or key in overview.wanted
            ]
        told(len(piece))
    return sorted(kept, key=lambda met: (met.visible, met.key))

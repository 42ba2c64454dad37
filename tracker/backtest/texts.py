"""What was announced, and from which day on it was to be seen: judged piece by piece, with only what may matter kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tracker.sources.arxiv.calendar import announces

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from state.records import Paper, Verdict
    from tracker.ports import Judge
    from tracker.recordfile import Record

_PIECE = 512
_DAY = timedelta(days=1)
_WHOLE_DAY = 10
_NEW_STYLE = re.compile(r"(?P<year>\d\d)(?P<month>\d\d)\.\d+")


@dataclass(frozen=True, slots=True)
class Text:
    """A paper with the day it names, if it names one; a month alone is no day."""

    paper: Paper
    day: date | None


@dataclass(frozen=True, slots=True)
class Met:
    """A paper that was judged, and the first day on which it was to be seen."""

    key: str
    paper: Paper
    verdict: Verdict
    visible: date


@dataclass
class Meeting:
    """What all the texts came to."""

    papers: list[Met] = field(default_factory=list)
    """Those that may matter, in order of time."""
    texts: int = 0
    first: date | None = None
    last: date | None = None


def text_of(record: Record) -> Text:
    """A record with its day; a year or a month that a record file turned into its first day is no day."""
    said = record.fields.get("published")
    whole = isinstance(said, str) and len(said.strip()) >= _WHOLE_DAY
    return Text(record.paper, record.paper.published if whole else None)


def meet(
    texts: Iterable[Text],
    judge: Judge,
    least: float,
    wanted: Collection[str],
    told: Callable[[int], None] = lambda _: None,
) -> Meeting:
    """Judge texts and keep those of `least` probability or more, and those that people took."""
    found = Meeting()
    kept: dict[str, tuple[Paper, Verdict]] = {}
    days: dict[str, date] = {}
    coming = _new(texts, days)
    while piece := list(islice(coming, _PIECE)):
        papers = [text.paper for text in piece]
        for paper, verdict in zip(papers, judge.judge(papers), strict=True):
            key = paper.arxiv_id or ""
            if verdict.probability >= least or key in wanted:
                kept[key] = (paper, verdict)
        found.texts += len(piece)
        told(len(piece))
    visible = _Days(days)
    everything = sorted(days.values())
    found.first, found.last = (everything[0], everything[-1]) if everything else (None, None)
    found.papers = sorted(
        (Met(key, paper, verdict, visible.of(key)) for key, (paper, verdict) in kept.items()),
        key=lambda met: (met.visible, met.key),
    )
    if found.first is None and found.papers:
        found.first, found.last = found.papers[0].visible, found.papers[-1].visible
    return found


def _new(texts: Iterable[Text], days: dict[str, date]) -> Iterator[Text]:
    """Each arXiv paper once; its day goes into `days`."""
    ever: set[str] = set()
    for text in texts:
        key = text.paper.arxiv_id
        if key is None or key in ever:
            continue
        ever.add(key)
        if text.day:
            days[key] = text.day
        yield text


class _Days:
    """From which day on a paper was to be seen."""

    def __init__(self, days: dict[str, date]) -> None:
        self._days = days
        self._ids = sorted(days)

    def of(self, key: str) -> date:
        """The announcement after the paper's own day; without one, that of the ids around it or of its month's end."""
        first, last = month_of(key)
        day = self._days.get(key)
        if day is None:
            day = self._around(key, first, last)
        return next_announcement(max(day, first))

    def _around(self, key: str, first: date, last: date) -> date:
        """Ids are given in order: what has a higher one came later, so its day is never too early."""
        at = bisect_right(self._ids, key)
        near = self._ids[at : at + 1]
        return min(self._days[near[0]], last) if near and month_of(near[0]) == (first, last) else last


def month_of(key: str) -> tuple[date, date]:
    """The first and the last day of the month that an arXiv id names."""
    match = _NEW_STYLE.fullmatch(key)
    old = key.rpartition("/")[2]
    year, month = (2000 + int(match["year"]), int(match["month"])) if match else (int(old[:2]), int(old[2:4]))
    if not match:
        year += 1900 if year > 90 else 2000
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - _DAY


def next_announcement(day: date) -> date:
    """The announcement day after a day."""
    day += _DAY
    while not announces(day):
        day += _DAY
    return day

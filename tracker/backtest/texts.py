"""What was announced, and from which day on it was to be seen: judged piece by piece, with only what may matter kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from tracker.backtest.announced import announced

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from state.records import Paper, Verdict
    from tracker.ports import Judge
    from tracker.recordfile import Record

_PIECE = 512
_WHOLE_DAY = 10


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
    days: dict[str, date | None] = {}
    coming = _new(texts, days)
    while piece := list(islice(coming, _PIECE)):
        papers = [text.paper for text in piece]
        for paper, verdict in zip(papers, judge.judge(papers), strict=True):
            key = paper.arxiv_id or ""
            if verdict.probability >= least or key in wanted:
                kept[key] = (paper, verdict)
        found.texts += len(piece)
        told(len(piece))
    visible = announced(days)
    everything = sorted(day for day in days.values() if day)
    found.first, found.last = (everything[0], everything[-1]) if everything else (None, None)
    found.papers = sorted(
        (Met(key, paper, verdict, visible[key]) for key, (paper, verdict) in kept.items()),
        key=lambda met: (met.visible, met.key),
    )
    if found.first is None and found.papers:
        found.first, found.last = found.papers[0].visible, found.papers[-1].visible
    return found


def _new(texts: Iterable[Text], days: dict[str, date | None]) -> Iterator[Text]:
    """Each arXiv paper once; its day goes into `days`."""
    ever: set[str] = set()
    for text in texts:
        key = text.paper.arxiv_id
        if key is None or key in ever:
            continue
        ever.add(key)
        days[key] = text.day
        yield text

"""What was announced, and from which day on it was to be seen: read twice, with only what may matter kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING
from zlib import crc32

from classifiers.priority import places
from tracker.backtest.announced import announced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from state.records import Paper
    from tracker.recordfile import Record

_WHOLE_DAY = 10
_DRAWN = 6000
"""Papers that stand for the whole stream where a model learns on."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paper with the day it names, if it names one; a month alone is no day."""

    paper: Paper
    day: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first reading of all texts tells."""

    visible: Mapping[str, date] = field(default_factory=dict)
    """From which day on each paper was to be seen."""
    places: Mapping[str, float] = field(default_factory=dict)
    """Where each stood among all of its day."""
    wanted: Mapping[str, Paper] = field(default_factory=dict)
    """Those that people took at any time."""
    drawn: Mapping[str, Paper] = field(default_factory=dict)
    """Some of all, drawn by their names: the same ones each time."""
    first: date | None = None
    last: date | None = None


def text_of(record: Record) -> Text:
    """A record with its day; a year or a month that a record file turned into its first day is no day."""
    said = record.fields.get("published")
    whole = isinstance(said, str) and len(said.strip()) >= _WHOLE_DAY
    return Text(record.paper, record.paper.published if whole else None)


def look_over(texts: Iterable[Text], wanted: Collection[str]) -> Overview:
    """Read all texts once, for their days and for what a model can learn from."""
    days: dict[str, date | None] = {}
    taken: dict[str, Paper] = {}
    drawn: list[tuple[int, str, Paper]] = []
    for key, text in each_once(texts):
        days[key] = text.day
        if key in wanted:
            taken[key] = text.paper
        lot = (-crc32(key.encode()), key, text.paper)
        if len(drawn) < _DRAWN:
            heappush(drawn, lot)
        else:
            heappushpop(drawn, lot)
    visible = announced(days)
    told = [day for day in days.values() if day] or list(visible.values())
    lots = {key: paper for _, key, paper in sorted(drawn, reverse=True)}
    return Overview(visible, places(visible), taken, lots, min(told, default=None), max(told, default=None))


def each_once(texts: Iterable[Text]) -> Iterator[tuple[str, Text]]:
    """Each arXiv paper once, by its id."""
    ever: set[str] = set()
    for text in texts:
        key = text.paper.arxiv_id
        if key is not None and key not in ever:
            ever.add(key)
            yield key, text

"""What was announced, and from which day on it was to be seen: read twice, with only what may matter kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappush, heapreplace
from typing import TYPE_CHECKING
from zlib import crc32

from classifiers.priority import places
from tracker.backtest.history.announced import announced, month_of
from tracker.training.decisions import AT_MOST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from state.records import Paper
    from tracker.recordfile import Record

_WHOLE_DAY = 10


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
    """Of the others those that on any day were among the first by `lot`, of all that had come by then."""
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
    urn = Urn(AT_MOST)
    for key, text in each_once(texts):
        days[key] = text.day
        if key in wanted:
            taken[key] = text.paper
        else:
            urn.put(key, text.paper)
    visible = announced(days)
    told = [day for day in days.values() if day] or list(visible.values())
    first, last = min(told, default=None), max(told, default=None)
    return Overview(visible, places(visible), taken, urn.drawn(), first, last)


def lot(key: str) -> int:
    """Where a paper's name puts it in a draw: the lower the sooner, and the same each time."""
    return crc32(key.encode())


class Urn:
    """Papers from which on any day the first so many by `lot` can be drawn, of all that had come by then.

    One that has so many before it in time as well as by lot is drawn on no day and kept no longer. The first of all at
    once would be fewer to keep, but which of the early ones they are would hang on how much came after them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[tuple[date, str, Paper]] = []
        self._enough = 2 * most

    def put(self, key: str, paper: Paper) -> None:
        """Add a paper, in whatever order."""
        self._held.append((month_of(key)[0], key, paper))
        if len(self._held) > self._enough:
            self._sort_out()
            self._enough = max(self._enough, len(self._held) * 3 // 2)

    def drawn(self) -> dict[str, Paper]:
        """All that may be drawn on some day."""
        self._sort_out()
        return {key: paper for _, key, paper in self._held}

    def _sort_out(self) -> None:
        self._held.sort(key=lambda one: one[:2])
        first: list[int] = []
        kept = []
        for one in self._held:
            backwards = -lot(one[1])
            if len(first) < self._most:
                heappush(first, backwards)
            elif backwards > first[0]:
                heapreplace(first, backwards)
            else:
                continue
            kept.append(one)
        self._held = kept


def each_once(texts: Iterable[Text]) -> Iterator[tuple[str, Text]]:
    """Each arXiv paper once, by its id."""
    ever: set[str] = set()
    for text in texts:
        key = text.paper.arxiv_id
        if key is not None and key not in ever:
            ever.add(key)
            yield key, text

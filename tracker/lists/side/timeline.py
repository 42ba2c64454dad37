"""A table that names every work of the page once more, such as a timeline: a row for each new one, where all others have one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from state.identity import Scheme
from state.papers import Paper
from state.titles import fold
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.escaping import Context, fit
from tracker.lists.entry.inline import plain
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import CALLED
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.keys import By, keys_among, keys_of
from tracker.lists.form.order import Direction, detect
from tracker.lists.form.padding import padded
from tracker.lists.form.writing import write_entry
from tracker.lists.placing.standing import place_among
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cell_bounds, cells
from tracker.lists.reading.works import identities_in
from tracker.lists.side.change import SideChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page
    from tracker.lists.side.change import Grown

_FEWEST = 5
"""In fewer rows each work may stand by chance."""
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class _Timeline:
    """A table, the column in which it names works, and what it calls them there."""

    group: Group
    rows: Sequence[Entry]
    column: int
    way: int
    """Which of `_ways`."""


def keep_timeline(grown: Grown) -> Iterator[SideChange]:
    """A row for each new entry in a table without links that names nearly all other entries of its kind, and hardly anything else."""
    page, fresh = grown.after, grown.fresh
    new = [entry for entry in page.entries if entry.start in fresh]
    for kind in dict.fromkeys(entry.kind for entry in new):
        others = [entry for entry in page.entries if entry.kind is kind and entry.start not in fresh]
        for timeline in _timelines(page, others):
            wanted = [entry for entry in new if entry.kind is kind and entry.group != timeline.group]
            yield from _rows(page, timeline, wanted)


def _timelines(page: Page, others: Sequence[Entry]) -> Iterator[_Timeline]:
    for group, rows in page.groups.items():
        elsewhere = [_ways(_title(entry)) for entry in others if entry.group != group]
        if group.kind is not EntryKind.ROW or min(len(rows), len(elsewhere)) < _FEWEST:
            continue
        if any(row.linked for row in rows):
            continue  # those are entries themselves
        called = frozenset().union(*map(_folded, elsewhere))
        for column in range(min(len(cells(row.text)) for row in rows)):
            named = {_cell(row, column) for row in rows}
            known = sum(_cell(row, column) in called for row in rows)
            there = sum(not _folded(ways).isdisjoint(named) for ways in elsewhere)
            if known >= _NEARLY_ALL * len(rows) and there >= _NEARLY_ALL * len(elsewhere):
                usual = [
                    sum(not _folded([way]).isdisjoint(named) for way in each)
                    for each in zip(*elsewhere, strict=True)
                ]
                yield _Timeline(group, rows, column, usual.index(max(usual)))
                break


def _rows(page: Page, timeline: _Timeline, new: Sequence[Entry]) -> Iterator[SideChange]:
    around = neighbourhood(page, timeline.group)
    order = detect(keys_among(timeline.rows))
    down = order is None or order.direction is Direction.DOWN
    told = {fold(plain(cell)) for row in timeline.rows for cell in cells(row.text)}
    # what is put behind the same line later comes to stand above
    for entry in sorted(new, key=lambda one: _time(one) or date.min, reverse=not down):
        if not _folded(_ways(_title(entry))).isdisjoint(told):
            continue
        candidate = candidate_for(_paper(entry))
        index = place_among(around, candidate)
        texts = write_entry(around, index, candidate)
        if texts is None:
            continue
        row = padded([_naming(texts[0], timeline, _title(entry))], timeline.rows, index)[0]
        line = timeline.rows[index].start - 1 if index < len(timeline.rows) else timeline.rows[-1].end - 1
        yield SideChange(line, -1, -1, row, f"a row in the table on line {timeline.rows[0].start + 1}")


def _naming(row: str, timeline: _Timeline, title: str) -> str:
    """A row that calls the work what the others call theirs, dressed as they are."""
    starts, ends = cell_bounds(row)
    start, end = starts[timeline.column], ends[timeline.column]
    return row[:start] + _dressed(timeline, fit(_ways(title)[timeline.way], Context.CELL)) + row[end:]


def _dressed(timeline: _Timeline, name: str) -> str:
    """A name with what usually stands around names: blanks, bold signs."""
    forms = Counter(
        raw.replace(words, "{}")
        for row in timeline.rows
        if (words := plain(raw := cells(row.text)[timeline.column])) and words in raw
    )
    usual = max(forms, key=forms.__getitem__, default=" {} ")
    return re.sub(r" {2,}", " ", usual).replace("{}", name)


def _paper(entry: Entry) -> Paper:
    """A work as its entry tells it."""
    arxiv = next((one.value for one in identities_in(entry.text) if one.scheme is Scheme.ARXIV), None)
    return Paper(_title(entry), arxiv_id=arxiv, published=_time(entry))


def _time(entry: Entry) -> date | None:
    """The day that an entry tells, if it tells one to the day, and one that there was."""
    told = keys_of(entry).get(By.DATE)
    if not isinstance(told, tuple) or not all(told):
        return None
    try:
        return date(*told)
    except ValueError:  # `2024-02-30`
        return None


def _title(entry: Entry) -> str:
    """Name and title as they stand: `Name: The Rest`, or the one that is there."""
    first = entry.text.split("\n", 1)[0].removeprefix(entry.marker)
    said = [plain(part.raw) for part in parse(first) if part.slot in CALLED]
    return ": ".join(said[:2])


def _ways(title: str) -> tuple[str, str, str]:
    """What a table may call a work: what stands before the colon, its whole title, or what stands behind."""
    name, _, rest = title.partition(": ")
    return name, title, rest or title


def _folded(ways: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, ways)) - {""}


def _cell(row: Entry, column: int) -> str:
    return fold(plain(cells(row.text)[column]))

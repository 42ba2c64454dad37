"""Tables whose first cell is said once for several rows: the rows below leave theirs empty, or say “the same”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.dateforms import write_date
from tracker.lists.entry.inline import addresses, plain
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.form.keys import arxiv_of
from tracker.lists.placing.levels import covers
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cell_bounds, cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.entry.times import DateFound
    from tracker.lists.reading.entries import Entry

_THE_SAME = Pattern(r'\s*(?:"|〃|″|”|\'\'|’’|↑|同上)?\s*')
_FEWEST = 2
"""Fewer rows without words of their own, or fewer with some, show no habit."""
_LONGEST = 40
"""What is said of several rows is short."""
_SAID = 0.5
"""Where no time is told, so large a share of the rows at most has words of its own."""
_AGREE = 0.8


class RowRun(NamedTuple):
    """Rows `start:end` of a table that share the cell of the first."""

    start: int
    end: int
    cell: str
    """As it stands, with its blanks."""
    below: str
    """What stands in the rows below."""
    date: DateFound | None
    """The time that the cell tells and nothing else, if so."""


class NewRow(NamedTuple):
    """Where a new row stands among its table's, and what its first cell says."""

    at: int
    cell: str


def shared_cells(members: Sequence[Entry]) -> tuple[RowRun, ...]:
    """The rows of a table by the first cell that they share; none where first cells speak for their rows alone."""
    if not members or members[0].kind is not EntryKind.ROW:
        return ()
    firsts = [cells(entry.text)[0] for entry in members]
    heads = [at for at, cell in enumerate(firsts) if not _THE_SAME.fullmatch(cell)]
    below = len(firsts) - len(heads)
    if len(heads) < _FEWEST or below < _FEWEST or heads[0] > 0:  # so it is with nearly all tables
        return ()
    runs = tuple(
        RowRun(start, end, firsts[start], firsts[end - 1] if end > start + 1 else "", _date_in(firsts[start]))
        for start, end in pairwise([*heads, len(firsts)])
    )
    named = len({run.cell.strip().casefold() for run in runs}) == len(runs)
    return runs if named and (_share_time(runs, members) or _share_words(runs, members)) else ()


def with_others(runs: Sequence[RowRun], at: int, moment: Moment | None) -> NewRow | None:
    """The place nearest to an index where a row's first cell can be told by rule; None where it cannot."""
    dates = [run.date for run in runs if run.date]
    if moment is None or len(dates) < len(runs):
        return None
    same = next((run.below for run in runs if run.below), " ")
    for run, date in zip(runs, dates, strict=True):
        if covers(date.moment, moment):
            at = min(max(at, run.start), run.end)
            return NewRow(at, run.cell if at == run.start else same)
    return _of_its_own(runs, dates, moment)


def without(runs: Sequence[RowRun]) -> str:
    """Why a row cannot be put among those that share a cell."""
    return (
        f"rows share the first cell of the row above them (“{plain(runs[0].cell)}”),"
        " and nothing tells which of them the work belongs with"
    )


def with_first(row: str, cell: str) -> str:
    """A row with other words in its first cell."""
    starts, ends = cell_bounds(row)
    return f"{row[: starts[0]]}{cell}{row[ends[0] :]}"


def _of_its_own(runs: Sequence[RowRun], dates: Sequence[DateFound], moment: Moment) -> NewRow | None:
    """The place for the first row of a time, where times run on."""
    told = Moment(moment.year, moment.month if dates[0].moment.month else 0)
    falling = all(one.moment.key > other.moment.key for one, other in pairwise(dates))
    if not falling and not all(one.moment.key < other.moment.key for one, other in pairwise(dates)):
        return None
    before = sum(one.moment.key > told.key if falling else one.moment.key < told.key for one in dates)
    at = runs[before].start if before < len(runs) else runs[-1].end
    cell, date = runs[0].cell, dates[0]
    return NewRow(at, f"{cell[: date.start]}{write_date(date.form, told)}{cell[date.end :]}")


def _date_in(cell: str) -> DateFound | None:
    """The year or month that a cell tells, if nothing else."""
    found = find_dates(cell) or find_years(cell)
    if len(found) != 1 or found[0].moment.day:
        return None
    rest = cell[: found[0].start] + cell[found[0].end :]
    return None if any(letter.isalnum() for letter in rest) else found[0]


def _share_time(runs: Sequence[RowRun], members: Sequence[Entry]) -> bool:
    """Do cells tell years, or all of them months, and are the works below of these?"""
    times = [run.date.moment for run in runs if run.date]
    if len(times) < len(runs) or len({bool(time.month) for time in times}) > 1:
        return False
    known = [
        _months_apart(time, shown)
        for run, time in zip(runs, times, strict=True)
        for member in members[run.start + 1 : run.end]
        if (shown := arxiv_of(member))
    ]
    return sum(apart <= _NEAR for apart in known) >= _AGREE * len(known)


def _months_apart(time: Moment, shown: Sequence[int]) -> int:
    """By how many months an arXiv id is of another time than the one told, or of another year."""
    years = time.year - shown[0]
    return abs(12 * years + time.month - shown[1]) if time.month else abs(years)


_NEAR = 1
"""A work may be told with the month or year in which it came out elsewhere."""


def _share_words(runs: Sequence[RowRun], members: Sequence[Entry]) -> bool:
    """Do cells hold words that are of no one row, such as a subject?"""
    if len(runs) > _SAID * len(members):
        return False
    for run in runs:
        words = plain(run.cell).casefold()
        row = plain(with_first(members[run.start].text, "")).casefold()
        if addresses(run.cell) or len(words) > _LONGEST or not any(map(str.isalpha, words)) or words in row:
            return False
    return True

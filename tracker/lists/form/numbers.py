"""Entries that their people number by hand: `7.`, `[7]`, or a column that counts."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.counted import COUNTED
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cell_bounds
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.reading.entries import Entry

_FEWEST = 3
_NEARLY_ALL = 0.8
_SAMPLE = 30
_GAP = 5
"""So far may numbers before entries rise at once, where some were taken out; a cell's may count something else."""
_AT_FIRST = Pattern(r"(?:#{1,6}[ \t]+)?\s*\[?(?P<number>\d{1,4})(?=[.)\]])")
_MARKER = Pattern(r"\s*(?:[-*+•–][ \t\u00a0]+|#{1,6}[ \t]+)?")
"""What stands before the number of a line."""
_BLANK = Pattern(r"[ \t\u00a0]+")
_CELL = Pattern(
    r"\s*(?:<a\b[^<>]*>\s*(?:</a\s*>\s*)?)?(?:no\.?\s*)?[#№\[(*_`]*(?P<number>\d{1,4})[.)\]*_`]*\s*(?:</a\s*>\s*)?",
    re.IGNORECASE,
)
_MAY_COUNT = Pattern(rf"{_CELL.pattern}|[^\w]*", re.IGNORECASE)
_YEARS = range(1900, 2100)


class Count(NamedTuple):
    """How entries are numbered."""

    step: int
    """1 where they count up, -1 where they count down."""
    column: int = 0
    """The cell of a row that holds the number."""


def number_span(kind: EntryKind, text: str, column: int = 0) -> tuple[int, int] | None:
    """Where the number of an entry stands in its text."""
    if kind is EntryKind.ROW:
        starts, ends = cell_bounds(text)
        found = _CELL.fullmatch(text, starts[column], ends[column]) if column < len(starts) else None
    else:
        found = _AT_FIRST.match(text) or _set_off(text)
    return found.span("number") if found else None


def _set_off(text: str) -> re.Match[str] | None:
    """The number behind a line's bullet, with the signs around it."""
    return COUNTED.match(text, _body(text))


def _body(text: str) -> int:
    """Where a line begins behind its bullet or its heading's signs."""
    marker = _MARKER.match(text)
    return marker.end() if marker else 0


def count_of(entries: Sequence[Entry]) -> Count | None:
    """How some entries are numbered, or None where nobody counts."""
    if len(entries) < _FEWEST:
        return None
    first = entries[0]
    columns = range(len(cell_bounds(first.text)[0]) if first.kind is EntryKind.ROW else 1)
    sample = entries[:_SAMPLE]  # most columns count nothing, and that shows at once
    counts = (
        Count(step, column)
        for column in columns
        if _step_of(sample, column) and (step := _step_of(entries, column))
    )
    return next(counts, None)


def _step_of(entries: Sequence[Entry], column: int) -> int:
    numbers = [_number_of(entry, column) for entry in entries]
    if all(number is None or number in _YEARS for number in numbers):
        return 0
    pairs = list(itertools.pairwise(numbers))
    for step in (1, -1):
        known = [step * (other - one) for one, other in pairs if one is not None and other is not None]
        kept = sum(rise == 1 for rise in known)
        gaps = 0 if entries[0].kind is EntryKind.ROW else sum(1 < rise <= _GAP for rise in known)
        if kept + min(gaps, kept) >= _NEARLY_ALL * len(pairs):
            return 0 if _are_months(entries, [number for number in numbers if number], step) else step
    return 0


def _are_months(entries: Sequence[Entry], numbers: Sequence[int], step: int) -> bool:
    """Do numbers stand beside years, and neither begin nor end with 1 as a count does: works of one month after another?"""
    least = numbers[0] if step > 0 else numbers[-1]
    dated = sum(
        entry.kind is EntryKind.ROW and _YEAR_CELL.search(entry.text) is not None for entry in entries
    )
    return least > 1 and max(numbers) <= _MONTHS and dated >= _NEARLY_ALL * len(entries)


_MONTHS = 12
_YEAR_CELL = Pattern(r"\|\s*(?:19|20)\d\d\s*(?:\||$)")


def _number_of(entry: Entry, column: int) -> int | None:
    span = _span_of(entry, column)
    return int(entry.text[slice(*span)]) if span else None


def _span_of(entry: Entry, column: int) -> tuple[int, int] | None:
    return number_span(entry.kind, entry.text, column)


def _count_among(entries: Sequence[Entry], groups: Iterable[Sequence[Entry]]) -> Count | None:
    """How one or two entries are numbered: as most other groups of the page are, if they begin such a count."""
    kind = entries[0].kind
    alike = [other for other in groups if other[0].kind is kind]
    counts = Counter(count_of(other) for other in alike if len(other) >= _FEWEST)
    pairs = [other for other in alike if len(other) == _FEWEST - 1]
    if not counts and kind is not EntryKind.ROW and len(pairs) > 1 and len(entries) == _FEWEST - 1:
        counts = Counter(
            Count(1) if [_number_of(one, 0) for one in pair] == [1, 2] else None for pair in pairs
        )
    (count, often), *_ = counts.most_common(1) or [(None, 0)]
    if count is None or often * 2 <= counts.total():
        return None
    numbers = [_number_of(entry, count.column) for entry in entries][:: count.step]
    return count if numbers == [*range(1, len(entries) + 1)] else None


def numbered(
    texts: Sequence[str], entries: Sequence[Entry], index: int, groups: Iterable[Sequence[Entry]] = ()
) -> list[str]:
    """The lines of a new entry with the number that its place gives it, where its neighbours are numbered.

    One or two of them are too few to show that; then the other groups of the page do.
    """
    few = 0 < len(entries) < _FEWEST
    count = _count_among(entries, groups) if few else count_of(entries)
    if not count or not texts:
        return list(texts)
    number = _number_at(entries, index, count)
    first, kind = texts[0], entries[0].kind
    if kind is EntryKind.ROW:
        return [_with_cell(first, count.column, _like(entries, index, count.column, number)), *texts[1:]]
    span = number_span(kind, first)
    if span is None:
        return [_headed(first, entries, index, number), *texts[1:]]
    return [f"{first[: span[0]]}{number}{first[span[1] :]}", *texts[1:]]


def repeats_number(text: str, entries: Sequence[Entry]) -> bool:
    """Has a new line the number of an entry that is there, so that some have to be counted on? Numbered lists count by themselves."""
    count = None if not entries or _COUNTS_ITSELF.match(text) else count_of(entries)
    span = number_span(entries[0].kind, text, count.column) if count else None
    if count is None or span is None:
        return False
    number = int(text[slice(*span)])
    return any(_number_of(entry, count.column) == number for entry in entries)


_COUNTS_ITSELF = Pattern(r"\s*\d{1,9}[.)]\s")


def _headed(text: str, entries: Sequence[Entry], index: int, number: int) -> str:
    """A line with its number behind the same bullet as its neighbours have it, and with their signs around it."""
    near = sorted(range(len(entries)), key=lambda at: abs(at - index))
    there = next((found for at in near if (found := _set_off(entries[at].text))), None)
    if there is None or text[: (at := _body(text))] != there.string[: there.start()]:
        return text
    blank = _BLANK.match(there.string, there.end())
    start, end = (place - there.start() for place in there.span("number"))
    head = f"{there.group()[:start]}{number}{there.group()[end:]}{blank.group() if blank else ''}"
    return f"{text[:at]}{head}{text[at:]}"


def _like(entries: Sequence[Entry], index: int, column: int, number: int) -> str:
    """The number's cell as the nearest neighbour that has one writes it: `7`, `#7`, `**7**`, `007`."""
    near = sorted(range(len(entries)), key=lambda at: abs(at - index))
    model, span = next((entries[at].text, span) for at in near if (span := _span_of(entries[at], column)))
    starts, ends = cell_bounds(model)
    there = model[slice(*span)]
    written = f"{number:0{len(there)}}" if there.startswith("0") else f"{number}"
    before = re.sub(
        rf"\b((?:id|name)\s*=[^<>=]*?){there}(?=[\"'\s/>])",
        rf"\g<1>{written}",
        model[starts[column] : span[0]],
    )
    return f"{before}{written}{model[span[1] : ends[column]]}"


def _with_cell(row: str, column: int, cell: str) -> str:
    """A row with its number, unless what a maintainer's template says stands there."""
    starts, ends = cell_bounds(row)
    if column >= len(starts) or not _MAY_COUNT.fullmatch(row, starts[column], ends[column]):
        return row
    return row[: starts[column]] + cell + row[ends[column] :]


def _number_at(entries: Sequence[Entry], index: int, count: Count) -> int:
    """The number for a place: one more than the nearest neighbour with a smaller one, or the smallest."""
    smaller, larger = entries[:index][::-1], entries[index:]
    if count.step < 0:
        smaller, larger = larger, smaller
    told = (_number_of(entry, count.column) for entry in smaller)
    below = next((number for number in told if number is not None), None)
    if below is not None:
        return below + 1
    return next(number for entry in larger if (number := _number_of(entry, count.column)) is not None)

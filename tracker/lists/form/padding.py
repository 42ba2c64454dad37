"""Cells of a table filled up with blanks, where its people keep the bars one below another."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cell_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.reading.entries import Entry

_NEAR = 12
"""So many rows on either side tell how the table is kept at a place."""
_MOST = 0.5


def padded(texts: Sequence[str], entries: Sequence[Entry], index: int) -> list[str]:
    """A new row with its cells as wide as those around it; where few rows are filled up, as it is."""
    near = entries[max(0, index - _NEAR) : index + _NEAR]
    if len(near) < 2 or len(texts) != 1 or near[0].kind is not EntryKind.ROW:
        return list(texts)
    rows = [_widths(entry.text) for entry in near]
    filled = sum(any(cell.filled for cell in cells) for cells in rows)
    if filled <= _MOST * len(rows) or not any(map(_is_kept, zip_longest(*rows))):
        return list(texts)
    text = texts[0]
    starts, ends = cell_bounds(text)
    for at in range(len(starts) - 1, -1, -1):
        widths = Counter(cells[at].width for cells in rows if at < len(cells))
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        if count > _MOST * len(rows) and text[ends[at] : ends[at] + 1] == "|":
            room = width - (ends[at] - starts[at])
            before = _before(room, [cells[at] for cells in rows if at < len(cells)])
            cell = " " * before + text[starts[at] : ends[at]] + " " * (room - before)
            text = text[: starts[at]] + cell + text[ends[at] :]
    return [text]


def _is_kept(column: Sequence[_Cell | None]) -> bool:
    """Are most cells of a column as wide as each other, though their words are not, or wider than any words ask for?"""
    cells = [cell for cell in column if cell is not None]
    width, count = Counter(cell.width for cell in cells).most_common(1)[0]
    words = {cell.width - cell.lead - cell.trail for cell in cells if cell.width == width}
    roomy = any(cell.lead + cell.trail >= _ROOMY for cell in cells)
    return count > _MOST * len(column) and (len(words) > 1 or roomy)


def _before(room: int, cells: Sequence[_Cell]) -> int:
    """How much of the room in a cell stands before its words: none, all, or half where they are set in the middle."""
    roomy = [cell for cell in cells if cell.lead + cell.trail >= _ROOMY]
    if room <= 0 or not roomy:
        return 0
    middle = sum(abs(cell.lead - cell.trail) <= 1 for cell in roomy)
    right = sum(cell.trail <= 1 for cell in roomy)
    if 2 * middle > len(roomy):
        later = sum(cell.lead > cell.trail for cell in roomy) > sum(cell.lead < cell.trail for cell in roomy)
        return (room + later) // 2
    return room if 2 * right > len(roomy) else 0


_ROOMY = 4
"""Fewer blanks tell nothing of where words are set."""


class _Cell(NamedTuple):
    width: int
    filled: bool
    """Does it begin or end in more than the one blank beside the bar?"""
    lead: int
    trail: int
    """How many blanks stand on either side of the words."""


def _widths(text: str) -> list[_Cell]:
    starts, ends = cell_bounds(text)
    return [
        _cell(text[start:end]) for start, end in zip(starts, ends, strict=True) if text[end : end + 1] == "|"
    ]


def _cell(text: str) -> _Cell:
    lead, trail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    if lead == len(text):
        return _Cell(len(text), lead > _EMPTY, lead, 0)
    return _Cell(len(text), max(lead, trail) > 1, lead, trail)


_EMPTY = 2
"""So many blanks stand between the bars of an empty cell that nobody filled up."""

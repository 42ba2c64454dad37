"""Cells of a table filled up with blanks, where its people keep the bars one below another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entries import EntryKind
from tracker.lists.outline import cell_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.entries import Entry

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
    if filled <= _MOST * len(rows):
        return list(texts)
    text = texts[0]
    starts, ends = cell_bounds(text)
    for at in range(len(starts) - 1, -1, -1):
        widths = Counter(cells[at].width for cells in rows if at < len(cells))
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        if count > _MOST * len(rows) and text[ends[at] : ends[at] + 1] == "|":
            text = text[: ends[at]] + " " * (width - (ends[at] - starts[at])) + text[ends[at] :]
    return [text]


class _Cell(NamedTuple):
    width: int
    filled: bool
    """Does it end in more than the one blank before the bar?"""


def _widths(text: str) -> list[_Cell]:
    starts, ends = cell_bounds(text)
    return [
        _Cell(end - start, text[start:end].endswith("  "))
        for start, end in zip(starts, ends, strict=True)
        if text[end : end + 1] == "|"
    ]

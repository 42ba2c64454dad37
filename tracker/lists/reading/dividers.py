"""Rows of a table that name what the rows below them have in common, and are no works: `| **Pruning** | | |`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.reading.entries import leads_outward
from tracker.lists.reading.outline import cells
from tracker.lists.reading.waiting import row_waits
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.reading.outline import Table

_EMPHASIS = Pattern(
    r"\s*(?:(?P<sign>\*{1,3}|_{1,3})\S.*(?P=sign)|<(?P<tag>b|strong|i|em|u)>.*</(?P=tag)>)\s*", re.IGNORECASE
)
_FEWEST = 2
"""Cells without which a row tells of no work."""


def dividers(texts: Sequence[str], table: Table) -> Mapping[int, str]:
    """The words of each row that divides a table, by its line.

    Nothing but its first cell is filled, and rows of works follow.
    In letters like any others it might be a work of which nothing is told yet: then the table has to begin with one.
    """
    rows = [[""] if row_waits(texts[line]) else cells(texts[line]) for line in table.rows]
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    alone = [
        at
        for at, (row, shown) in enumerate(zip(rows, filled, strict=True))
        if len(table.names) >= _FEWEST and len(shown) == 1 and row[0].strip() and not leads_outward(row[0])
    ]
    works = [at for at, shown in enumerate(filled) if len(shown) >= _FEWEST]
    if not works or not any(at + 1 in works for at in alone):
        return {}
    set_off = all(_EMPHASIS.fullmatch(rows[at][0]) for at in alone)
    usual = sum(_EMPHASIS.fullmatch(rows[at][0]) is not None for at in works) * 2 > len(works)
    begun = alone[0] == 0 and all(at + 1 in works for at in alone)
    return {table.rows[at]: plain(rows[at][0]) for at in alone} if begun or (set_off and not usual) else {}

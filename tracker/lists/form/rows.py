"""Rows of a table as this table writes them: its bars, its padding, and how title and name share two columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Column
from tracker.lists.reading.outline import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 3
"""Rows that have to agree before a title is shortened."""


def write_row(rows: Sequence[str], texts: Sequence[str]) -> str:
    """A row of some cells, with the outer bars and the blanks that most rows have."""
    bars = Counter((row.strip()[:1] == "|", row.strip()[-1:] == "|") for row in rows)
    first, last = bars.most_common(1)[0][0] if bars else (True, True)
    padded = [cell for row in rows for cell in cells(row) if cell.strip()]
    tight = sum(cell == cell.strip() for cell in padded) * 2 > len(padded)
    blank = "" if tight else " "
    inner = f"{blank}|{blank}".join(texts)
    return f"{f'|{blank}' if first else ''}{inner}{f'{blank}|' if last else ''}".rstrip(" ")


def ended(texts: Sequence[str], width: int) -> list[str]:
    """The cells of a row without the empty ones behind the usual last one."""
    kept = list(texts)
    while len(kept) > width and not kept[-1].strip():
        kept.pop()
    return kept


def stands_apart(rows: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """Does the title's column leave out the name, which has a column of its own?"""
    if Column.NAME not in columns or Column.TITLE not in columns:
        return False
    name, title = columns.index(Column.NAME), columns.index(Column.TITLE)
    pairs = [
        (plain(row[name]).casefold(), plain(row[title]).casefold())
        for row in map(cells, rows)
        if len(row) > max(name, title) and plain(row[name])
    ]
    return len(pairs) >= _FEWEST and not any(said in title for said, title in pairs)

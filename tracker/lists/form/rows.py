"""Rows of a table as this table writes them: bars, padding, the sign for what is unknown, and whether titles leave out names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.answers import SAYS_NOTHING
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Column
from tracker.lists.form.bodies import bodies_at
from tracker.lists.form.columns import NAMED_TITLE
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.form.pattern import Body

_FEWEST = 3
"""Fewer rows may all be full, or all have titles without their names, by chance."""


def write_row(rows: Sequence[str], texts: Sequence[str]) -> str:
    """A row of some cells, with the outer bars and the blanks that most rows have."""
    bars = Counter((row.strip()[:1] == "|", row.strip()[-1:] == "|") for row in rows)
    first, last = bars.most_common(1)[0][0] if bars else (True, True)
    parted = [cells(row) for row in rows]
    columns = [[row[at] for row in parted if at < len(row)] for at in range(len(texts))]
    kept = [_blanks(column) for column in columns]
    usual = None if all(kept) else _blanks([cell for row in parted for cell in row])
    written: list[str] = []
    for text, column, blanks in zip(texts, columns, kept, strict=True):
        before, behind = blanks or usual or (" ", " ")
        empty = Counter(cell for cell in column if not cell.strip()).most_common(1)
        bare = empty[0][0] if empty and empty[0][1] > 1 and len(empty[0][0]) <= _BARE else before + behind
        written.append(f"{before}{text}{behind}" if text else bare)
    inner = "|".join(written)
    if not first:
        inner = inner.lstrip(" ")
    return f"{'|' if first else ''}{inner}{'|' if last else ''}".rstrip(" ")


def _blanks(column: Sequence[str]) -> tuple[str, str] | None:
    """What stands before and behind the words of most cells; None where it differs, as where a column is kept even."""
    told = [cell for cell in column if cell.strip()]
    kept = Counter((cell[: len(cell) - len(cell.lstrip())], cell[len(cell.rstrip()) :]) for cell in told)
    best = kept.most_common(1)
    usual = best and best[0][1] * 2 > len(told) and len("".join(best[0][0])) <= _BLANKS
    return best[0][0] if usual else None


_BARE = 2
"""So many blanks fill a cell that nobody filled up."""
_BLANKS = 2
"""More blanks than these keep a column even."""


def signed(around: Neighbourhood, written: Sequence[str], answered: Collection[int]) -> list[str]:
    """The cells of a new row, with the sign for what is unknown in each that no row leaves empty; people answer questions."""
    return [
        text if text.strip() or cell in answered else _sign(bodies_at(around.own, cell))
        for cell, text in enumerate(written)
    ]


def _sign(bodies: Sequence[Body]) -> str:
    """What stands in a column where nothing is known; nothing where rows leave it empty."""
    column = [body.text.strip() for body in bodies]
    if len(column) < _FEWEST or not all(column):
        return ""
    signs = Counter(text for text in column if SAYS_NOTHING.fullmatch(text) and not _DENIES.search(text))
    return max(signs, key=signs.__getitem__, default="")


_DENIES = Pattern(r"none|null|无", re.IGNORECASE)
"""Words that say that there is nothing, which nobody knows."""


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
    return len(pairs) >= _FEWEST and not any(_repeats(title, said) for said, title in pairs)


def _repeats(title: str, said: str) -> bool:
    """Does a title have the name that its row says, be that alone in its cell or beside a picture, a tag or a venue?"""
    own = NAMED_TITLE.match(title)
    return _has(title, said) or (own is not None and _has(said, own["name"]))


def _has(words: str, name: str) -> bool:
    """Stands a name in words, and not only its letters, as those of `Lampo` do in `lamporama`?"""
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None

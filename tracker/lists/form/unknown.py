"""Cells of which nothing is known, in columns that no row leaves empty: the sign with which others there say so."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.answers import SAYS_NOTHING
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.lists.form.group import Neighbourhood

_FEWEST = 3
"""Fewer rows may all be full by chance."""
_DENIES = Pattern(r"none|null|无", re.IGNORECASE)
"""Words that say that there is nothing, which nobody knows."""


def signed(around: Neighbourhood, written: Sequence[str], answered: Collection[int]) -> list[str]:
    """The cells of a new row with that sign in each that would be empty; answers to questions are left to people."""
    columns = (
        [reading.bodies[cell].text.strip() for reading in around.own if cell < len(reading.bodies)]
        for cell in range(len(written))
    )
    return [
        text if text.strip() or cell in answered else _sign(column)
        for cell, (text, column) in enumerate(zip(written, columns, strict=True))
    ]


def _sign(column: Sequence[str]) -> str:
    """What stands in a column where nothing is known; nothing where rows leave it empty."""
    if len(column) < _FEWEST or not all(column):
        return ""
    signs = Counter(text for text in column if SAYS_NOTHING.fullmatch(text) and not _DENIES.search(text))
    return max(signs, key=signs.__getitem__, default="")

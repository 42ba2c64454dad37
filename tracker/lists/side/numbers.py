"""The numbers of entries around a new one, where people count by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.form.numbers import count_of, number_span
from tracker.lists.side.change import SideChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.side.change import Grown


def keep_numbers(grown: Grown) -> Iterator[SideChange]:
    """Every entry that a new one pushed on gets the number its place has now."""
    fresh = grown.fresh
    for members in grown.after.groups.values():
        new = [entry.start for entry in members if entry.start in fresh]
        old = [entry for entry in members if entry.start not in fresh]
        count = count_of(old) if new else None
        if count is None:
            continue
        for entry in old:
            pushed = sum((start < entry.start) if count.step > 0 else (start > entry.start) for start in new)
            span = number_span(entry.kind, entry.text, count.column)
            if pushed and span:
                there = entry.text[slice(*span)]
                width = len(there) if there.startswith("0") else 0
                number = f"{int(there) + pushed:0{width}}"
                yield SideChange(entry.start, *span, number, "the numbers of entries after the new ones")

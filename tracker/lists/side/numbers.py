"""The numbers of entries around a new one, where people count by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.numbers import number_span, step_of
from tracker.lists.side.change import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.side.change import Grown


def keep_numbers(grown: Grown) -> Iterator[Change]:
    """Every entry that a new one pushed on gets the number its place has now."""
    fresh = grown.fresh
    for members in grown.after.groups.values():
        new = [entry.start for entry in members if entry.start in fresh]
        old = [entry for entry in members if entry.start not in fresh]
        step = step_of(old) if new else 0
        for entry in old if step else ():
            pushed = sum((start < entry.start) if step > 0 else (start > entry.start) for start in new)
            span = number_span(entry.kind, entry.text)
            if pushed and span:
                number = int(entry.text[slice(*span)])
                yield Change(
                    entry.start, *span, str(number + pushed), "the numbers of entries after the new ones"
                )

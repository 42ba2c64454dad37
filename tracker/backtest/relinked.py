"""Which works a page still names once their arXiv ids are gone from it: their links lead elsewhere now; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.titles import fold
from tracker.backtest.titled import titled_on

if TYPE_CHECKING:
    from collections.abc import Collection

    from state.identity import Identity


def relinked(before: bytes, after: bytes, lost: Collection[Identity]) -> frozenset[Identity]:
    """Of the works whose ids left a page, those whose titles stand on it still, as when a paper's venue has it by now."""
    said = f" {fold(after.decode('utf-8', 'replace'))} "
    return frozenset(
        work
        for entry in titled_on(before)
        if entry.title and f" {entry.title} " in said
        for work in entry.papers.intersection(lost)
    )

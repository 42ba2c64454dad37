"""A record line with whatever card and configuration came with it, as the facts it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.extract import extract

if TYPE_CHECKING:
    from tracker.facts.fact import Facts
    from tracker.recordfile import Record


def facts_of_record(record: Record) -> Facts:
    """The facts of one line of a record file."""
    return extract(record.paper)

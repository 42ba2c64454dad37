"""Loopback services and doors for tests: no pauses, no retries unless asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.http.door import Door
from tracker.http.messages import Service
from tracker.http.pace import OwnPace
from tracker.settings.http import HttpSettings

if TYPE_CHECKING:
    from collections.abc import Generator

    from state.records import Batch, Cursor, Sighting, SourceReport
    from tracker.ports import Source

MORNING = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
"""A Wednesday morning in the made-up world: the feed of that day is out."""


def quick_door(
    *, attempts: int = 1, timeout: float = 5.0, deadline: float = 5.0, largest_body: int = 64
) -> Door:
    """A door that does not wait between requests."""
    settings = HttpSettings(
        attempts=attempts,
        first_wait=0,
        timeout=timeout,
        deadline=deadline,
        largest_body=largest_body,
        longest_wait=1,
    )
    return Door(settings, {Service.ARXIV: OwnPace()})


class Memory:
    """What a poll leaves: sightings by source and key, and cursors; the boundary's part in the smallest form."""

    def __init__(self) -> None:
        self.sightings: dict[tuple[str, str], Sighting] = {}
        self.cursors: dict[str, Cursor] = {}

    def cursor(self, name: str) -> Cursor | None:
        return self.cursors.get(name)

    def keep(self, batch: Batch) -> None:
        for sighting in batch.sightings:
            self.sightings[sighting.source, sighting.key] = sighting
        for cursor in batch.cursors:
            self.cursors[cursor.name] = cursor

    def poll(self, source: Source, now: datetime) -> SourceReport:
        batches: Generator[Batch, None, SourceReport] = source.poll(self.cursor, now)
        while True:
            try:
                self.keep(next(batches))
            except StopIteration as end:
                report: SourceReport = end.value
                return report

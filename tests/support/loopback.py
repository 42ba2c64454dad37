"""Loopback services and doors for tests: no pauses, no retries unless asked for."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.http.door import Door
from tracker.http.messages import AT_ARXIV
from tracker.http.pace import OwnPace
from tracker.settings.http import HttpSettings

MORNING = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
"""A Wednesday morning in the made-up world: the feed of that day is out."""


def quick_door(
    *, attempts: int = 1, timeout: float = 60.0, deadline: float = 60.0, largest_body: int = 64
) -> Door:
    """A door that does not wait between requests; an answer may take its time on a busy machine."""
    settings = HttpSettings(
        attempts=attempts,
        first_wait=0,
        timeout=timeout,
        deadline=deadline,
        largest_body=largest_body,
        longest_wait=1,
    )
    return Door(settings, {AT_ARXIV: OwnPace()})

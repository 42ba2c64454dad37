"""Versions of a made-up page, a day each."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.backtest.history.versions import Revision


def at(day: int) -> datetime:
    """A day of the month in which the page is kept."""
    return datetime(2026, 1, day, tzinfo=UTC)


def version(day: int, *numbers: int) -> Revision:
    """The page of a day, with papers by their numbers."""
    text = "".join(f"- [Lumen](https://arxiv.org/abs/2601.{number:05})\n" for number in numbers)
    return Revision(str(day), at(day), text.encode())

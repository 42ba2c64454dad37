"""When each work came to a page, whatever became of it later."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.backtest.additions import first_stood
from tracker.backtest.history import Revision


def at(day: int) -> datetime:
    return datetime(2026, 1, day, tzinfo=UTC)


def version(day: int, *numbers: int) -> Revision:
    text = "".join(f"- [Lumen](https://arxiv.org/abs/2601.{number:05})\n" for number in numbers)
    return Revision(str(day), at(day), text.encode())


def test_a_work_stood_there_first_when_it_came_also_if_it_was_taken_off_and_brought_back() -> None:
    history = [version(1, 1), version(2, 1, 2, 3), version(3, 1), version(4, 1, 2)]
    assert first_stood(history) == {"2601.00001": at(1), "2601.00002": at(2), "2601.00003": at(2)}

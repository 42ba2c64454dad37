"""What is read as a date, and what is not."""

from __future__ import annotations

import pytest

from tracker.lists.entry.times import Moment, find_dates, month_alone


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("12/31/2025", Moment(2025, 12, 31)),
        ("31/12/2025", Moment(2025, 12, 31)),
        ("31.1.2025", Moment(2025, 1, 31)),
        ("2025/12/31", Moment(2025, 12, 31)),
    ],
)
def test_the_month_is_the_number_that_can_be_one(words: str, moment: Moment) -> None:
    assert [one.moment for one in find_dates(words)] == [moment]


@pytest.mark.parametrize("words", ["31/31/2025", "13/14/2025", "0/5/2025", "1/32/2025", "2025/13/1"])
def test_numbers_that_no_calendar_has_are_no_date(words: str) -> None:
    assert not find_dates(words)


@pytest.mark.parametrize(("words", "month"), [("11", 11), (" Nov ", 11), ("0", 0), ("13", 0), ("99", 0)])
def test_a_month_alone_is_one_of_twelve(words: str, month: int) -> None:
    found = month_alone(words)
    assert (found.moment.month if found else 0) == month

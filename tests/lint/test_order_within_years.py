"""Entries that keep their years without a slip, and the days within them all but once."""

from __future__ import annotations

import pytest
from support.linting import findings

from tracker.lint.finding import Rule

DOWN = ["2024-08-06", "2024-07-28", "2023-12-11", "2023-10-13", "2023-11-07", "2023-05-25", "2023-05-23"]


def strays(days: list[str]) -> list[tuple[int, str]]:
    rows = "".join(
        f"| [Lanterns of Kind {at} at Night](https://made.example/{at * 7 % 11}) | {day} |\n"
        for at, day in enumerate(days)
    )
    found = findings(f"## Papers\n\n| Paper | Date |\n|---|---|\n{rows}")
    return [(one.line, one.message.split(" (")[0]) for one in found if one.rule is Rule.OUT_OF_ORDER]


@pytest.mark.parametrize(("days", "line"), [(DOWN, 9), (DOWN[::-1], 8)], ids=["newest first", "oldest first"])
def test_a_day_out_of_order_within_its_year_is_told(days: list[str], line: int) -> None:
    above, below = sorted(DOWN[3:5], reverse=line == 8)
    assert strays(days) == [(line, f"{below} stands below {above}")]


@pytest.mark.parametrize(
    "days",
    [
        ["2024-08-06", "2024-03-28", "2024-07-11", "2024-01-13", "2023-05-07", "2023-11-25", "2023-01-23"],
        ["2024-08-06", "2023-07-28", "2022-10-11", "2022-12-13", "2021-11-07", "2020-05-25", "2019-05-23"],
    ],
    ids=["days in no order", "too few within a year"],
)
def test_who_goes_by_the_year_alone_is_not_held_to_days(days: list[str]) -> None:
    assert strays(days) == []

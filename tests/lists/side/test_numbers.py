"""Numbers of entries are counted on behind a new one."""

from __future__ import annotations

import pytest
from support.side_data import add, entry, listed

from tracker.lists.side.change import SideRule


def test_numbers_after_a_new_one_are_counted_on() -> None:
    lines, told = add(listed(numbers=True), SideRule.NUMBERS)
    assert [line.split(" ", 1)[0] for line in lines[-8:]] == [f"{number}." for number in range(1, 9)]
    assert told == ("the numbers of entries after the new ones",)


def test_numbers_that_count_down_are_raised_above_the_new_one() -> None:
    lines = ["# Made-up list", "", "## Papers", "", *(entry(month, f"{month}.") for month in range(7, 0, -1))]
    then, _ = add(lines, SideRule.NUMBERS)
    assert [line.split(" ", 1)[0] for line in then[-8:]] == [f"{number}." for number in range(8, 0, -1)]


@pytest.mark.parametrize("number", ["1.", "-", "*"])
def test_who_does_not_count_is_not_counted_for(number: str) -> None:
    lines = ["# Made-up list", "", "## Papers", "", *(entry(month, number) for month in range(1, 8))]
    then, told = add(lines, SideRule.NUMBERS)
    assert {line.split(" ", 1)[0] for line in then[-8:]} == {number}
    assert told == ()


def test_a_column_that_counts_is_counted_on() -> None:
    rows = [
        f"| {at} | [Some Made Words {at}](https://arxiv.org/abs/240{at}.10001) | 2024-0{at}-03 |"
        for at in range(1, 8)
    ]
    lines, _ = add(
        ["# Made-up list", "", "## Papers", "", "| # | Title | Date |", "|---|---|---|", *rows],
        SideRule.NUMBERS,
    )
    assert [line.split("|")[1].strip() for line in lines[-8:]] == [str(number) for number in range(1, 9)]

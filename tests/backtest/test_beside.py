"""What a list's other pages are to one of them."""

from __future__ import annotations

import pytest
from support.versions import at, version

from tracker.backtest.history.beside import beside, stood


def test_a_work_stood_there_first_when_it_came_also_if_it_was_taken_off_and_brought_back() -> None:
    found = stood([version(1, 1), version(2, 1, 2, 3), version(3, 1), version(4, 1, 2)])
    assert found.first == {"2601.00001": at(1), "2601.00002": at(2), "2601.00003": at(2)}
    assert found.last == {"2601.00001", "2601.00002"}


def test_of_several_other_pages_the_first_counts() -> None:
    pages = [stood([version(1, 9)]), stood([version(3, 1, 2)]), stood([version(2, 1, 3)])]
    assert beside(pages)[0].first == {"2601.00001": at(2), "2601.00002": at(3), "2601.00003": at(2)}
    assert "2601.00009" in beside(pages)[1].first


@pytest.mark.parametrize(
    ("second", "apart"), [((6, 7, 8, 9, 10), True), ((1, 7, 8, 9, 10), True), ((1, 2, 8, 9, 10), False)]
)
def test_pages_that_share_no_more_than_now_and_then_a_work_are_apart(
    second: tuple[int, ...], apart: bool
) -> None:
    pages = [stood([version(1, *range(1, 7))]), stood([version(2, *second)])]
    assert [one.apart for one in beside(pages)] == [apart, apart]


def test_what_moved_to_another_page_is_not_shared_with_it() -> None:
    pages = [stood([version(1, 1, 2, 3, 4), version(3, 4)]), stood([version(3, 1, 2, 3)])]
    assert [one.apart for one in beside(pages)] == [True, True]


def test_a_page_alone_has_nothing_beside_it() -> None:
    (found,) = beside([stood([version(1, 1)])])
    assert (dict(found.first), found.apart) == ({}, False)

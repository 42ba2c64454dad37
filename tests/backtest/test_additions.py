"""When each work came to a page, whatever became of it later."""

from __future__ import annotations

import pytest
from support.versions import version

from tracker.backtest.history.additions import Added, Beginning, Removed, acts


def test_page_begins_with_the_first_version_that_names_works() -> None:
    """What a stub is filled with at once was collected before, nobody knows when."""
    done = list(acts([version(1), version(2, *range(1, 20)), version(3, 20, *range(1, 20))]))
    assert [len(act.works) for act in done if isinstance(act, Beginning)] == [0, 19]
    assert [act.at.day for act in done if isinstance(act, Added)] == [3]


def test_short_page_that_is_emptied_says_nothing_of_each_work_and_one_work_taken_off_does() -> None:
    emptied = acts([version(1, 1, 2, 3), version(2)])
    assert not [act for act in emptied if isinstance(act, Removed)]
    alone = acts([version(1, 1), version(2)])
    assert [act.at.day for act in alone if isinstance(act, Removed)] == [2]


def test_a_collection_that_comes_at_once_was_not_added_on_that_day() -> None:
    many = range(100, 201)
    done = list(acts([version(1, 1), version(2, 1, 2), version(3, 1, *many), version(4, 3, 1, *many)]))
    assert [(len(act.works), act.at.day) for act in done if isinstance(act, Beginning)] == [(1, 1), (101, 3)]
    assert [act.at.day for act in done if isinstance(act, Added)] == [2, 4]
    assert [act.at.day for act in done if isinstance(act, Removed)] == [3]


@pytest.mark.parametrize(("there", "came", "days"), [(2, 21, [3]), (7, 21, [2, 3]), (2, 20, [2, 3])])
def test_many_more_than_stood_there_fill_a_page_that_has_just_begun(
    there: int, came: int, days: list[int]
) -> None:
    first, many = range(there), range(100, 100 + came)
    done = acts([version(1, *first), version(2, *first, *many), version(3, *first, *many, 99)])
    assert sorted({act.at.day for act in done if isinstance(act, Added)}) == days


def test_a_short_page_that_held_more_before_has_not_just_begun() -> None:
    done = acts([version(1, *range(40)), version(2, 1, 2, 3), version(3, 1, 2, 3, *range(100, 130))])
    assert len([act for act in done if isinstance(act, Added)]) == 30


@pytest.mark.parametrize(("there", "came", "added"), [(66, 90, 0), (50, 51, 0), (30, 50, 50), (66, 60, 60)])
def test_what_doubles_a_page_at_once_was_collected_unless_it_is_little(
    there: int, came: int, added: int
) -> None:
    first, many = range(there), range(100, 100 + came)
    done = acts([version(1, *first), version(2, *first, *many)])
    assert len([act for act in done if isinstance(act, Added)]) == added


def test_as_many_on_a_page_that_has_more_were_added() -> None:
    many = range(100, 201)
    done = acts([version(1, *range(300, 402)), version(2, *range(300, 402), *many)])
    assert len([act for act in done if isinstance(act, Added)]) == 101

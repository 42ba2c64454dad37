"""How long a list's people look back decides what waiting costs."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.patience import Patience

WEEKLY = Patience.learn([*range(7)] * 30)
SURVEY = Patience.learn([*range(0, 700, 7)] * 3)


def test_people_who_add_every_week_do_not_go_back_a_month() -> None:
    assert WEEKLY.of(3) > -1
    assert WEEKLY.of(30) < -2
    assert SURVEY.of(30) > -0.2


@pytest.mark.parametrize(("age", "share"), [(0, 1), (12, 0.5), (260, 0.1)])
def test_without_decisions_it_is_what_lists_have_in_common(age: int, share: float) -> None:
    assert exp(Patience().of(age)) == pytest.approx(share, abs=0.01)


def test_what_was_taken_before_it_came_out_says_nothing() -> None:
    assert Patience.learn([-3, 5]) == Patience.learn([5])


@given(st.lists(st.integers(-10, 400), max_size=60), st.integers(-5, 400))
def test_waiting_never_raises_a_chance(ages: list[int], age: int) -> None:
    patience = Patience.learn(ages)
    assert patience.of(age + 1) <= patience.of(age) <= 0

"""How long a list's people look back, and what they leave when they are there, decides what waiting costs."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.patience import Patience

START = date(2026, 1, 5)  # a Monday


def day(number: int) -> date:
    return START + timedelta(days=number)


SUNDAYS = [day(6 + 7 * week) for week in range(30)]
WEEKLY = Patience.learn([(day(at), day(at // 7 * 7 + 6)) for at in range(210)], SUNDAYS)
SURVEY = Patience.learn([(day(-at), START) for at in range(0, 700, 3)], [START])


def left_after(patience: Patience, age: int) -> float:
    return patience.of(day(700), day(700 + age))


def test_people_who_add_every_week_do_not_go_back_a_month() -> None:
    assert left_after(WEEKLY, 3) > -1
    assert left_after(WEEKLY, 30) < -2
    assert left_after(SURVEY, 30) > -0.2


@pytest.mark.parametrize(("age", "share"), [(0, 1), (12, 0.5), (260, 0.1)])
def test_without_decisions_it_is_what_lists_have_in_common(age: int, share: float) -> None:
    assert exp(left_after(Patience(), age)) == pytest.approx(share, abs=0.01)


def test_what_people_left_when_they_were_there_they_seldom_take_later() -> None:
    saturday, sunday, monday = (SUNDAYS[20] + timedelta(days=at) for at in (-1, 0, 1))
    assert WEEKLY.of(saturday, sunday) > -1
    assert WEEKLY.of(saturday, monday) < WEEKLY.of(saturday, sunday) - 2
    assert WEEKLY.of(monday, monday) == 0


def test_first_visit_of_all_tells_by_what_lists_have_in_common() -> None:
    once = Patience(visits=(START,))
    assert exp(once.of(START, day(1)) - Patience().of(START, day(1))) == pytest.approx(1 / 7)


def test_passed_over_is_what_people_left_or_what_is_three_weeks_old() -> None:
    patience = Patience(visits=(day(4),))
    assert patience.passed_over(day(3), day(5))
    assert not patience.passed_over(day(3), day(4)), "nobody knows yet what comes of the day"
    assert not patience.passed_over(day(4), day(5)), "it came on the day itself, perhaps after they had gone"
    assert not patience.passed_over(day(6), day(26))
    assert patience.passed_over(day(5), day(26))
    assert Patience().passed_over(day(0), day(21))


def test_what_was_taken_before_it_came_out_says_nothing() -> None:
    early, fine = (day(3), day(0)), (day(0), day(5))
    assert Patience.learn([early, fine], [day(5)]) == Patience.learn([fine], [day(5)])


_DAYS = st.integers(0, 400).map(day)


@given(
    st.lists(st.tuples(_DAYS, _DAYS), max_size=40), st.lists(_DAYS, max_size=20), _DAYS, st.integers(0, 400)
)
def test_waiting_never_raises_a_chance(
    taken: list[tuple[date, date]], visits: list[date], came: date, age: int
) -> None:
    patience = Patience.learn(taken, visits)
    now = came + timedelta(days=age)
    assert patience.of(came, now + timedelta(days=1)) <= patience.of(came, now) <= 0

"""What comes later changes nothing before: a paper, an entry and a decision from the future are planted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.made_up import a_paper, a_verdict

from classifiers.priority import seen
from tracker.backtest.replay.days import Announced, Learned, Setting, by_score, in_time, newest_first, replay

START = date(2026, 1, 1)
END = START + timedelta(days=90)
CUT = START + timedelta(days=60)


def day(number: int) -> date:
    return START + timedelta(days=number)


def paper(number: int, visible: date, score: float = 0.9, word: str = "lumen") -> Announced:
    known = seen(a_paper(title=f"{word} w{number % 7}"), a_verdict(score))
    return Announced(f"2601.{number:05}", visible, score, replace(known, code=number % 3 == 0))


PAST = [
    paper(number, day(number // 3), 0.5 + number % 50 / 100, "lumen" if number % 4 else "teapot")
    for number in range(270)
]
TAKEN = {one.key: one.visible + timedelta(days=4) for at, one in enumerate(PAST) if at % 4 == 0}


def until(proposed: dict[str, date], last: date) -> dict[str, date]:
    return {key: on for key, on in proposed.items() if on <= last}


def proposed_until_cut(papers: list[Announced], taken: dict[str, date], per_day: int) -> dict[str, date]:
    papers = in_time(papers)
    order = Learned(papers, taken, START)
    return until(replay(papers, taken, (START, END), Setting(0.5, per_day), order), CUT)


@pytest.mark.parametrize("per_day", [0, 2])
def test_future_changes_nothing(per_day: int) -> None:
    taken_then = {key: on for key, on in TAKEN.items() if on <= CUT}
    plain = proposed_until_cut(PAST, taken_then, per_day)
    assert plain
    later = [paper(9000 + number, CUT + timedelta(days=1), 1.0, "teapot") for number in range(50)]
    entries = {**taken_then, **{one.key: CUT + timedelta(days=1) for one in later}}
    decisions = {**TAKEN, **{one.key: CUT for one in PAST if one.visible > day(40) and one.key not in TAKEN}}
    assert proposed_until_cut([*PAST, *later], taken_then, per_day) == plain
    assert proposed_until_cut([*PAST, *later], entries, per_day) == plain
    assert proposed_until_cut(PAST, {**decisions, **taken_then}, per_day) == plain


def test_decision_of_the_past_does_change_what_comes() -> None:
    """Else the test above could not fail."""
    none = proposed_until_cut(PAST, {}, 2)
    assert proposed_until_cut(PAST, TAKEN, 2) != none


def test_nothing_is_proposed_before_it_was_to_be_seen_or_after_people_had_it() -> None:
    for per_day in (0, 3):
        found = replay(PAST, TAKEN, (START, END), Setting(0.0, per_day))
        visible = {one.key: one.visible for one in PAST}
        assert all(on >= visible[key] for key, on in found.items())
        assert all(on <= TAKEN.get(key, END) for key, on in found.items())


def test_what_waits_too_long_is_dropped() -> None:
    old = paper(1, START - timedelta(days=61))
    assert not replay([old], {}, (START, END), Setting())
    assert not replay([old], {}, (START, END), Setting(per_day=1))


@pytest.mark.parametrize(("order", "first"), [(by_score, "2601.00001"), (newest_first, "2601.00002")])
def test_order_decides_who_gets_the_place(order: object, first: str) -> None:
    papers = [paper(1, day(0), 0.9), paper(2, day(1), 0.8)]
    found = replay(papers, {}, (day(1), day(1)), Setting(0.5, 1), order)
    assert list(found) == [first]


def test_order_is_learned_anew_after_each_visit_and_at_least_once_a_week() -> None:
    order = Learned(PAST, {"2601.00001": day(2), "2601.00002": day(12)}, START)
    learned = [(order.learned_on(day(number)) - START).days for number in range(15)]
    assert learned == [0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 10, 10, 10, 13, 13]

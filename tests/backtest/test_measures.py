"""Why an addition was missed, in the order of what is surest."""

from __future__ import annotations

from datetime import date

import pytest
from support.made_up import a_paper, a_verdict

from tracker.backtest.measures import Why, missed, precision, quantile
from tracker.backtest.meeting import Met
from tracker.backtest.replay import Plan

KEY = "2601.00001"
SEEN = date(2026, 1, 5)


def met(score: float) -> Met:
    return Met(KEY, a_paper(KEY), a_verdict(score), SEEN)


@pytest.mark.parametrize(
    ("one", "day", "duplicate", "why", "words"),
    [
        (None, 9, "", Why.NOT_SEEN, "no text"),
        (met(0.9), 9, "its title stands there", Why.DEDUPLICATED, "its title"),
        (met(0.9), 4, "", Why.NOT_SEEN, "to be seen from 2026-01-05"),
        (met(0.1), 9, "", Why.REFUSED, "10.0% likely"),
        (met(0.45), 9, "", Why.UNSURE, "45.0% likely"),
        (met(0.9), 9, "", Why.NO_ROOM, "others came before it"),
    ],
)
def test_reason_of_a_miss(one: Met | None, day: int, duplicate: str, why: Why, words: str) -> None:
    known = {KEY: one} if one else {}
    twice = {KEY: duplicate} if duplicate else {}
    (found,) = missed({KEY: date(2026, 1, day)}, known, {}, Plan(0.5, 3), twice)
    assert found.why is why
    assert words in found.reason


def test_without_a_limit_what_is_lacking_was_too_old() -> None:
    (found,) = missed({KEY: date(2026, 1, 9)}, {KEY: met(0.9)}, {}, Plan(), {})
    assert "too old" in found.reason


def test_what_was_proposed_in_time_is_no_miss_and_what_came_late_is() -> None:
    taken = {KEY: date(2026, 1, 9)}
    assert not missed(taken, {KEY: met(0.9)}, {KEY: date(2026, 1, 9)}, Plan(), {})
    assert missed(taken, {KEY: met(0.9)}, {KEY: date(2026, 1, 10)}, Plan(per_day=1), {})


def test_precision_leaves_out_what_is_not_settled_and_what_stood_there_before() -> None:
    span = (date(2026, 1, 1), date(2026, 3, 1))
    late = Met("2602.00002", a_paper(), a_verdict(0.9), date(2026, 2, 20))
    before = Met("2601.00003", a_paper(), a_verdict(0.9), SEEN)
    taken = {KEY: date(2026, 1, 9), "2601.00003": date(2026, 1, 2)}
    share = precision([met(0.9), late, before], taken, span)[0.5]
    assert (share.part, share.whole) == (1, 1)


def test_quantile_of_nothing_is_unknown() -> None:
    assert quantile([], 0.5) is None
    assert quantile([1, 2], 0.5) == 1.5

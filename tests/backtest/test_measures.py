"""Why an addition was missed, in the order of what is surest."""

from __future__ import annotations

from datetime import date

import pytest
from support.made_up import a_paper, a_verdict

from tracker.backtest.replay.days import Setting
from tracker.backtest.replay.measures import Why, missed, precision, quantile
from tracker.backtest.replay.meeting import Met

START = date(2026, 1, 1)
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
        (met(0.9), 9, "", Why.NO_ROOM, "others took the 3 places of each of 5 days"),
        (met(0.9), 5, "", Why.NO_ROOM, "others took the 3 places of each of 1 day"),
    ],
)
def test_reason_of_a_miss(one: Met | None, day: int, duplicate: str, why: Why, words: str) -> None:
    known = {KEY: one} if one else {}
    twice = {KEY: duplicate} if duplicate else {}
    (found,) = missed({KEY: date(2026, 1, day)}, known, {}, Setting(0.5, 3), twice, start=START)
    assert found.why is why
    assert words in found.reason


@pytest.mark.parametrize("per_day", [0, 3])
def test_what_was_too_old_when_the_replay_began_was_not_seen(per_day: int) -> None:
    began = date(2026, 3, 10)
    (found,) = missed({KEY: began}, {KEY: met(0.9)}, {}, Setting(per_day=per_day), {}, start=began)
    assert found.reason.startswith("not seen: ")
    assert "from 2026-01-05, more than 60 days before" in found.reason


def test_what_waited_as_long_as_anything_does_is_told_with_these_days() -> None:
    (found,) = missed(
        {KEY: date(2026, 6, 1)}, {KEY: met(0.9)}, {}, Setting(per_day=3), {}, start=date(2026, 3, 1)
    )
    assert found.reason == "no room: others took the 3 places of each of 6 days"


def test_what_was_proposed_in_time_is_no_miss_and_what_came_late_is() -> None:
    taken = {KEY: date(2026, 1, 9)}
    assert not missed(taken, {KEY: met(0.9)}, {KEY: date(2026, 1, 9)}, Setting(), {}, start=START)
    assert missed(taken, {KEY: met(0.9)}, {KEY: date(2026, 1, 10)}, Setting(per_day=1), {}, start=START)


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

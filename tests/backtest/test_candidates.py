"""What an order weighs: the first model's score, which keeps its meaning, and beside it the later one's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.made_up import a_paper, a_verdict

from tracker.backtest.replay.candidates import with_words, without_words
from tracker.backtest.replay.learning import Lessons
from tracker.backtest.replay.meeting import Met

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Paper, Verdict


class First:
    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(0.8) for _ in papers]


MET = [
    Met(f"2601.{number:05}", a_paper(f"2601.{number:05}"), a_verdict(0.3), date(2026, 1, 5))
    for number in range(600)
]


@pytest.mark.parametrize(("learned", "seen"), [(2, (0.8, 0.3)), (0, (0.3, 0.3))])
def test_both_models_are_heard_where_one_learned_on(learned: int, seen: tuple[float, float]) -> None:
    found = with_words(MET, Lessons(First(), [First()], learned=learned))
    assert len(found) == 600
    assert {(one.seen.score, one.seen.liking) for one in found} == {seen}
    assert {one.score for one in found} == {0.3}
    assert all(one.seen.words for one in found)


def test_without_an_order_no_words_are_kept() -> None:
    (one,) = without_words([replace(MET[0], verdict=a_verdict(0.1))])
    assert (one.seen.words, one.relevant, one.score) == (b"", False, 0.1)


def test_what_is_too_unlikely_to_be_proposed_is_passed_over_by_nobody() -> None:
    """It is there because people take it some day, which nobody knows before."""
    lessons = Lessons(First(), [First()])
    sure = [replace(MET[0], verdict=a_verdict(probability)) for probability in (0.7, 0.9)]
    assert [one.relevant for one in with_words(sure, lessons)] == [True, True]
    assert [one.relevant for one in with_words(sure, lessons, 0.8)] == [False, True]

"""Which texts are kept, and what they say of their days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.made_up import a_verdict

from state.records import Paper
from tracker.backtest.replay.learning import Lessons
from tracker.backtest.replay.meeting import meet
from tracker.backtest.replay.texts import Text, Urn, look_over, lot, text_of
from tracker.recordfile import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from state.records import Verdict


class Sure:
    version = "made-up"

    def __init__(self, score: float = 0.9) -> None:
        self._score = score

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(0.0 if "dull" in paper.title else self._score) for paper in papers]


def paper(arxiv_id: str | None, title: str = "Lumen") -> Paper:
    return Paper(title, arxiv_id=arxiv_id)


def test_only_what_may_matter_is_kept_and_each_once() -> None:
    texts = [
        Text(paper(one, title), date(2026, 1, 6))
        for one, title in (
            ("2601.00001", "dull"),
            ("2601.00002", "dull"),
            ("2601.00003", "Lumen"),
            ("2601.00003", "Lumen"),
            (None, "Lumen"),
        )
    ]
    told: list[int] = []
    overview = look_over(texts, {"2601.00002"})
    found = meet(texts, overview, Lessons(Sure(), [Sure()]), 0.5, told.append)
    assert [one.key for one in found] == ["2601.00002", "2601.00003"]
    assert (len(overview.visible), sum(told)) == (3, 3)
    assert list(overview.wanted) == ["2601.00002"]


def test_each_text_is_judged_by_the_model_of_its_day() -> None:
    texts = [Text(paper(f"2601.{day:05}"), date(2026, 1, day)) for day in range(1, 32)]
    found = meet(
        reversed(texts),
        look_over(texts, ()),
        Lessons(Sure(0.1), [Sure(0.1), Sure(0.9)], [date(2025, 12, 20), date(2026, 1, 17)]),
        0.5,
    )
    assert min(one.visible for one in found) == date(2026, 1, 19)  # announced after four weeks
    assert all(one.verdict.probability > 0.5 for one in found)


def drawn_by(numbers: Iterable[int], most: int) -> list[str]:
    urn = Urn(most)
    for number in numbers:
        urn.put(f"26{1 + number // 100:02}.{number:05}", paper(f"26{1 + number // 100:02}.{number:05}"))
    return list(urn.drawn())


@pytest.mark.parametrize("most", [1, 3, 50, 2000])
def test_the_first_of_any_day_are_drawn_in_whatever_order_they_come(most: int) -> None:
    found = drawn_by(range(1000), most)
    assert found == drawn_by(reversed(range(1000)), most) == sorted(found)
    for until in (1, 10, 300, 1000):
        there = [f"26{1 + number // 100:02}.{number:05}" for number in range(until)]
        assert set(sorted(there, key=lot)[:most]) <= set(found)


def test_few_more_are_drawn_than_are_needed() -> None:
    assert len(drawn_by(range(1000), 50)) < 300


def test_what_comes_later_takes_nothing_out_of_the_draw() -> None:
    early = drawn_by(range(500), 20)
    assert drawn_by(range(1000), 20)[: len(early)] == early


def test_what_people_took_is_kept_apart_from_what_is_drawn() -> None:
    overview = look_over([Text(paper(f"2601.0000{n}"), date(2026, 1, 6)) for n in (1, 2)], {"2601.00001"})
    assert (list(overview.wanted), list(overview.drawn)) == (["2601.00001"], ["2601.00002"])


def test_month_in_a_record_file_is_no_day() -> None:
    lines = [
        '{"title": "A", "arxiv_id": "2601.00001", "published": "2026-01"}',
        '{"title": "B", "arxiv_id": "2601.00002", "published": "2026-01-07"}',
        '{"title": "C", "arxiv_id": "2601.00003"}',
    ]
    assert [text_of(record).day for record in read_records(lines)] == [None, date(2026, 1, 7), None]


def test_without_any_day_the_months_of_ids_bound_the_texts() -> None:
    found = look_over([Text(paper("2601.00001"), None)], ())
    assert found.first == found.last == date(2026, 2, 2)

"""Which texts are kept, and what they say of their days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.made_up import a_verdict

from state.records import Paper
from tracker.backtest.texts import Text, meet, text_of
from tracker.recordfile import read_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Verdict


class Sure:
    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(0.0 if "dull" in paper.title else 0.9) for paper in papers]


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
    found = meet(texts, Sure(), 0.5, {"2601.00002"}, told.append)
    assert [one.key for one in found.papers] == ["2601.00002", "2601.00003"]
    assert (found.texts, sum(told)) == (3, 3)


def test_month_in_a_record_file_is_no_day() -> None:
    lines = [
        '{"title": "A", "arxiv_id": "2601.00001", "published": "2026-01"}',
        '{"title": "B", "arxiv_id": "2601.00002", "published": "2026-01-07"}',
        '{"title": "C", "arxiv_id": "2601.00003"}',
    ]
    assert [text_of(record).day for record in read_records(lines)] == [None, date(2026, 1, 7), None]


def test_without_any_day_the_months_of_ids_bound_the_texts() -> None:
    found = meet([Text(paper("2601.00001"), None)], Sure(), 0.5, ())
    assert found.first == found.last == date(2026, 2, 3)

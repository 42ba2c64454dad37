"""From which day on a paper was to be seen, and which texts are kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.made_up import a_verdict

from state.records import Paper
from tracker.backtest.texts import Text, meet, month_of, next_announcement, text_of
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


@pytest.mark.parametrize(
    ("on", "seen"),
    [("2026-01-06", "2026-01-07"), ("2026-01-09", "2026-01-12"), ("2026-01-10", "2026-01-12")],
)
def test_paper_is_seen_with_the_next_announcement(on: str, seen: str) -> None:
    assert next_announcement(date.fromisoformat(on)) == date.fromisoformat(seen)


def test_month_alone_is_dated_by_the_ids_around_it_and_never_too_early() -> None:
    texts = [
        Text(paper("2601.00010"), date(2026, 1, 6)),
        Text(paper("2601.00020"), None),
        Text(paper("2601.00030"), date(2026, 1, 13)),
        Text(paper("2601.00040"), None),
    ]
    seen = {one.key: one.visible for one in meet(texts, Sure(), 0.5, ()).papers}
    assert seen["2601.00020"] == date(2026, 1, 14)
    assert seen["2601.00040"] == date(2026, 2, 2)


def test_day_before_the_month_of_its_id_is_not_believed() -> None:
    found = meet([Text(paper("2602.00001"), date(2026, 1, 1))], Sure(), 0.5, ())
    assert found.papers[0].visible == date(2026, 2, 2)


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


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2512.00001", "2025-12-01", "2025-12-31"),
        ("cs/9901001", "1999-01-01", "1999-01-31"),
        ("cs/0602001", "2006-02-01", "2006-02-28"),
    ],
)
def test_month_of_an_id(key: str, first: str, last: str) -> None:
    assert month_of(key) == (date.fromisoformat(first), date.fromisoformat(last))


def test_month_in_a_record_file_is_no_day() -> None:
    lines = [
        '{"title": "A", "arxiv_id": "2601.00001", "published": "2026-01"}',
        '{"title": "B", "arxiv_id": "2601.00002", "published": "2026-01-07"}',
        '{"title": "C", "arxiv_id": "2601.00003"}',
    ]
    assert [text_of(record).day for record in read_records(lines)] == [None, date(2026, 1, 7), None]


def test_without_any_day_the_months_of_ids_bound_the_texts() -> None:
    found = meet([Text(paper("2601.00001"), None)], Sure(), 0.5, ())
    assert found.first == found.last == date(2026, 2, 2)

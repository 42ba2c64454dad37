"""Several works added to one page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.made_lists import pages, papers

from state.records import Paper
from tracker.adding import Helpers, add_all
from tracker.lists.outcome import Addition, Duplicate, Refused
from tracker.lists.steering import NO_DOUBT, Steering
from tracker.recordfile import Record

TODAY = date(2026, 6, 5)
STEERING = NO_DOUBT
PAGE = """# Lamps

## Models

- [Oil: A Model of Lamps](https://arxiv.org/abs/2505.00001)
- [Tin: A Model of Threads](https://arxiv.org/abs/2504.00001)

## Benchmarks

- [OilBench: A Benchmark of Lamps](https://arxiv.org/abs/2505.00002)
- [TinBench: A Benchmark of Threads](https://arxiv.org/abs/2504.00002)
"""


def asked(title: str, arxiv_id: str, section: str) -> Record:
    return Record(Paper(title, arxiv_id=arxiv_id), section=(section,))


BENCH = asked("WaxBench: A Benchmark of Candles", "2601.00002", "Benchmarks")
MODEL = asked("Wax: A Model of Candles", "2601.00001", "Models")


@pytest.mark.parametrize(
    ("records", "lines"),
    [((BENCH, MODEL), [11, 5]), ((MODEL, BENCH), [5, 11])],
    ids=["upwards", "downwards"],
)
def test_each_line_is_that_of_the_page_with_all_of_them(
    records: tuple[Record, ...], lines: list[int]
) -> None:
    added = add_all(PAGE.encode(), records, Helpers(), STEERING, TODAY)
    assert [one.line for one in added.outcomes if isinstance(one, Addition)] == lines


@given(pages(), st.lists(papers(), max_size=3))
def test_on_the_line_told_stands_what_was_inserted(content: bytes, asked_for: list[Paper]) -> None:
    added = add_all(content, [Record(paper) for paper in asked_for], Helpers(), STEERING, TODAY)
    lines = added.content.decode().splitlines()
    for one in added.outcomes:
        if isinstance(one, Addition):
            assert lines[one.line - 1] in one.inserted


@pytest.mark.parametrize(
    ("title", "comes_to"),
    [("Oil: a model of LAMPS", Duplicate), ("Wax: A Model of Candles", Refused)],
    ids=["listed", "not listed"],
)
def test_a_record_without_any_address_is_a_duplicate_before_it_is_refused(
    title: str, comes_to: type[object]
) -> None:
    (outcome,) = add_all(PAGE.encode(), [Record(Paper(title))], Helpers(), Steering(), TODAY).outcomes
    assert isinstance(outcome, comes_to)

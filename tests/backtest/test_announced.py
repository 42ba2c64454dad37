"""The day on which arXiv announced a paper, from the order of ids and dates of two kinds that are not told apart."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from tracker.backtest.history.announced import announced, month_of
from tracker.sources.arxiv.calendar import feed_after

FIRST = date(2026, 1, 1)  # a Thursday


def day(number: int) -> date:
    return date(2026, 1, number)


def the_truth(rng: random.Random, a_day: int = 40) -> dict[str, tuple[date, date]]:
    """A made-up month: by id, when each paper was submitted and when it was announced."""
    found = {}
    for at in range(29):
        submitted = FIRST + timedelta(days=at)
        soon = feed_after(submitted)
        deadline = 0 if submitted.weekday() >= 5 else round(a_day * rng.uniform(0.65, 0.8))
        for one in range(a_day):
            number = len(found) + 1
            seen = soon if one < deadline else feed_after(soon)
            found[f"2601.{number:05}"] = (submitted, seen)
    return found


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_deadlines_are_found_where_some_name_the_one_day_and_some_the_other(share: float) -> None:
    rng = random.Random(7)
    truth = the_truth(rng)
    told: dict[str, date | None] = {key: days[rng.random() < share] for key, days in truth.items()}
    found = announced(told)
    wrong = [key for key, (_, seen) in truth.items() if found[key] != seen]
    assert len(wrong) / len(truth) < 0.1
    assert all(found[key] >= on for key, on in told.items() if on)


def test_where_all_name_the_day_of_submission_the_usual_share_missed_the_deadline() -> None:
    truth = the_truth(random.Random(8))
    found = announced({key: submitted for key, (submitted, _) in truth.items()})
    wrong = [key for key, (_, seen) in truth.items() if found[key] != seen]
    assert len(wrong) / len(truth) < 0.06


def test_paper_held_back_is_announced_with_its_id() -> None:
    truth = the_truth(random.Random(9))
    told: dict[str, date | None] = {key: submitted for key, (submitted, _) in truth.items()}
    held = "2601.00500"
    told[held] = day(2)
    assert announced(told)[held] == truth[held][1]


@pytest.mark.parametrize(
    ("on", "seen"),
    [(6, 7), (9, 12), (10, 13), (11, 13)],
    ids=["Tuesday", "Friday", "Saturday", "Sunday"],
)
def test_lone_paper_was_submitted_in_time_on_its_day(on: int, seen: int) -> None:
    assert announced({"2601.00100": day(on)}) == {"2601.00100": day(seen)}


def test_of_two_papers_of_a_day_neither_is_likely_to_have_missed_the_deadline() -> None:
    assert set(announced({"2601.00100": day(6), "2601.00110": day(6)}).values()) == {day(7)}


def test_paper_without_a_day_came_no_later_than_the_next_id_and_not_before_it() -> None:
    found = announced(
        {
            "2601.00010": day(6),
            "2601.00020": None,
            "2601.00030": day(13),
            "2601.00040": None,
            "2602.00001": None,
        }
    )
    assert found["2601.00020"] == day(14)
    assert found["2601.00040"] == date(
        2026, 2, 2
    )  # what came before January's last deadline, on Friday the 30th
    assert found["2602.00001"] > date(2026, 2, 27)


def test_ids_of_a_month_end_with_its_last_deadline() -> None:
    """The rest of Friday and the weekend behind it are counted in the next month, whose first ids they are."""
    friday = date(2026, 5, 29)
    ends = {f"2605.{number:05}": friday for number in range(100, 200)}
    begins = {f"2606.{number:05}": friday for number in range(1, 20)}
    found = announced({**ends, **begins})
    assert {found[key] for key in ends} == {date(2026, 6, 1)}
    assert {found[key] for key in begins} == {date(2026, 6, 2)}


def test_day_before_the_month_of_its_id_is_not_believed() -> None:
    assert announced({"2602.00001": day(1)})["2602.00001"] >= date(2026, 2, 2)


def test_day_after_the_month_of_its_id_is() -> None:
    assert announced({"2601.00001": date(2026, 4, 1)})["2601.00001"] == date(2026, 4, 1)


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


def test_old_ids_are_counted_in_each_archive_by_itself() -> None:
    found = announced({"cs/0602001": date(2006, 2, 20), "math/0602002": date(2006, 2, 7), "cs/0602003": None})
    assert found["math/0602002"] == date(2006, 2, 8)
    assert found["cs/0602001"] == date(2006, 2, 21)

from __future__ import annotations

from datetime import date

import pytest

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import NO_DOUBT

WORKS = ("Ladle", "Spoon", "Pan", "Teapot", "Whisk", "Sieve")


def added_row(header: str, row: str, *, falling: bool = False) -> str:
    """The row added to a table in which `{n}` counts, `{t}` is a title and `{d}` a month, the newest above if falling."""
    rows = [
        row.format(
            n=at + 1,
            t=f"[{name}: A Made Thing](https://arxiv.org/abs/250{at + 1}.01234)",
            d=f"2025-0{at + 1}",
        )
        for at, name in enumerate(WORKS)
    ]
    rule = "|---" * header.count("|", 1) + "|"
    lines = ["# List", "", "## Papers", "", header, rule, *(reversed(rows) if falling else rows), ""]
    page = read_page("\n".join(lines).encode())
    assert isinstance(page, Page)
    paper = Paper("Kettle: Pouring by Sight", arxiv_id="2605.01234", published=date(2026, 5, 3))
    outcome = plan_addition(page, candidate_for(paper), NO_DOUBT, date(2026, 6, 1))
    assert isinstance(outcome, Addition)
    return outcome.inserted[0]


@pytest.mark.parametrize("falling", [False, True], ids=["the newest below", "the newest on top"])
@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("{n}", "7"),
        ("{n}.", "7."),
        ("#{n}", "#7"),
        ("**{n}**", "**7**"),
        ("[{n}]", "[7]"),
        ("No. {n}", "No. 7"),
        ("{n:03}", "007"),
    ],
)
def test_a_new_row_gets_the_next_number_in_the_form_of_the_others(
    form: str, written: str, *, falling: bool
) -> None:
    row = added_row("| No. | Title | Date |", f"| {form} | {{t}} | {{d}} |", falling=falling)
    assert row.split("|")[1].strip() == written


def test_a_column_that_counts_may_stand_anywhere() -> None:
    row = added_row("| Title | Date | No. |", "| {t} | {d} | {n} |")
    assert row.split("|")[3].strip() == "7"


def test_years_are_no_count() -> None:
    row = added_row("| Title | Founded |", "| {t} | 202{n} |")
    assert row.split("|")[2].strip() != "2027"


def test_figures_that_do_not_count_are_not_counted_on() -> None:
    row = added_row("| Title | Cited | Date |", "| {t} | {n}0 | {d} |")
    assert row.split("|")[2].strip() == ""

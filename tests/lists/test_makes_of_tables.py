"""Makes of tables met on public lists nobody here had looked at: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from collections.abc import Sequence

URL = "https://arxiv.org/abs/"
CODE = "https://github.com/warm/ember"
EMBER = Paper(
    "Ember: A Model that Keeps Rooms Warm",
    abstract="Rooms are cold. We introduce Ember, a stove that keeps many rooms warm in winter.",
    arxiv_id="2506.01234",
    authors=("Ida New", "Jon Newer", "Kim Ever"),
    published=date(2025, 6, 3),
    links=Links(code=CODE),
)


def read(text: str) -> Page:
    page = read_page(text.encode())
    assert isinstance(page, Page)
    return page


def row_for(table: str, paper: Paper = EMBER, hint: Sequence[str] = ()) -> str:
    """The lines that a table gets for a work."""
    page = read(f"# L\n\n## Papers\n\n{table}\n")
    told = candidate_for(paper, section=tuple(hint))
    outcome = plan_addition(page, told, NO_DOUBT, date(2025, 6, 10))
    assert isinstance(outcome, Addition)
    return "\n".join(outcome.inserted)


def title_of(number: int) -> str:
    return f"Lamp{number}: A Lamp of Many Kinds and Lights"


# --- rows that divide a table


def paper_row(number: int, behind: str = "") -> str:
    return f"| [{title_of(number)}]({URL}250{number}.00001) | - | [Paper]({URL}250{number}.00001) |{behind}"


def divided(*words: str) -> str:
    rows = [
        f"| {said} | | |\n{paper_row(2 * at + 1)}\n{paper_row(2 * at + 2)}" for at, said in enumerate(words)
    ]
    return "\n".join(["| Title | Introduction | Links |", "|---|---|---|", *rows])


@pytest.mark.parametrize(("open_", "close"), [("**", "**"), ("*", "*"), ("<b>", "</b>"), ("", "")])
def test_a_row_of_one_word_divides_its_table(open_: str, close: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{divided(*(f'{open_}{word}{close}' for word in ('Wicks', 'Oil')))}\n")
    assert [(entry.start, entry.group.labels) for entry in page.entries] == [
        (7, ("Wicks",)),
        (8, ("Wicks",)),
        (10, ("Oil",)),
        (11, ("Oil",)),
    ]


def test_a_new_row_goes_below_the_row_that_names_its_part_of_the_table() -> None:
    page = read(f"# L\n\n## Papers\n\n{divided('**Wicks**', '**Oil**', '**Glass**')}\n")
    told = candidate_for(EMBER, section=("Papers", "Oil"))
    outcome = plan_addition(page, told, NO_DOUBT, date(2025, 6, 10))
    assert isinstance(outcome, Addition)
    assert outcome.inserted == (f"| [{EMBER.title}]({URL}2506.01234) | - | [Paper]({URL}2506.01234) |",)
    assert 10 < outcome.line <= 13


def test_parts_of_a_table_that_hold_no_work_yet_are_none() -> None:
    table = f"{divided('**Wicks**', '**Oil**')}\n| **Glass** | | |\n| **Brass** | | |"
    assert len(read(f"## Papers\n\n{table}\n").entries) == 4


def test_a_work_of_which_nothing_is_told_yet_divides_nothing() -> None:
    listed = "\n".join(
        ["| Title | Introduction | Links |", "|---|---|---|", paper_row(1), "| Kettle | | |", paper_row(2)]
    )
    assert len(read(f"## Papers\n\n{listed}\n").entries) == 3


def test_a_bold_name_among_bold_names_divides_nothing() -> None:
    rows = ["| Name | Paper |", "|---|---|", f"| **Lamp** | [Paper]({URL}2501.00001) |", "| **Kettle** | |"]
    rows.append(f"| **Pan** | [Paper]({URL}2502.00001) |")
    assert len(read("## Papers\n\n" + "\n".join(rows) + "\n").entries) == 3


def test_a_remark_behind_the_last_column_stays_with_its_work() -> None:
    rows = [paper_row(number, f" [//]: #05/{number}") for number in (1, 2, 3, 4)]
    table = "\n".join(["| Title | Introduction | Links |", "|---|---|---|", *rows])
    assert row_for(table) == f"| [{EMBER.title}]({URL}2506.01234) | - | [Paper]({URL}2506.01234) |"


# --- names and descriptions


def named_row(number: int, note: str) -> str:
    return f"| Lamp{number} | [{title_of(number)}]({URL}250{number}.00001) | [Link](https://github.com/oil/lamp{number}) | {note} |"


NAMED = "| Name | Paper | Link | Notes |\n|---|---|---|---|\n"
NOTES = (
    "A lamp that burns oil",
    "A lamp of many kinds and lights",
    "Three hundred lamps with wicks",
    "Glass for reading lamps",
)


def test_a_column_of_names_without_a_gap_gets_the_repositorys_however_plain() -> None:
    table = NAMED + "\n".join(named_row(at, note) for at, note in enumerate(NOTES, 1))
    plain = replace(
        EMBER,
        abstract="",
        title="Keeping Rooms Warm with Embers",
        links=Links(code="https://github.com/warm/warm-rooms"),
    )
    assert row_for(table, plain).startswith(f"| warm-rooms | [{plain.title}]({URL}2506.01234) |")


@pytest.mark.parametrize("repository", ["keeping-rooms-warm-with-embers", ""])
def test_a_repository_called_by_a_sentence_is_no_name(repository: str) -> None:
    table = NAMED + "\n".join(named_row(at, note) for at, note in enumerate(NOTES, 1))
    links = Links(code=f"https://github.com/warm/{repository}") if repository else Links()
    long = replace(EMBER, abstract="", title="Keeping Rooms Warm with Embers", links=links)
    assert row_for(table, long).startswith(f"|  | [{long.title}]({URL}2506.01234) |")


def test_where_notes_say_the_title_again_the_new_one_may_too() -> None:
    table = NAMED + "\n".join(named_row(at, note) for at, note in enumerate(NOTES, 1))
    untold = replace(EMBER, abstract="")
    assert row_for(table, untold).endswith("| Model that Keeps Rooms Warm |")
    apart = NAMED + "\n".join(named_row(at, f"Burns oil on {at} tables") for at in (1, 2, 3, 4))
    assert row_for(apart, untold).endswith("|  |")

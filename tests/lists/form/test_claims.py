"""Answers, ratings and words that are of one work alone."""

from __future__ import annotations

from datetime import date

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lists.candidate import candidate_for

WORKS = ("Ladle", "Spoon", "Pan", "Teapot", "Whisk", "Sieve")
LINK = "[code](https://github.com/made/{name})"


def last_cell(*cells: str) -> str:
    """The last cell of the row added to a table where these stand in turn in the last column."""
    rows = [
        f"| {name} | [paper](https://arxiv.org/abs/250{at + 1}.01234) | {cells[at % len(cells)].format(name=name)} |"
        for at, name in enumerate(WORKS)
    ]
    lines = ["# List", "", "## Papers", "", "| Model | Paper | More |", "|---|---|---|", *rows, ""]
    page = read("\n".join(lines))
    paper = Paper("Kettle: Pouring by Sight", arxiv_id="2605.01234", published=date(2026, 5, 3))
    outcome = planned(page, candidate_for(paper))
    return outcome.inserted[0].split("|")[-2].strip()


@pytest.mark.parametrize(
    "cells",
    [
        ("✓",),
        ("✅", "❌"),
        ("Yes",),
        ("yes", "no"),
        ("⭐⭐⭐",),
        ("🔥",),
        ("120",),
        ("1.2k",),
        ("★★☆",),
        ("×",),
        ("Not released",),
        ("Closed source",),
        ("open-source", "proprietary"),
        ("Not publicly available", LINK),
        ("未开源",),
    ],
    ids="/".join,
)
def test_an_answer_or_a_rating_is_of_its_own_work_even_where_all_have_one(cells: tuple[str, ...]) -> None:
    assert last_cell(*cells) == ""


@pytest.mark.parametrize("sign", ["❌", "✗", "-", "—", "N/A", "×", "Coming soon"])
def test_where_others_link_a_sign_says_that_there_is_no_link(sign: str) -> None:
    assert last_cell(sign, LINK) == sign


def test_words_that_all_say_are_said_again() -> None:
    assert last_cell("Image") == "Image"


@pytest.mark.parametrize(
    "cells",
    [
        ("Image", "Image", "Image", "Image", "Image", "Video"),
        ("Image", "Image", "Image", "Image", "Image", ""),
        ("Image", "Image", "Image", "Image", "Image", "-"),
    ],
    ids=["another", "nothing", "a sign"],
)
def test_words_that_most_say_are_of_their_own_works(cells: tuple[str, ...]) -> None:
    assert last_cell(*cells) in ("", "-")


def test_what_another_table_says_is_said_of_its_own_works() -> None:
    tables = "".join(
        f"## {kind}\n\n| Model | Paper | More |\n|---|---|---|\n"
        + "".join(
            f"| {name}{kind} | [paper](https://arxiv.org/abs/250{at}.0{number}234) | {kind} |\n"
            for at, name in enumerate(WORKS, 1)
        )
        + "\n"
        for number, kind in enumerate(("Image", "Video"))
    )
    page = read(f"# List\n\n{tables}")
    paper = Paper("Kettle: Pouring by Sight", arxiv_id="2605.01234", published=date(2026, 5, 3))
    outcome = planned(page, candidate_for(paper, section=("Video",)))
    assert outcome.inserted[0].endswith("| Video |")

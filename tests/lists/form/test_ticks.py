"""Columns of ticks and crosses: answered where the fact is known, else left to people."""

from __future__ import annotations

from datetime import date

import pytest
from support.pages import read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.steering import Steering

WORKS = ("Ladle", "Spoon", "Pan", "Teapot")
CODE = Links(code="https://github.com/made/kettle")
DATA = Links(hf_dataset="https://huggingface.co/datasets/made/kettle")
MODEL = Links(hf_model="https://huggingface.co/made/kettle")
DEMO = Links(demo="https://kettle.example/demo")
PAGE = Links(project="https://kettle.example")


def answer(header: str, marks: str, links: Links, title: str = "Kettle: Pouring by Sight") -> str:
    """The cell of the row added to a table whose last column has a header and some marks."""
    rows = "".join(
        f"| {name} | [paper](https://arxiv.org/abs/250{at + 1}.01234) | {mark} |\n"
        for at, (name, mark) in enumerate(zip(WORKS, marks.split(","), strict=True))
    )
    page = read(f"# L\n\n## Papers\n\n| Model | Paper | {header} |\n|---|---|:-:|\n{rows}")
    paper = Paper(title, arxiv_id="2605.01234", published=date(2026, 5, 3), links=links)
    outcome = plan_addition(
        page, candidate_for(paper), Steering(0, 0.9, insist=True)
    )  # such columns are understood
    assert isinstance(outcome, Addition), outcome
    return outcome.inserted[0].split("|")[-2].strip()


@pytest.mark.parametrize(
    ("header", "links", "marks", "expected"),
    [
        ("Code", CODE, "✅,❌,✅,❌", "✅"),
        ("代码", CODE, "✔️,,✔️,", "✔️"),
        ("Code", Links(), "✅,❌,✅,❌", ""),
        ("Open Source", CODE, "Yes,No,Yes,Yes", "Yes"),
        ("Open-source", MODEL, ":white_check_mark:,:x:,:white_check_mark:,:x:", ":white_check_mark:"),
        ("Weights", MODEL, "✓,✗,✓,✗", "✓"),
        ("Weights", CODE, "✓,✗,✓,✗", ""),
        ("Data", DATA, "+,-,+,-", "+"),
        ("Demo", DEMO, "√,×,√,×", "√"),
        ("Project", PAGE, "✔,-,✔,-", "✔"),
        ("VQA", CODE, "+,-,+,-", ""),
        ("Video", CODE, "✔,✔,✔,✔", ""),
    ],
)
def test_a_tick_says_only_what_is_known(header: str, links: Links, marks: str, expected: str) -> None:
    assert answer(header, marks, links) == expected


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Benchmark", "KettleBench: A Benchmark of Pouring"),
        ("Survey", "A Survey of Pouring by Sight"),
        ("Dataset", "KettleSet: A Dataset of Pouring"),
    ],
)
def test_a_tick_may_say_what_kind_a_work_is(header: str, title: str) -> None:
    assert answer(header, "✓,✗,✓,✗", Links(), title) == "✓"


def test_a_column_of_links_is_none_of_ticks() -> None:
    link = "[x](https://github.com/made/x)"
    assert answer("Code", f"{link},-,{link},-", Links()) == "-"

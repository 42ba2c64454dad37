"""What adding one paper to a page comes to."""

from __future__ import annotations

from datetime import date

import pytest
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate, Refused
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.page import NoPage, read_page
from tracker.lists.steering import Steering

ALWAYS = Steering(least_share=0, least_fidelity=0)
PAPER = Paper(
    "MadeVLM: A Made-up Model",
    arxiv_id="2601.00077",
    published=date(2026, 1, 5),
    links=Links(code="https://github.com/made/vlm"),
)


def added(text: str, paper: Paper = PAPER) -> Addition:
    return planned(read(text), candidate_for(paper), ALWAYS)


BULLETS = """# List

## Papers

- **OneVLM** - [First thing](https://arxiv.org/abs/2501.00001) [[code](https://github.com/one/one)]
- **TwoVLM** - [Second thing](https://arxiv.org/abs/2412.00002)
- **TriVLM** - [Third thing](https://arxiv.org/abs/2411.00003) [[code](https://github.com/tri/tri)]
- **QuaVLM** - [Fourth thing](https://arxiv.org/abs/2410.00004)
"""

ROWS = """## Models

| Name | Title | Date | Code |
|------|-------|------|------|
| One | [**One: First of the made-up models**](https://arxiv.org/pdf/2501.00001) | 2025-01-02 | [Github](https://github.com/one/one) |
| Two | [**Two: Second of the made-up models**](https://arxiv.org/pdf/2502.00001) | 2025-02-03 | - |
| Tri | [**Tri: Third of the made-up models**](https://arxiv.org/pdf/2503.00001) | 2025-03-12 | [Github](https://github.com/tri/tri) |
| Qua | [**Qua: Fourth of the made-up models**](https://arxiv.org/pdf/2504.00001) | 2025-04-09 | - |
"""


def test_a_bullet_is_written_like_its_neighbours_and_stands_on_top_of_a_falling_order() -> None:
    addition = added(BULLETS)
    assert addition.inserted == (
        "- **MadeVLM** - [A Made-up Model](https://arxiv.org/abs/2601.00077) [[code](https://github.com/made/vlm)]",
    )
    assert addition.line == 5
    assert addition.section == ("List", "Papers")
    assert addition.fidelity == 1


def test_a_row_is_written_like_its_neighbours_and_stands_below_a_rising_order() -> None:
    addition = added(ROWS)
    assert addition.inserted == (
        "| MadeVLM | [**MadeVLM: A Made-up Model**](https://arxiv.org/pdf/2601.00077) | 2026-01-05 | [Github](https://github.com/made/vlm) |",
    )
    assert addition.line == 9


@pytest.mark.parametrize(
    "links",
    [
        Links(abs="https://arxiv.org/abs/2501.00001v3"),
        Links(pdf="https://arxiv.org/pdf/2501.00001.pdf"),
        Links(abs="https://huggingface.co/papers/2501.00001"),
        Links(abs="https://www.alphaxiv.org/abs/2501.00001"),
        Links(abs="https://doi.org/10.48550/arXiv.2501.00001"),
        Links(abs="https://arxiv.org/html/2501.00001"),
    ],
)
def test_a_work_that_stands_there_in_any_form_is_a_duplicate(links: Links) -> None:
    outcome = plan_addition(read(BULLETS), candidate_for(Paper("Another title", links=links)), ALWAYS)
    assert isinstance(outcome, Duplicate)
    assert outcome.mentions[0].line == 4


def test_a_page_without_a_list_is_refused() -> None:
    assert isinstance(plan_addition(read("# Hello\n\nWorld\n"), candidate_for(PAPER), ALWAYS), Refused)


@pytest.mark.parametrize("data", [b"a\0b", b"<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"])
def test_what_is_no_page_is_named(data: bytes) -> None:
    assert isinstance(read_page(data), NoPage)


SHORT_SECTIONS = b"""# List

## Models

- **Kettle-VL** - Teaching Kettles [[paper](https://arxiv.org/abs/2610.90004)] (2026-10)
- **SpoutLM** - Pouring Vision [[paper](https://arxiv.org/abs/2609.90003)] (2026-09)

## Datasets

- **TeaPairs** - A Million Cups [[paper](https://arxiv.org/abs/2609.90007)] (2026-09)
- **SaucerQA** - Questions Asked [[paper](https://arxiv.org/abs/2607.90006)] (2026-07)

## Benchmarks

- **PotBench** - Which Pot Is Hot? [[paper](https://arxiv.org/abs/2610.90009)] (2026-10)
- **LeafEval** - Reading Tea Leaves [[paper](https://arxiv.org/abs/2606.90008)] (2026-06)
"""


def test_short_sections_of_several_works_are_no_blocks_of_one_work() -> None:
    page = read(SHORT_SECTIONS)
    assert {entry.kind for entry in page.entries} == {EntryKind.BULLET}
    assert len(page.entries) == 6


def test_month_of_an_undated_paper_comes_from_its_arxiv_id() -> None:
    page = read(SHORT_SECTIONS)
    paper = Paper(title="Cupola: A Model of Cups", arxiv_id="2611.00042")
    outcome = planned(page, candidate_for(paper, section=("Models",)), Steering())
    assert outcome.inserted[0].endswith("(2026-11)")


@pytest.mark.parametrize("page", ["html", "bullets"])
def test_half_characters_of_a_title_are_left_out(page: str) -> None:
    pages = {
        "html": '# L\n\n## S\n\n<table>\n<tr><th>Name</th><th>Title</th></tr>\n<tr><td>Mo6VL0</td><td><a href="https://arxiv.org/abs/2501.00001">Some Title of Old</a></td></tr>\n<tr><td>Mo7VL0</td><td><a href="https://arxiv.org/abs/2501.00002">Another Title of Old</a></td></tr>\n</table>\n',
        "bullets": "# L\n\n## S\n\n- [Some Title of Old](https://arxiv.org/abs/2501.00001)\n- [Another Title of Old](https://arxiv.org/abs/2501.00002)\n",
    }
    paper = Paper(title="other half \udc00", arxiv_id="2601.00001")
    outcome = planned(read(pages[page]), candidate_for(paper), ALWAYS)
    assert b"other half" in outcome.new_bytes


def test_a_table_that_readers_see_as_none_is_refused() -> None:
    broken = ROWS.replace("|------|-------|------|------|", "|------|-------|------|")
    outcome = plan_addition(read(broken), candidate_for(PAPER), ALWAYS)
    assert outcome == Refused(
        "the header of the table has 4 cells and the line below it 3, so readers see no table"
    )
    shut = ROWS.replace("| Name | Title | Date | Code |", "Name | Title | Date | Code")
    assert isinstance(plan_addition(read(shut), candidate_for(PAPER), ALWAYS), Addition)

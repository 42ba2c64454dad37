"""The first entry of a year, a section or a table, made as its sisters are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate, Refused, Unsure
from tracker.lists.steering import NO_DOUBT, Steering

PAPER = Paper(
    "MadeVLM: A Made-up Model",
    arxiv_id="2601.00077",
    published=date(2026, 1, 5),
    links=Links(code="https://github.com/made/vlm"),
)


def add(text: str, *section: str, steering: Steering = NO_DOUBT) -> Addition:
    return planned(read(text), candidate_for(PAPER, section=section), steering)


YEARS = """# List

## Papers

### 2025

- [2025] One of the made-up models [[paper](https://arxiv.org/pdf/2501.00001)]
- [2025] Two of the made-up models [[paper](https://arxiv.org/pdf/2502.00002)]

### 2024

- [2024] Three of the made-up models [[paper](https://arxiv.org/pdf/2401.00003)]

## Contributing
"""
TABLES = """# List

## Cats

| Name | Paper |
|---|---|
| One | [One of the made-up cats](https://arxiv.org/abs/2501.00001) |
| Two | [Two of the made-up cats](https://arxiv.org/abs/2502.00001) |

## Dogs

| Name | Paper |
|---|---|

## End
"""


def test_the_first_entry_of_a_year_brings_its_heading_made_like_the_others() -> None:
    addition = add(YEARS)
    assert addition.inserted == (
        "### 2026",
        "",
        "- [2026] MadeVLM: A Made-up Model [[paper](https://arxiv.org/pdf/2601.00077)]",
        "",
    )
    assert addition.section == ("List", "Papers", "2026")
    assert addition.line == 7


def test_a_hint_that_names_a_year_without_a_heading_makes_it() -> None:
    assert add(YEARS, "Papers", "2023").inserted[0] == "### 2023"


def test_the_first_row_of_an_empty_table_takes_after_its_sister() -> None:
    addition = add(TABLES, "List", "Dogs")
    assert addition.inserted == (
        "| MadeVLM | [MadeVLM: A Made-up Model](https://arxiv.org/abs/2601.00077) |",
    )
    assert addition.line == 14


def test_the_first_entry_under_a_bare_heading_takes_after_its_sister() -> None:
    text = "# L\n## A\n\n- [A made-up model of many](https://arxiv.org/abs/2501.00001)\n\n## B\n\n## C\n"
    addition = add(text, "B")
    assert addition.inserted == ("", "- [MadeVLM: A Made-up Model](https://arxiv.org/abs/2601.00077)")
    assert addition.section == ("L", "B")


def test_the_first_entry_beside_bare_headings_only_takes_after_the_rest_of_the_page() -> None:
    text = "# L\n## A\n### Cats\n- [A made-up model of many](https://arxiv.org/abs/2501.00001)\n\n## B\n### Cats\n\n### Dogs\n"
    addition = add(text, "B", "Cats")
    assert addition.section == ("L", "B", "Cats")
    assert addition.inserted == ("- [MadeVLM: A Made-up Model](https://arxiv.org/abs/2601.00077)",)


def test_a_table_that_nothing_shows_how_to_fill_gets_no_bullet() -> None:
    text = "# L\n## A\n- [A made-up model of many](https://arxiv.org/abs/2501.00001)\n\n## B\n| Dog | Owner |\n|---|---|\n"
    assert add(text, "B").section == ("L", "A")


@pytest.mark.parametrize("bare", ["| Dog | Owner |\n|---|---|", "Soon."], ids=["table", "heading"])
def test_a_section_that_nothing_shows_how_to_fill_is_a_question(bare: str) -> None:
    text = TABLES.replace("## Dogs\n\n| Name | Paper |\n|---|---|", f"## Dogs\n\n{bare}")
    outcome = plan_addition(read(text), candidate_for(PAPER, section=("Dogs",)), Steering())
    assert outcome == Unsure("no section is called 'Dogs'")


def test_links_that_name_no_work_do_not_show_how_a_first_entry_is_written() -> None:
    text = "# L\n## A\n\n- [paper](https://arxiv.org/abs/2501.00001)\n- [pdf](https://arxiv.org/pdf/2501.00002)\n\n## B\n\n## C\n"
    outcome = plan_addition(read(text), candidate_for(PAPER, section=("B",)), NO_DOUBT)
    assert outcome == Refused("no other section shows how an entry is written")


def test_a_work_whose_time_nobody_knows_goes_where_the_newest_are() -> None:
    paper = replace(PAPER, arxiv_id=None, published=None)
    outcome = planned(read(YEARS), candidate_for(paper))
    assert outcome.section == ("List", "Papers", "2025")


def test_a_single_year_among_works_without_one_is_no_sorting_by_years() -> None:
    text = """# List

## Papers

- One of the made-up models [[paper](https://arxiv.org/pdf/2501.00001)]
- Two of the made-up models [[paper](https://arxiv.org/pdf/2502.00002)]

### 2022

- Three of the made-up models [[paper](https://arxiv.org/pdf/2201.00003)]
"""
    addition = add(text)
    assert addition.section == ("List", "Papers")
    assert addition.inserted == ("- MadeVLM: A Made-up Model [[paper](https://arxiv.org/pdf/2601.00077)]",)


def test_a_section_that_is_not_there_is_a_question() -> None:
    outcome = plan_addition(read(TABLES), candidate_for(PAPER, section=("Birds",)), Steering())
    assert isinstance(outcome, Unsure)


def test_a_given_template_is_written_whatever_the_entries_show() -> None:
    line = "- **{name}** ({year}): [{subtitle}]({pdf}) [[code]({code})] [[demo]({demo})]"
    steering = Steering(0, 0, templates={"Papers": line})
    assert add(YEARS, "Papers", "2025", steering=steering).inserted == (
        (
            "- **MadeVLM** (2025): [A Made-up Model](https://arxiv.org/pdf/2601.00077) "
            "[[code](https://github.com/made/vlm)]"
        ),
    )


def test_a_heading_to_leave_alone_takes_nothing() -> None:
    steering = Steering(0, 0, leave_alone=("Cats",))
    assert not isinstance(plan_addition(read(TABLES), candidate_for(PAPER), steering), Addition)


def test_a_repository_alone_holds_up_only_whom_no_person_insists_on() -> None:
    text = "## A\n- [MadeVLM](https://github.com/made/vlm), 2024\n- [Other thing](https://github.com/made/other)\n"
    assert isinstance(plan_addition(read(text), candidate_for(PAPER), Steering(0, 0)), Duplicate)
    assert isinstance(plan_addition(read(text), candidate_for(PAPER), NO_DOUBT), Addition)


def test_a_repository_of_several_works_holds_up_none_of_them() -> None:
    text = (
        "## A\n- [MadeVLM, first of all](https://github.com/made/vlm) [[paper](https://arxiv.org/abs/2501.00001)]\n"
        "- [Other thing of many](https://github.com/made/other) [[paper](https://arxiv.org/abs/2501.00002)]\n"
        "\nThe code of MadeVLM: https://github.com/made/vlm\n"
    )
    assert isinstance(plan_addition(read(text), candidate_for(PAPER), Steering(0, 0)), Addition)


MONTHS = """# List

## 2024.3

- (arXiv 2024.3) The third of the made-up works, [[Paper](https://arxiv.org/abs/2403.00003)]
- (arXiv 2024.3) The fourth of the made-up works, [[Paper](https://arxiv.org/abs/2403.00004)]

## 2024.2

- (arXiv 2024.2) The first of the made-up works, [[Paper](https://arxiv.org/abs/2402.00001)]
- (arXiv 2024.2) The second of the made-up works, [[Paper](https://arxiv.org/abs/2402.00002)]
"""


def test_a_month_is_the_one_that_the_arxiv_id_shows() -> None:
    paper = Paper("The Fifth of the Made-up Works", arxiv_id="2402.18000", published=date(2024, 3, 1))
    outcome = planned(read(MONTHS), candidate_for(paper))
    assert outcome.section == ("List", "2024.2")
    assert outcome.inserted[0].startswith("- (arXiv 2024.2) ")

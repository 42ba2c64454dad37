"""Counters, dates, numbers and indexes are kept in step where a list asks for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from support.made_lists import pages, papers
from support.pages import read

from state.records import Paper
from tracker.adding import Helpers, add_all
from tracker.lists.side.change import SideRule
from tracker.lists.side.keeping import keep_in_step
from tracker.lists.steering import Steering
from tracker.recordfile import Record

TODAY = date(2026, 6, 5)
PAPER = Paper("FreshVL: Fresh Words for Made-Up Images", "", "2405.01234", published=date(2024, 5, 2))


def add(lines: list[str], *rules: SideRule, paper: Paper = PAPER) -> tuple[list[str], tuple[str, ...]]:
    """The page after an addition, line by line, and what was told of side data."""
    steering = Steering(least_share=0, least_fidelity=0, insist=True, side=frozenset(rules))
    content = "\n".join([*lines, ""]).encode()
    added = add_all(content, [Record(paper)], Helpers(), steering, TODAY)
    assert added.content != content
    return added.content.decode().split("\n")[:-1], added.side


def entry(month: int, number: str = "-") -> str:
    return f"{number} Some Made Words About Number {month}. [paper](https://arxiv.org/abs/24{month:02}.1000{month})"


def listed(*heads: str, numbers: bool = False) -> list[str]:
    months = range(1, 8)
    entries = [entry(month, f"{month}." if numbers else "-") for month in months]
    return ["# Made-up list", "", *heads, "", "## Papers", "", *entries]


@pytest.mark.parametrize(
    ("mark", "then"),
    [
        ("Last updated: 2024-03-02", "Last updated: 2026-06-05"),
        ("*Last Update: March 12, 2024*", "*Last Update: June 5, 2026*"),
        ("**Last updated on 2nd March 2024.**", "**Last updated on 5th June 2026.**"),
        ("Last updated: 12 MAR 2024", "Last updated: 5 JUN 2026"),
        ("_Last updated: 2024/03_", "_Last updated: 2026/06_"),
        ("Last updated: 03/25/2024", "Last updated: 06/05/2026"),
        ("Last updated: 25.3.2024", "Last updated: 5.6.2026"),
        ("Last updated: 2024/12/3", "Last updated: 2026/6/5"),
        (
            "![](https://img.shields.io/badge/lamps-18-blue) Last updated: Mar 2, 2024",
            "![](https://img.shields.io/badge/lamps-18-blue) Last updated: Jun 5, 2026",
        ),
        ("Last updated: 2024-12-25", "Last updated: 2026-06-05"),
        (
            "![](https://img.shields.io/badge/Last_Updated-2024--03--02-blue)",
            "![](https://img.shields.io/badge/Last_Updated-2026--06--05-blue)",
        ),
        (
            "![](https://img.shields.io/badge/Last%20Updated-March%202024-brightgreen.svg)",
            "![](https://img.shields.io/badge/Last%20Updated-June%202026-brightgreen.svg)",
        ),
        (
            "[![Last Updated](https://img.shields.io/badge/Updated-July%202025-brightpurple)](https://a.example)",
            "[![Last Updated](https://img.shields.io/badge/Updated-June%202026-brightpurple)](https://a.example)",
        ),
        (
            "![](https://img.shields.io/badge/last_update-Mar_12%2C_2024-ff69b4?style=flat)",
            "![](https://img.shields.io/badge/last_update-Jun_5%2C_2026-ff69b4?style=flat)",
        ),
    ],
)
def test_the_mark_of_the_last_change_is_set_to_the_day_in_its_own_form(mark: str, then: str) -> None:
    lines, told = add(listed(mark), SideRule.UPDATED)
    assert lines[2] == then
    assert told == ("“last updated” on line 3, to 2026-06-05",)


@pytest.mark.parametrize(
    "mark",
    [
        "Last updated: 2027-01-01",
        "Last updated: soon",
        "Last updated: 2026-06",
        "Last updated: 03/05/2024",
        "![](https://img.shields.io/badge/Last_Updated-2024-blue)",
    ],
)
def test_a_mark_that_is_not_plainly_behind_stays(mark: str) -> None:
    assert add(listed(mark), SideRule.UPDATED)[0][2] == mark


@pytest.mark.parametrize(
    ("counter", "then"),
    [
        (
            "![](https://img.shields.io/badge/papers-07-blue)",
            "![](https://img.shields.io/badge/papers-8-blue)",
        ),
        ("The list has **07 papers** now.", "The list has **8 papers** now."),
        (
            "![](https://img.shields.io/badge/papers-99-blue)",
            "![](https://img.shields.io/badge/papers-99-blue)",
        ),
        (
            "![](https://img.shields.io/badge/papers-07%2B-blue)",
            "![](https://img.shields.io/badge/papers-07%2B-blue)",
        ),
        ("They read 12 papers.", "They read 12 papers."),
    ],
)
def test_a_counter_that_was_right_is_raised_and_no_other(counter: str, then: str) -> None:
    assert add(listed(counter), SideRule.COUNTERS)[0][2] == then


def test_a_counter_in_a_heading_counts_its_own_section() -> None:
    lines = [
        "# Made-up list (9 papers)",
        "",
        "## Old (2 papers)",
        "",
        entry(1),
        entry(2),
        "",
        "## New (7 papers)",
        "",
    ]
    lines += [entry(month).replace("24", "25") for month in range(1, 8)]
    then, told = add(lines, SideRule.COUNTERS, paper=Paper("FreshVL: Fresh Words", "", "2508.01234"))
    assert [line for line in then if line.startswith("#")] == [
        "# Made-up list (10 papers)",
        "## Old (2 papers)",
        "## New (8 papers)",
    ]
    assert len(told) == 2


def test_numbers_after_a_new_one_are_counted_on() -> None:
    lines, told = add(listed(numbers=True), SideRule.NUMBERS)
    assert [line.split(" ", 1)[0] for line in lines[-8:]] == [f"{number}." for number in range(1, 9)]
    assert told == ("the numbers of entries after the new ones",)


def test_numbers_that_count_down_are_raised_above_the_new_one() -> None:
    lines = ["# Made-up list", "", "## Papers", "", *(entry(month, f"{month}.") for month in range(7, 0, -1))]
    then, _ = add(lines, SideRule.NUMBERS)
    assert [line.split(" ", 1)[0] for line in then[-8:]] == [f"{number}." for number in range(8, 0, -1)]


@pytest.mark.parametrize("number", ["1.", "-", "*"])
def test_who_does_not_count_is_not_counted_for(number: str) -> None:
    lines = ["# Made-up list", "", "## Papers", "", *(entry(month, number) for month in range(1, 8))]
    then, told = add(lines, SideRule.NUMBERS)
    assert {line.split(" ", 1)[0] for line in then[-8:]} == {number}
    assert told == ()


def test_a_column_that_counts_is_counted_on() -> None:
    rows = [
        f"| {at} | [Some Made Words {at}](https://arxiv.org/abs/240{at}.10001) | 2024-0{at}-03 |"
        for at in range(1, 8)
    ]
    lines, _ = add(
        ["# Made-up list", "", "## Papers", "", "| # | Title | Date |", "|---|---|---|", *rows],
        SideRule.NUMBERS,
    )
    assert [line.split("|")[1].strip() for line in lines[-8:]] == [str(number) for number in range(1, 9)]


YEARS = ["# Made-up list", "", "- [2023](#2023)", "- [2022](#2022)", "- [2021](#2021)", ""]


def test_a_new_heading_is_linked_where_all_its_sisters_are() -> None:
    lines = list(YEARS)
    for year in (2023, 2022, 2021):
        of_year = [
            f"- Made Words {year} {at}. [paper](https://arxiv.org/abs/{year % 100}0{at}.10001)"
            for at in range(5, 0, -1)
        ]
        lines += [f"## {year}", "", *of_year, ""]
    then, told = add(lines, SideRule.INDEX)
    assert then[2:6] == ["- [2024](#2024)", *YEARS[2:5]]
    assert told == ("a link in the index on line 3",)
    assert add(lines)[0][2:5] == YEARS[2:5]


def test_an_index_line_is_carried_on_with_its_own_separator() -> None:
    names = ["Ada", "Bea", "Cid", "Dot"]
    blocks = []
    for at, name in enumerate(names, 1):
        blocks += [
            f"### **{name}VL: Made-Up Words About {name}**",
            "",
            f"[![arXiv](https://img.shields.io/badge/a-b-red)](https://arxiv.org/abs/240{at}.10001)",
            f"A made-up model called {name}VL that reads pictures and words together.",
            "",
        ]
    index = " | ".join(f"[{name}VL](#{name.lower()}vl-made-up-words-about-{name.lower()})" for name in names)
    then, _ = add(["# Made-up list", "", index, "", "## Models", "", *blocks], SideRule.INDEX)
    assert then[2] == f"{index} | [FreshVL](#freshvl-fresh-words-for-made-up-images)"


def test_nothing_beside_the_entries_changes_unless_it_is_asked_for() -> None:
    before = listed(
        "Last updated: 2024-03-02", "![](https://img.shields.io/badge/papers-07-blue)", numbers=True
    )
    then, told = add(before)
    assert [line for line in then if line not in before] == [
        "5. FreshVL: Fresh Words for Made-Up Images. [paper](https://arxiv.org/abs/2405.01234)"
    ]
    assert told == ()


@settings(max_examples=40)
@given(pages(), papers())
def test_what_was_not_told_did_not_change(content: bytes, paper: Paper) -> None:
    steering = Steering(least_share=0, least_fidelity=0, insist=True, side=frozenset(SideRule))
    plain = add_all(
        content, [Record(paper)], Helpers(), Steering(least_share=0, least_fidelity=0, insist=True), TODAY
    )
    kept = add_all(content, [Record(paper)], Helpers(), steering, TODAY)
    if not kept.side:
        assert kept.content == plain.content
    read(kept.content)
    assert keep_in_step(kept.content, kept.content, frozenset(SideRule), TODAY).content == kept.content


def test_links_to_a_heading_that_counts_are_kept_in_step_with_it() -> None:
    lines = [
        "# Made-up list ![](https://img.shields.io/badge/papers-07-blue)",
        "",
        "- [New (7 papers)](#new-7-papers)",
        "- [The new ones](#new-7-papers), [Top](#made-up-list)",
        "",
        "See [there](https://a.example/#new-7-papers).",
        "",
        "## New (7 papers)",
        "",
        *(entry(month) for month in range(1, 8)),
    ]
    then, told = add(lines, SideRule.COUNTERS)
    assert then[:8] == [
        "# Made-up list ![](https://img.shields.io/badge/papers-8-blue)",
        "",
        "- [New (8 papers)](#new-8-papers)",
        "- [The new ones](#new-8-papers), [Top](#made-up-list)",
        "",
        "See [there](https://a.example/#new-7-papers).",
        "",
        "## New (8 papers)",
    ]
    assert len(told) == 2


def counted(*headings: str) -> list[str]:
    """Seven works of 2024, four of 2023 and three of 2022, each under its heading."""
    lines = ["# Made-up list", ""]
    for heading, year, works in zip(headings, (24, 23, 22), (7, 4, 3), strict=True):
        months = range(1, works + 1)
        lines += [heading, "", *(entry(month).replace("24", f"{year}") for month in months), ""]
    return lines


@pytest.mark.parametrize(
    ("heading", "then"),
    [
        ("## New (7)", "## New (8)"),
        ("## **New**（7） 🔥", "## **New**（8） 🔥"),
        ("## New (7) ##", "## New (8) ##"),
        ("## New (6)", "## New (6)"),
        ("## New (7+)", "## New (7+)"),
        ("## New 7", "## New 7"),
        ("## New (7) at once", "## New (7) at once"),
    ],
)
def test_a_bare_number_is_raised_where_others_count_too(heading: str, then: str) -> None:
    lines = counted(heading, "## Old (4)", "## Older (3)")
    lines += ["## Oldest (3)", "", *(entry(month).replace("24", "21") for month in (1, 2, 3))]
    now, _ = add(lines, SideRule.COUNTERS)
    assert [line for line in now if line.startswith("## ")] == [
        then,
        "## Old (4)",
        "## Older (3)",
        "## Oldest (3)",
    ]
    assert len(now) == len(lines) + 1


@pytest.mark.parametrize(
    "lines",
    [
        counted("## New (7)", "## Old", "## Older"),
        counted("## New (7)", "## Old (4)", "## Older (9)"),
        ["## Parts (3)", "", *counted("### Part (5)", "### Part (6)", "### Part (7)")[2:]],
    ],
    ids=["alone", "with one that is right", "one after the other"],
)
def test_a_bare_number_that_may_be_something_else_stays(lines: list[str]) -> None:
    now, told = add(lines, SideRule.COUNTERS)
    assert [line for line in now if line in lines] == lines
    assert told == ()


def test_a_bare_number_may_be_that_of_the_headings_below() -> None:
    parts = ["## Parts (2)", "", "### One", "", entry(8), "", "### Two", "", entry(9), ""]
    lines = [*counted("## New (7)", "## Old (4)", "## Older (3)"), *parts]
    grown = [*lines, entry(10)]
    before, after = ("\n".join([*those, ""]).encode() for those in (lines, grown))
    kept = keep_in_step(before, after, frozenset({SideRule.COUNTERS}), TODAY)
    assert kept.content == after
    assert kept.told == ()


def test_links_to_a_heading_with_a_bare_number_are_kept_in_step_with_it() -> None:
    lines = counted("## New (7)", "## Old (4)", "## Older (3)")
    lines[2:2] = ["- [New (7)](#new-7)", "- [Old (4)](#old-4)", "- [Version (7)](#new-7)", ""]
    now, told = add(lines, SideRule.COUNTERS)
    assert now[2:7] == [
        "- [New (8)](#new-8)",
        "- [Old (4)](#old-4)",
        "- [Version (8)](#new-8)",
        "",
        "## New (8)",
    ]
    assert len(told) == 1


def test_counters_are_left_to_people_where_the_addition_brings_one_more() -> None:
    counted = "![](https://img.shields.io/badge/papers-02-blue)"
    lines = [f"# Made-up list {counted}", ""]
    for year in (2023, 2022):
        lines += [f"## {year}", "", counted, "", entry(1).replace("24", f"{year % 100}"), ""]
    then, told = add(lines, SideRule.COUNTERS)
    assert then[2:4] == ["## 2024", ""]
    assert then.count(counted) == 3
    assert then[0] == lines[0]
    assert told == ()


@pytest.mark.parametrize("broken", [b"# A\0B\n", b"<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"])
def test_nothing_is_kept_in_step_with_a_page_that_cannot_be_read(broken: bytes) -> None:
    page = "\n".join(listed("Last updated: 2024-03-02")).encode()
    for before, after in ((page, broken), (broken, page)):
        assert keep_in_step(before, after, frozenset(SideRule), TODAY).content == after


def over_years(*index: str) -> list[str]:
    """A list of four years with an index above."""
    lines = ["# Made-up list", "", *index, ""]
    for year in (2023, 2022, 2021, 2020):
        lines += [f"## {year}", ""]
        lines += [
            f"- Made {year} {at}. [paper](https://arxiv.org/abs/{year % 100}05.1000{at})" for at in (2, 1)
        ]
        lines.append("")
    return lines


def links(*years: int, end: str = "") -> list[str]:
    return [f"- [{year}](#{year}){end}" for year in years]


@pytest.mark.parametrize(
    "index",
    [
        pytest.param([*links(2024, 2023, 2022, 2021, 2020)], id="linked beforehand"),
        pytest.param([*links(2023, 2022)], id="two years without a link"),
        pytest.param([*links(2023)], id="all but one without a link"),
        pytest.param([*links(2021, 2023, 2020, 2022)], id="in another order"),
        pytest.param(["[2023](#2023) | [2022](#2022)", "[2021](#2021) | [2020](#2020)"], id="two by two"),
    ],
)
def test_an_index_that_is_no_index_of_such_headings_is_left_alone(index: list[str]) -> None:
    then, told = add(over_years(*index), SideRule.INDEX)
    assert "## 2024" in then
    assert then[2 : 2 + len(index)] == index
    assert told == ()


def test_a_link_goes_into_an_index_line_where_its_heading_stands() -> None:
    index = "[Top](#nowhere) [2023](#2023) / [2022](#2022) / [2021](#2021) / [2020](#2020)"
    then, told = add(over_years(index), SideRule.INDEX)
    assert then[2] == index.replace("[2023]", "[2024](#2024) / [2023]")
    assert told == ("a link in the index on line 3",)


def test_a_section_about_the_list_needs_no_link() -> None:
    then, _ = add(over_years("## Contents", "", *links(2023, 2022, 2021, 2020)), SideRule.INDEX)
    assert then[4:6] == ["- [2024](#2024)", "- [2023](#2023)"]


def test_other_counters_are_raised_where_a_new_heading_has_one_of_its_own() -> None:
    count = "![](https://img.shields.io/badge/papers-{}-blue)"
    index = [f"- [{year}](#{year}-4-papers)" for year in (2023, 2022, 2021)]
    lines = ["# Made-up list", "", count.format(12), "", *index, ""]
    for year in (2023, 2022, 2021):
        of_year = [
            f"- Made Words {year} {at}. [paper](https://arxiv.org/abs/{year % 100}0{at}.10001)"
            for at in range(4, 0, -1)
        ]
        lines += [f"## {year} (4 papers)", "", *of_year, ""]
    then, told = add(lines, SideRule.INDEX, SideRule.COUNTERS)
    assert then[2:9] == [count.format(13), "", "- [2024](#2024-1-paper)", *index, ""]
    assert then[9] == "## 2024 (1 paper)"
    assert len(told) == 2

"""Counters that were right are raised with the entries they count."""

from __future__ import annotations

import pytest
from support.side_data import TODAY, add, entry, listed

from state.records import Paper
from tracker.lists.reading.page import Page, read_page
from tracker.lists.side.change import SideRule
from tracker.lists.side.counters import right_counters
from tracker.lists.side.keeping import keep_in_step


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


@pytest.mark.parametrize(
    ("counter", "right"),
    [
        ("![](https://img.shields.io/badge/papers-07-blue)", [7]),
        ("The list has **07 papers** now.", [7]),
        ("![](https://img.shields.io/badge/papers-99-blue)", []),
        ("![](https://img.shields.io/badge/papers-07%2B-blue)", []),
    ],
)
def test_counters_are_right_that_say_exactly_what_there_is(counter: str, right: list[int]) -> None:
    page = read_page("\n".join(listed(counter)).encode())
    assert isinstance(page, Page)
    assert [one.count for one in right_counters(page)] == right


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

"""An index that links to every heading gets a link to a new one."""

from __future__ import annotations

import pytest
from support.side_data import add

from tracker.lists.side.change import SideRule

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


@pytest.mark.parametrize(
    ("numbers", "next_one"), [((1, 2, 3), 4), ((1, 1, 1), 1)], ids=["counted", "all alike"]
)
def test_the_lines_of_an_index_are_counted_on(numbers: tuple[int, ...], next_one: int) -> None:
    names = ("Ada", "Bea", "Cid")
    index = [f"{number}. [{name}VL](#{name.lower()}vl)" for number, name in zip(numbers, names, strict=True)]
    blocks = [
        f"### {name}VL\n\n[paper](https://arxiv.org/abs/240{at}.10001)\n\nMade-up words about {name}.\n"
        for at, name in enumerate(names, 1)
    ]
    lines = "\n".join(["# Made-up list", "", *index, "", "## Models", "", *blocks]).split("\n")
    then, _ = add(lines, SideRule.INDEX)
    assert then[2:6] == [*index, f"{next_one}. [FreshVL](#freshvl)"]


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

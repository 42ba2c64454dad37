"""Makes met on public lists many of whose sections hold a work or two: the others show how one is written, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, LAMPS, NAMELESS, PUBLISHED, URL, added
from support.pages import planned, read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Refused
from tracker.lists.steering import NO_DOUBT


def page_with(text: str) -> list[str]:
    """A page as a list, with the new work in its section for lamps."""
    outcome = planned(read(text), candidate_for(PUBLISHED, section=("Lamps",)))
    return outcome.new_bytes.decode().split("\n")


# --- where people work


@pytest.mark.parametrize("mark", ["*", "_"])
@pytest.mark.parametrize("told", ["arXiv, 2025", "ICLR 2024"])
def test_a_place_of_work_in_brackets_behind_the_venue_is_no_part_of_a_title(mark: str, told: str) -> None:
    listed = "".join(
        f"* **{name}**: Burning {at} Oils in Large Rooms, {told if at % 2 else 'CVPR 2025'} ({mark}House {at}{mark})."
        f" [[Paper]({URL}250{at}.00001)]\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(listed, replace(PUBLISHED, links=Links())).startswith(
        "* **Ember**: A Model that Keeps Rooms Warm, ICCV 2025. [[Paper]"
    )


def test_slanted_words_in_brackets_behind_a_title_alone_are_its_own() -> None:
    listed = "".join(
        f"* Burning {at} Oils in Large Rooms (*and Elsewhere {at}*) [[Paper]({URL}250{at}.00001)]\n"
        for at in range(1, 6)
    )
    assert added(listed, BARE).startswith(f"* {EMBER.title} [[Paper]")


# --- names before titles in headings


def block(number: int, name: str, title: str) -> str:
    return f"### {number}. ({name}) {name}: {title}\n**Date**: 2025.0{number}.03\n\n[Paper]({URL}250{number}.00001)\n\n"


def test_a_heading_that_names_the_work_before_its_whole_title_does_so_again() -> None:
    listed = "".join(block(at, name, f"Burning in {at} Rooms") for at, name in enumerate(LAMPS[:5], 1))
    assert added(listed, BARE).startswith(f"### 6. (Ember) {EMBER.title}\n")


# --- emphasis whose first words are left out


def test_what_is_left_out_at_the_head_of_emphasis_leaves_no_blank_there() -> None:
    listed = "".join(f"- Burning {at} Oils in Rooms and Halls `Arxiv 2025-0{at}`\n" for at in range(1, 5))
    assert added(listed, replace(BARE, arxiv_id=None)) == f"- {EMBER.title} `2025-06`"


# --- numbers


@pytest.mark.parametrize(
    ("own", "written"),
    [
        (("1. ",), "2. "),
        (("1. ", "2. "), "3. "),
        (("7. ",), "7. "),
    ],
    ids=["one", "two", "of another count"],
)
def test_a_work_or_two_are_counted_on_as_other_sections_count(own: tuple[str, ...], written: str) -> None:
    few = "".join(f"{number}Burning {number}Oils in Rooms, CVPR 2025\n" for number in own)
    many = "".join(f"{at}. Sewing with {at} Threads in Rooms, CVPR 2025\n" for at in range(1, 5))
    lines = page_with(
        f"# L\n\n## Lamps\n\n{few}\n## Threads\n\n{many}\n## Spoons\n\n{many.replace('Threads', 'Spoons')}"
    )
    assert f"{written}{EMBER.title}, ICCV 2025" in lines


@pytest.mark.parametrize(
    "others", ["", "1. Sewing with Threads in Rooms, CVPR 2025\n" * 4], ids=["none", "not counted"]
)
def test_a_work_is_not_counted_on_where_nobody_counts(others: str) -> None:
    lines = page_with(
        f"# L\n\n## Lamps\n\n1. Burning Oils in Rooms, [p]({URL}2501.00001) CVPR 2025\n\n## Threads\n\n{others}"
    )
    assert any(line.startswith(f"1. {EMBER.title}") for line in lines)


# --- cells of marks


def rows(*encoders: str) -> str:
    return "| Name | Paper | Encoder |\n|---|---|---|\n" + "".join(
        f"| {name} | [Paper]({URL}250{at}.00001) | {encoder} |\n"
        for at, (name, encoder) in enumerate(zip(LAMPS, encoders, strict=False), 1)
    )


def test_a_column_of_marks_has_no_place_for_a_title_longer_than_any_of_them() -> None:
    marks = rows("CLIP", "ResNet", "I3D, CLIP Flow", "ViT-VQGAN", "VideoMAE", "TAVAR")
    assert added(marks, BARE).endswith(f"| Ember | [Paper]({URL}2506.01234) |  |")


def test_a_column_of_a_few_marks_shows_nothing() -> None:
    assert added(rows("CLIP", "ResNet", "I3D"), BARE).endswith("| A Model that Keeps Rooms Warm |")


# --- works without links


LINKLESS = "- Burning {at} Oils in Rooms and Halls `CVPR 202{at}`\n"


def test_sections_of_a_work_or_two_take_works_where_a_longer_one_shows_that_none_is_linked() -> None:
    many = "".join(LINKLESS.format(at=at).replace("Burning", "Sewing") for at in range(1, 6))
    lines = page_with(f"# L\n\n## Lamps\n\n{LINKLESS.format(at=3)}\n## Threads\n\n{many}")
    assert lines[4:6] == [LINKLESS.format(at=3).strip(), f"- {EMBER.title} `ICCV 2025`"]


def test_nothing_shows_it_where_all_sections_are_short() -> None:
    page = read(f"# L\n\n## Lamps\n\n{LINKLESS.format(at=3)}")
    outcome = plan_addition(page, candidate_for(PUBLISHED, section=("Lamps",)), NO_DOUBT)
    assert isinstance(outcome, Refused)


# --- rows that wait for a work


def test_a_row_of_empty_links_ends_its_table() -> None:
    table = "| Title | Venue | Paper | Code |\n|---|---|---|---|\n" + "".join(
        f"| Burning {at} Oils in Rooms | CVPR 202{at} | [250{at}.00001]({URL}250{at}.00001) | []() |\n"
        for at in range(1, 5)
    )
    waiting = "|  |  | []() | []() |"
    lines = page_with(f"# L\n\n## Lamps\n\n{table}{waiting}\n")
    assert lines[-3].startswith(f"| {EMBER.title} | ICCV 2025 | [2506.01234]")
    assert lines[-2] == waiting


def dated_tables(*sections: tuple[str, ...]) -> str:
    """A page of short tables with days, under `A`, `B` and so on."""
    return "# L\n\n" + "\n".join(
        f"## {heading}\n\n| Day | Paper |\n|---|---|\n"
        + "".join(
            f"| {day} | [{WORDS[at]} Lamps in {heading} Rooms]({URL}{day[2:4]}{day[5:7]}.0000{at}) |\n"
            for at, day in enumerate(days)
        )
        for heading, days in zip("ABCDE", sections, strict=False)
    )


WORDS = ("Tar", "Oil", "Wax", "Gas")
FALLING = (("2025-09-25", "2025-04-17"), ("2025-08-01", "2025-05-02"), ("2025-07-07", "2025-03-03"))


@pytest.mark.parametrize(
    ("own", "others", "line"),
    [
        (("2025-04-20", "2025-04-17"), FALLING, 0),
        (("2025-04-01",), (*FALLING, ("2025-02-02", "2025-01-01")), 0),
        (("2025-04-01",), FALLING, 1),
        (("2025-04-17", "2025-04-20"), FALLING, 2),
    ],
    ids=["all fall", "one alone", "too few tell", "its own rise"],
)
def test_a_few_works_with_days_stand_as_those_of_all_sections_do(
    own: tuple[str, ...], others: tuple[tuple[str, ...], ...], line: int
) -> None:
    page = read(dated_tables(own, *others))
    placed = planned(page, candidate_for(NAMELESS, section=("A",)))
    rows = placed.new_bytes.decode().split("## B")[0].rstrip().split("\n")[6:]
    assert [NAMELESS.title in row for row in rows].index(True) == line

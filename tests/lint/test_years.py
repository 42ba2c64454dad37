"""Entries under the year of another."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.finding import Rule, Weight

URL = "https://lamps.example/"


def listed(year: int, *numbers: int) -> str:
    return "".join(f"- [Lamps of Kind {at} Seen at Night]({URL}{at}), RSS {year}\n" for at in numbers)


def entries(year: int, *numbers: int) -> str:
    return f"## {year}\n\n{listed(year, *numbers)}"


KEPT = f"{entries(2024, 11, 12, 13, 14, 15, 16)}\n{entries(2023, 21, 22, 23, 24, 25)}"


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("RSS 2022", [(12, Rule.OTHER_YEAR_THAN_HEADING, Weight.WARNING)]),
        ("RSS 2023", []),
        ("RSS 2022 and ICRA'23", []),
        ("RSS", []),
    ],
    ids=["another", "its own", "both", "none"],
)
def test_an_entry_under_the_year_of_another_is_told(
    words: str, rules: list[tuple[int, Rule, Weight]]
) -> None:
    last = f"- [Oil of the Smaller Wicks]({URL}oil), {words}\n"
    text = f"{entries(2024, 11, 12, 13, 14, 15, 16)}\n## 2023\n\n{last}{listed(2023, 21, 22, 23, 24, 25)}"
    assert [one for one in told(text) if one[1] is Rule.OTHER_YEAR_THAN_HEADING] == rules


@pytest.mark.parametrize(
    "text",
    [
        f"{entries(2024, 11, 12)}- [Oil of the Smaller Wicks]({URL}oil), RSS 2022\n",
        KEPT + listed(2021, 31, 32),
        KEPT.replace("## 2024", "## Lamps").replace("## 2023", "## Oil") + listed(2021, 31),
        f"{KEPT}- [Oil of the Smaller Wicks]({URL}oil)\n",
    ],
    ids=["a few", "too many", "subjects", "no year"],
)
def test_a_page_that_shows_nothing_of_the_kind_is_left_alone(text: str) -> None:
    assert Rule.OTHER_YEAR_THAN_HEADING not in {rule for _, rule, _ in told(text)}


def test_a_newer_paper_is_told_by_its_id() -> None:
    newer = "- [Oil of the Smaller Wicks](https://arxiv.org/abs/2401.00001), arXiv 2024\n"
    assert [rule for _, rule, _ in told(KEPT + newer)] == [Rule.NEWER_THAN_YEAR_HEADING]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("ECCV 2023", 1),
        ("*ICCV*, 2024", 1),
        ("ICCV'22", 1),
        ("COLM 2023", 1),
        ("ECCV 2024", 0),
        ("ICCV 2023", 0),
        ("ICCV 1998", 0),
        ("ICCV 2000", 0),
        ("COLM 2024", 0),
        ("MICCV 2024", 0),
        ("CVPR/ECCV 2023", 0),
        ("ICCV 2022-2024", 0),
        ("ICCV 2024.10", 0),
        ("ICCV 24 pages", 0),
        ("ECCV Workshops, 2023", 0),
        ("![](https://img.shields.io/badge/ICCV'24-red)", 1),
        ("![](https://img.shields.io/badge/Venue-ICCV_2024-red)", 1),
        ("![](https://img.shields.io/badge/ICCV%202023-Oral-red)", 0),
    ],
    ids=[
        "of an odd year",
        "of an even year",
        "by two figures",
        "before the first",
        "of an even one, rightly",
        "of an odd one, rightly",
        "long ago",
        "before they took turns",
        "the first",
        "another name",
        "one of two",
        "several years",
        "a date",
        "a number",
        "workshops, printed later",
        "a badge",
        "a badge of two halves",
        "a badge that is right",
    ],
)
def test_a_conference_of_a_year_without_it_is_told(words: str, count: int) -> None:
    text = (
        f"## P\n\n- [Lamps Seen at Night]({URL}1), RSS 2024\n- [Oil of the Smaller Wicks]({URL}2), {words}\n"
    )
    assert told(text) == [(4, Rule.VENUE_NOT_HELD, Weight.WARNING)] * count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("(2022 ICCV)", 1),
        ("[2021 **ECCV**]", 1),
        ("2021 ECCV", 1),
        ("ICML 2022 ICCV 2023", 0),
        ("ICML 2022 ICCV", 0),
        ("2022 ICCV 2023", 0),
        ("March 8, 2022 ICCV", 0),
        ("(2022 ECCV)", 0),
        ("2012 ICLR", 1),
    ],
)
def test_the_year_may_stand_before_the_name(words: str, count: int) -> None:
    text = (
        f"## P\n\n- [Lamps Seen at Night]({URL}1), RSS 2024\n- {words} [Oil of the Smaller Wicks]({URL}2)\n"
    )
    assert [rule for _, rule, _ in told(text)] == [Rule.VENUE_NOT_HELD] * count


def test_a_conference_that_was_not_held_is_not_told_as_another_than_the_address_names_too() -> None:
    filed = "https://openaccess.thecvf.com/content/ICCV2021/papers/New_Lamps_ICCV_2021_paper.pdf"
    page = "## P\n\n- [Lamps Seen at Night]({url}), ({said})\n"
    rules = {
        said: [rule for _, rule, _ in told(page.format(url=filed, said=said))]
        for said in ("2022 ICCV", "2023 ICCV", "2021 ICCV")
    }
    assert rules == {
        "2022 ICCV": [Rule.VENUE_NOT_HELD],
        "2023 ICCV": [Rule.LABEL_URL_MISMATCH],
        "2021 ICCV": [],
    }


def test_the_line_of_a_long_entry_is_told_that_names_the_conference() -> None:
    text = f"## P\n\n- [Lamps Seen at Night]({URL}1)\n  RSS 2024\n  ICCV 2024\n"
    assert told(text) == [(5, Rule.VENUE_NOT_HELD, Weight.WARNING)]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("ICML 2024", [12]),
        ("![](https://img.shields.io/badge/ICML-2024-red)", [12]),
        ("ICLR 2023", [12]),
        ("ICLR 2024", []),
        ("ICML 2024, before at ICLR 2024", []),
        ("", []),
    ],
    ids=["another", "by a badge", "of another year", "its own", "both", "none"],
)
def test_an_entry_under_the_conference_of_another_is_told(words: str, lines: list[int]) -> None:
    many = "".join(f"- [Lamps of Kind {at} Seen at Night]({URL}{at})\n" for at in range(8))
    text = f"## ICLR 2024\n\n{many}\n- [Oil of the Smaller Wicks]({URL}oil) {words}\n\n## ICML 2024\n\n{many.replace('Lamps', 'Ropes').replace(URL, URL + 'r')}"
    assert told(text) == [(line, Rule.OTHER_CONFERENCE_THAN_HEADING, Weight.WARNING) for line in lines]


def test_a_preprint_beside_a_later_venue_is_no_sign_against_the_headings() -> None:
    """Two of eleven state the year before too, which is not another than that of their heading."""
    both = "".join(f"- [Ropes of Kind {at} at Sea]({URL}r{at}), arXiv 2022, RSS 2023\n" for at in range(2))
    one = f"- [Oil of the Smaller Wicks]({URL}oil), RSS 2024\n"
    text = f"## 2023\n\n{listed(2023, 11, 12, 13, 14, 15, 16, 17, 18, 19)}{both}{one}"
    assert [line for line, rule, _ in told(text) if rule is Rule.OTHER_YEAR_THAN_HEADING] == [14]

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

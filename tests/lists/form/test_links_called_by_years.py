"""Links that are called by the year of their work, which another work's link must not repeat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL, added

from state.records import Links, Paper

YEARS = (2024, 2024, 2023, 2022)
NEXT_YEAR = replace(EMBER, arxiv_id="2601.01234", published=date(2026, 1, 3))
FORMS = ["[{year}]({url})", "[**{year}**]({url})", "[[{year}]({url})]"]


def listed(row: str) -> str:
    return "\n".join(
        row.format(at=at, year=year, url=f"{URL}{year - 2000}0{at}.00001") for at, year in enumerate(YEARS, 1)
    )


@pytest.mark.parametrize("paper", [EMBER, NEXT_YEAR], ids=["the year after", "two years after"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("head", "row", "new"),
    [
        (
            "Name|Title|Paper",
            "|Lamp{at}|A Lamp of Kind {at}|LINK|",
            "|Ember|A Model that Keeps Rooms Warm|LINK|",
        ),
        ("Title|Year", "|Lamp{at}: A Lamp of Kind {at}|LINK|", "|Ember: A Model that Keeps Rooms Warm|LINK|"),
    ],
)
def test_a_column_of_years_that_link_has_the_works_own(
    head: str, row: str, new: str, form: str, paper: Paper
) -> None:
    table = f"|{head}|\n|{'---|' * len(head.split('|'))}\n{listed(row.replace('LINK', form))}\n"
    link = form.format(year=paper.published.year if paper.published else 0, url=f"{URL}{paper.arxiv_id}")
    assert added(table, paper) == new.replace("LINK", link)


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("- Lamp{at}: A Lamp of Kind {at} LINK", "- Ember: A Model that Keeps Rooms Warm LINK"),
        ("- **Lamp{at}** (LINK): A Lamp of Kind {at}", "- **Ember** (LINK): A Model that Keeps Rooms Warm"),
        ("- LINK Lamp{at}: A Lamp of Kind {at}", "- LINK Ember: A Model that Keeps Rooms Warm"),
    ],
)
def test_a_year_that_links_in_a_line_is_the_works_own(line: str, new: str) -> None:
    link = FORMS[0].format(year=2025, url=f"{URL}2506.01234")
    assert added(listed(line.replace("LINK", FORMS[0])), EMBER) == new.replace("LINK", link)


def test_a_work_without_a_known_year_is_linked_all_the_same() -> None:
    paper = replace(EMBER, arxiv_id=None, published=None, links=Links(abs="https://lamps.example/paper.pdf"))
    rows = listed("|Lamp{at}: A Lamp of Kind {at}|[{year}]({url})|")
    line = added(f"|Title|Paper|\n|---|---|\n{rows}\n", paper)
    assert "https://lamps.example/paper.pdf" in line
    assert "20" not in line
    assert "[]" not in line

"""Bold lines and headings that are venues, and bold lines that a person names for a section."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.edges import is_venue
from tracker.lists.outcome import Addition
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import NO_DOUBT

EMBER = Paper("Ember: A Model that Keeps Warm", arxiv_id="2506.01234", published=date(2025, 6, 3))
LISTED = """# Made-up works

## 2025

**CVPR**
- Oil: A Model of Many Lamps [[paper](https://arxiv.org/abs/2505.00005)]

**ICLR**
- Wax: A Model of Much Light [[paper](https://arxiv.org/abs/2504.00004)]

**arXiv**
- Tin: A Model of Thin Metal [[paper](https://arxiv.org/abs/2503.00003)]

## 2024

**ECCV**
- Wick: A Model of Long Threads [[paper](https://arxiv.org/abs/2404.00002)]
"""


def above(paper: Paper, section: tuple[str, ...] = ()) -> str:
    """The bold line over the place a work is put."""
    page = read_page(LISTED.encode())
    assert isinstance(page, Page)
    outcome = plan_addition(page, candidate_for(paper, section=section), NO_DOUBT, date(2025, 6, 10))
    assert isinstance(outcome, Addition), outcome
    lines = outcome.new_bytes.decode().splitlines()
    assert len([line for line in lines if line.startswith("#")]) == 3, "no heading stands twice"
    return next(line for line in reversed(lines[: outcome.line]) if line.startswith("**"))


@pytest.mark.parametrize(
    ("venue", "expected"),
    [("CVPR 2025", "**CVPR**"), ("ICLR 2025", "**ICLR**"), ("ICLR", "**ICLR**"), (None, "**arXiv**")],
)
@pytest.mark.parametrize("section", [(), ("2025",)])
def test_a_work_goes_under_its_venue(venue: str | None, expected: str, section: tuple[str, ...]) -> None:
    assert above(replace(EMBER, venue=venue), section) == expected


@pytest.mark.parametrize("section", [("ICLR",), ("2025", "ICLR"), ("Made-up works", "2025", "ICLR")])
def test_a_bold_line_may_be_named_for_a_section(section: tuple[str, ...]) -> None:
    assert above(replace(EMBER, venue="ICLR 2025"), section) == "**ICLR**"


def test_a_time_that_stands_over_other_venues_is_not_written_again() -> None:
    paper = replace(EMBER, arxiv_id="2405.01234", published=date(2024, 5, 3))
    assert above(paper) == "**arXiv**"
    assert above(replace(paper, venue="ECCV 2024")) == "**ECCV**"


def test_one_heading_that_might_be_a_venue_is_a_subject() -> None:
    text = (
        "# Made-up works\n\n## Science\n\n- Oil: Lamps Answer Questions about Science [[paper](https://arxiv.org/abs/2505.00005)]\n\n"
        "## Rooms\n\n- Wax: A Model of Dark Rooms [[paper](https://arxiv.org/abs/2504.00004)]\n"
    )
    page = read_page(text.encode())
    assert isinstance(page, Page)
    paper = replace(EMBER, title="Ember: Warm Lamps Answer Questions about Science", venue="ICML 2025")
    outcome = plan_addition(page, candidate_for(paper), NO_DOUBT, date(2025, 6, 10))
    assert isinstance(outcome, Addition)
    assert outcome.section == ("Made-up works", "Science")


@pytest.mark.parametrize("words", ["CVPR 2025", "CVPR24", "PRCV'24", "XYZW 2024"])
def test_a_venue_with_its_year_is_one(words: str) -> None:
    assert is_venue(words)


@pytest.mark.parametrize("words", ["GH-12", "GHZ12", "ñ-}#模b~ZY99>b", "CVPR 2025 papers"])
def test_a_name_that_ends_in_digits_is_none(words: str) -> None:
    assert not is_venue(words)

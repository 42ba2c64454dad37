"""Dates under headings of times: an entry is not dated against the heading it stands under, and no day is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import as_of
from support.pages import planned, read

from tracker.lists.candidate import candidate_for

if TYPE_CHECKING:
    from state.records import Paper

EMBER = as_of(2025, 7)
MONTHS = ((5, "May 2025"), (4, "April 2025"), (3, "March 2025"))
NAMES = iter(("Oil", "Tin", "Sun", "Fir", "Wax", "Clay", "Moss", "Reed", "Salt"))
WORKS = [(month, heading, day, next(NAMES)) for month, heading in MONTHS for day in (27, 21, 6)]


def dated(form: str) -> str:
    """A list by months, each entry with its date in a form."""
    text = "# Lamps\n"
    for month, heading in MONTHS:
        text += f"\n## {heading}\n\n"
        for number, (of, _, day, name) in enumerate(WORKS):
            if of == month:
                link = f"[{name}: A Model of Lamps](https://arxiv.org/abs/25{month:02}.0{9 - number}001)"
                text += f"- {link} ({form.format(m=month, d=day)})\n"
    return text


def written(form: str, paper: Paper, *section: str) -> tuple[str, str]:
    """Under which heading a paper comes, and with which date."""
    outcome = planned(read(dated(form)), candidate_for(paper, section=section))
    entry = next(line for line in outcome.inserted if line.startswith("- "))
    return outcome.section[-1], entry.rpartition(" ")[2]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        pytest.param("2025.{m:02}", "(2025.05)", id="months"),
        pytest.param("2025-{m:02}-{d:02}", "(2025-07-03)", id="days, of which none can be told"),
    ],
)
def test_a_paper_that_a_person_puts_under_another_month_is_dated_as_its_entries(form: str, said: str) -> None:
    assert written(form, EMBER, "May 2025") == ("May 2025", said)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        pytest.param("2025.{m:02}", "(2025.07)", id="months"),
        pytest.param("2025-{m:02}-{d:02}", "(2025-08-03)", id="days, of which none can be told"),
    ],
)
def test_under_a_month_that_is_made_for_its_id_a_paper_is_dated_by_that_month(form: str, said: str) -> None:
    later = replace(EMBER, published=date(2025, 8, 3))
    assert written(form, later) == ("July 2025", said)

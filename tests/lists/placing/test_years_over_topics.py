"""Headings of years over headings of topics: a work goes under its own year, and brings what its year lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, URL
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from state.records import Paper


def of(year: int, venue: str | None = None) -> Paper:
    return replace(EMBER, arxiv_id=f"{year % 100:02}01.01234", published=date(year, 1, 3), venue=venue)


def listed(form: str) -> str:
    """A list in which `- Oil 2505` stands for a work of that name and month."""
    numbers = count(1)
    return "# L\n\n" + re.sub(
        r"- (\w+) (\d{4})\n",
        lambda work: f"- [{work[1]} Seen by Many Lamps]({URL}{work[2]}.{next(numbers):05})\n",
        form,
    )


TOPICS = listed(
    "## 2025\n\n### Oil\n\n- Rape 2505\n- Olive 2506\n\n### Tin\n\n- Can 2504\n- Sheet 2505\n\n"
    "## 2024\n\n### Oil\n\n- Sun 2405\n- Nut 2406\n\n### Tin\n\n- Pot 2404\n\n### Wax\n\n- Bee 2405\n"
)
VENUES = TOPICS.replace("Oil\n", "CVPR\n").replace("Tin\n", "ICLR\n").replace("Wax\n", "ECCV\n")
DEEP = listed(
    "## 2025\n\n### Oil\n\n#### Dark\n\n- Rape 2505\n- Olive 2506\n\n#### Light\n\n- Can 2504\n\n"
    "## 2024\n\n### Oil\n\n#### Dark\n\n- Sun 2405\n"
)
WITHIN = listed(
    "## Surveys\n\n### 2025\n\n#### Oil\n\n- Rape 2505\n\n### 2024\n\n#### Oil\n\n- Olive 2406\n\n## Tests\n\n### Oil\n\n- Nut 2505\n"
)
ONE_YEAR = listed("# Works of 2024\n\n## Oil\n\n- Rape 2405\n- Olive 2406\n\n## Tin\n\n- Can 2404\n")
MIXED = listed("## 2025\n\n- Rape 2505\n\n## 2024\n\n### Oil\n\n- Sun 2405\n\n### Tin\n\n- Nut 2405\n")


@pytest.mark.parametrize(
    ("text", "paper", "hint", "line", "put"),
    [
        (TOPICS, of(2026), ("Oil",), 7, "## 2026||### Oil||E|"),
        (TOPICS, of(2026), ("Wax",), 7, "## 2026||### Wax||E|"),
        (TOPICS, of(2023), ("Tin",), 34, "|## 2023||### Tin||E"),
        (TOPICS, of(2025), ("Tin",), 14, "E"),
        (TOPICS, of(2025), ("Wax",), 17, "### Wax||E|"),
        (TOPICS, of(2026), ("2025", "Oil"), 9, "E"),
        (TOPICS, of(2026), ("2026", "Oil"), 7, "## 2026||### Oil||E|"),
        (VENUES, of(2026, "CVPR 2026"), (), 7, "## 2026||### CVPR||E|"),
        (VENUES, of(2025, "ECCV 2025"), (), 17, "### ECCV||E|"),
        (VENUES, of(2026, "ICML 2026"), (), 7, "## 2026||### ICML||E|"),
        (DEEP, of(2026), ("Oil", "Light"), 9, "## 2026||### Oil||#### Light||E|"),
        (DEEP, of(2024), ("Oil", "Light"), 26, "|#### Light||E"),
        (WITHIN, of(2026), ("Surveys", "Oil"), 9, "### 2026||#### Oil||E|"),
        (ONE_YEAR, of(2026), ("Oil",), 9, "E"),
        (MIXED, of(2026), ("2025",), 6, "E"),
        (MIXED, of(2024), ("Tin",), 16, "E"),
    ],
)
def test_a_work_goes_under_its_own_year_in_its_topic(
    text: str, paper: Paper, hint: tuple[str, ...], line: int, put: str
) -> None:
    outcome = planned(read(text), candidate_for(paper, section=hint))
    entry = f"- [{EMBER.title}]({URL}{paper.arxiv_id})"
    assert "|".join(outcome.inserted).replace(entry, "E") == put
    assert outcome.line == line
    again = read(outcome.new_bytes.decode())
    assert next(one for one in again.entries if one.start == line - 1).text == entry
    assert isinstance(plan_addition(again, candidate_for(paper), NO_DOUBT), Duplicate)


def test_what_is_like_a_work_is_learned_from_all_years() -> None:
    paper = replace(of(2026), title="Nut and Olive Seen by Robots")
    outcome = planned(read(TOPICS), candidate_for(paper))
    assert outcome.section == ("L", "2026", "Oil")
    assert outcome.runner_up in [("L", "Tin"), ("L", "Wax")]

"""Years over venues, topics or months: a work of a time that is not there yet brings it with all that stands within."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.makes import as_of
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Unsure
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page

EMBER = as_of(2026, 1)
ENTRY = f"- [{EMBER.title}](https://arxiv.org/abs/{EMBER.arxiv_id})"


def page_of(text: str) -> Page:
    return read(f"# Made-up works\n\n{text}")


def added(text: str, paper: Paper) -> str:
    """What was put into a page, in one run, with the entry for short; a reader finds one entry more."""
    page = page_of(text)
    outcome = planned(page, candidate_for(paper))
    lines, new, put = text.split("\n"), outcome.new_bytes.decode().split("\n")[2:], list(outcome.inserted)
    at = next(at for at in range(len(new)) if new == [*lines[:at], *put, *lines[at:]])
    again = read(outcome.new_bytes)
    assert len(again.entries) == len(page.entries) + 1
    new_one = next(one for one in again.entries if one.start == outcome.line - 1)
    assert again.groups[new_one.group] == (new_one,)
    entry = ENTRY.replace(EMBER.arxiv_id or "", paper.arxiv_id or "")
    return f"{at}: " + "|".join(put).replace(entry, "E")


def listed(form: str) -> str:
    """A list of five works, `1` to `5`, in the places that a form gives them."""
    names = ("Oil", "Tin", "Sun", "Fir", "Wax")
    for at, (name, arxiv) in enumerate(zip(names, ("2505", "2504", "2503", "2405", "2403"), strict=True), 1):
        form = form.replace(
            f"- {at}\n", f"- [{name}: A Model of Lamps](https://arxiv.org/abs/{arxiv}.0000{at})\n"
        )
    return form


VENUES = listed(
    "- 2025\n  - CVPR\n    - 1\n    - 2\n  - ICLR\n    - 3\n- 2024\n  - CVPR\n    - 4\n  - ECCV\n    - 5\n"
)
BOLD = listed("**2025**\n\n- CVPR\n  - 1\n  - 2\n- ICLR\n  - 3\n\n**2024**\n\n- CVPR\n  - 4\n- ECCV\n  - 5\n")
HEADINGS = listed(
    "## 2025\n\n**CVPR**\n\n- 1\n- 2\n\n**ICLR**\n\n- 3\n\n## 2024\n\n**CVPR**\n\n- 4\n\n**ECCV**\n\n- 5\n"
)


@pytest.mark.parametrize(
    ("text", "paper", "expected"),
    [
        (VENUES, as_of(2026, 1, "CVPR 2026"), "0: - 2026|  - CVPR|    E"),
        (VENUES, as_of(2026, 1, "ICLR 2026"), "0: - 2026|  - ICLR|    E"),
        (VENUES, as_of(2026, 1, "ICML 2026"), "0: - 2026|  - ICML|    E"),
        (VENUES, as_of(2023, 1, "ECCV 2023"), "11: - 2023|  - ECCV|    E"),
        (VENUES, as_of(2025, 7, "ICML 2025"), "6:   - ICML|    E"),
        (VENUES, as_of(2025, 7, "ECCV 2025"), "6:   - ECCV|    E"),
        (VENUES, as_of(2024, 7, "ICLR 2024"), "9:   - ICLR|    E"),
        (BOLD, as_of(2026, 1, "ICLR 2026"), "0: **2026**||- ICLR|  E|"),
        (BOLD, as_of(2026, 1, "ICML 2026"), "0: **2026**||- ICML|  E|"),
        (BOLD, as_of(2024, 7, "ICLR 2024"), "12: - ICLR|  E"),
        (HEADINGS, as_of(2026, 1, "ICLR 2026"), "0: ## 2026||**ICLR**||E|"),
        (HEADINGS, as_of(2026, 1, "ICML 2026"), "0: ## 2026||**ICML**||E|"),
        (HEADINGS, as_of(2024, 7, "ICLR 2024"), "17: **ICLR**||E|"),
    ],
    ids=lambda value: f"{value.venue}" if isinstance(value, Paper) else "",
)
def test_a_year_over_venues_brings_the_venue_of_the_work_and_no_other(
    text: str, paper: Paper, expected: str
) -> None:
    assert added(text, paper) == expected


MONTHS = listed("- 2025\n  - May\n    - 1\n  - April\n    - 2\n  - March\n    - 3\n- 2024\n  - May\n    - 4\n  - March\n    - 5\n")  # fmt: skip
UNDER_HEADINGS = listed(
    "## 2025\n\n### 05 (1 paper)\n\n- 1\n\n### 04 (2 papers)\n\n- 2\n- 3\n\n## 2024\n\n### 05 (1 paper)\n\n- 4\n- 5\n"
)
CHINESE = listed(
    "- 2025年\n  - **5月**\n    - 1\n  - **4月**\n    - 2\n    - 3\n- 2024年\n  - **5月**\n    - 4\n    - 5\n"
)


@pytest.mark.parametrize(
    ("text", "paper", "expected"),
    [
        (MONTHS, as_of(2026, 1), "0: - 2026|  - January|    E"),
        (MONTHS, as_of(2025, 7), "1:   - July|    E"),
        (MONTHS, as_of(2025, 1), "7:   - January|    E"),
        (MONTHS, as_of(2024, 11), "8:   - November|    E"),
        (MONTHS, as_of(2023, 4), "12: - 2023|  - April|    E"),
        (
            MONTHS.replace("  - May\n", "  - May 2025\n", 1),
            as_of(2026, 1),
            "0: - 2026|  - January 2026|    E",
        ),
        (UNDER_HEADINGS, as_of(2026, 1), "0: ## 2026||### 01 (1 paper)||E|"),
        (UNDER_HEADINGS, as_of(2025, 11), "2: ### 11 (1 paper)||E|"),
        (CHINESE, as_of(2026, 1), "0: - 2026年|  - **1月**|    E"),
        (CHINESE, as_of(2024, 11), "7:   - **11月**|    E"),
    ],
)
def test_a_month_within_a_year_is_made_in_its_own_year(text: str, paper: Paper, expected: str) -> None:
    assert added(text, paper) == expected


def test_a_month_within_its_year_takes_its_works() -> None:
    outcome = planned(page_of(MONTHS), candidate_for(as_of(2024, 3)))
    assert outcome.line == 15


def test_new_headings_are_told_as_the_place() -> None:
    outcome = planned(page_of(UNDER_HEADINGS), candidate_for(as_of(2026, 1)))
    assert outcome.section == ("Made-up works", "2026", "01 (1 paper)")


@pytest.mark.parametrize("line", ["  - {}\n", "  - Papers on {}\n"])
def test_a_year_over_topics_brings_the_topic(line: str) -> None:
    lamps, threads = line.format("Lamps"), line.format("Threads")
    text = listed(f"- 2025\n{lamps}    - 1\n    - 2\n- 2024\n{threads}    - 4\n    - 5\n")
    assert added(text, as_of(2026, 1)) == f"0: - 2026|{lamps.rstrip()}|    E"
    assert added(text, as_of(2024, 7)) == f"5: {lamps.rstrip()}|    E"


@pytest.mark.parametrize("venue", ["CVPR 2024", "ICML 2024"], ids=["known", "new"])
def test_a_year_that_is_not_sorted_further_takes_its_works_as_they_are(venue: str) -> None:
    text = HEADINGS.replace("**CVPR**\n\n", "").replace("**ECCV**\n\n", "")
    text = text.replace("## 2025\n\n", "## 2025\n\n**CVPR**\n\n")
    outcome = planned(page_of(text), candidate_for(as_of(2024, 7, venue)))
    assert outcome.inserted[-1].startswith("- [Ember")
    assert outcome.section[-1] == "2024"


def test_a_new_venue_is_only_suggested_in_a_year_that_is_sorted_by_topics() -> None:
    text = HEADINGS.replace("## 2024\n\n**CVPR**\n\n", "## 2024\n\n**Lamps**\n\n").replace("**ECCV**\n\n", "")
    outcome = plan_addition(page_of(text), candidate_for(as_of(2024, 7, "ICML 2024")), Steering(0, 0))
    assert isinstance(outcome, Unsure)


def test_what_stands_deeper_in_another_year_is_suggested_only() -> None:
    text = listed(
        "- 2025\n  - Models\n    - Lamps\n      - 1\n      - 2\n- 2024\n  - Data\n    - Threads\n      - 4\n"
    )
    outcome = plan_addition(page_of(text), candidate_for(as_of(2024, 7), section=("Lamps",)), Steering(0, 0))
    assert isinstance(outcome, Unsure)


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("<details>\n<summary>Works</summary>\n\n", "\n</details>\n"), ("", "")],
    ids=["folded", "open"],
)
def test_a_fold_under_a_new_heading_is_closed(opens: str, closes: str) -> None:
    text = listed(f"## 2025\n\n{opens}- 1\n- 2\n{closes}\n## 2024\n\n{opens}- 4\n- 5\n{closes}")
    folded = f"{opens}E\n{closes}\n".replace("\n", "|")
    assert added(text, as_of(2026, 1)) == f"0: ## 2026||{folded}".removesuffix("|")


def test_the_year_of_a_whole_page_sorts_no_works() -> None:
    text = listed("## 2025\n\n### Lamps\n\n- 1\n- 2\n\n### Threads\n\n- 3\n")
    outcome = planned(page_of(text), candidate_for(EMBER))
    assert outcome.section[:2] == ("Made-up works", "2025")


def test_of_two_labels_that_are_called_alike_none_is_made_after_the_other() -> None:
    text = listed(
        "## 2025\n\n- Lamps\n  - 1\n  - 2\n\n<details>\n<summary>Lamps</summary>\n\n- May\n  - 3\n  - 4\n\n</details>\n"
    )
    paper = replace(as_of(2026, 1), title="A Model of Lamps")
    outcome = plan_addition(page_of(text), candidate_for(paper), Steering(0, 0))
    assert isinstance(outcome, Unsure)
    assert outcome.suggestion is not None
    again = read(outcome.suggestion.new_bytes)
    assert len(again.entries) == 5

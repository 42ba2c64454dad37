"""Bold lines and headings that are venues, and bold lines that a person names for a section."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import BARE_UNTOLD
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.tails import is_venue
from tracker.lists.outcome import AddingOutcome, Addition, Unsure
from tracker.lists.placing.spots import NOT_THERE
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from state.records import Paper

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
    page = read(LISTED)
    outcome = planned(page, candidate_for(paper, section=section))
    lines = outcome.new_bytes.decode().splitlines()
    assert len([line for line in lines if line.startswith("#")]) == 3, "no heading stands twice"
    return next(line for line in reversed(lines[: outcome.line]) if line.startswith("**"))


@pytest.mark.parametrize(
    ("venue", "expected"),
    [("CVPR 2025", "**CVPR**"), ("ICLR 2025", "**ICLR**"), ("ICLR", "**ICLR**"), (None, "**arXiv**")],
)
@pytest.mark.parametrize("section", [(), ("2025",)])
def test_a_work_goes_under_its_venue(venue: str | None, expected: str, section: tuple[str, ...]) -> None:
    assert above(replace(BARE_UNTOLD, venue=venue), section) == expected


@pytest.mark.parametrize("section", [("ICLR",), ("2025", "ICLR"), ("Made-up works", "2025", "ICLR")])
def test_a_bold_line_may_be_named_for_a_section(section: tuple[str, ...]) -> None:
    assert above(replace(BARE_UNTOLD, venue="ICLR 2025"), section) == "**ICLR**"


def test_a_time_that_stands_over_other_venues_is_not_written_again() -> None:
    paper = replace(BARE_UNTOLD, arxiv_id="2405.01234", published=date(2024, 5, 3))
    assert above(paper) == "**arXiv**"
    assert above(replace(paper, venue="ECCV 2024")) == "**ECCV**"


def test_one_heading_that_might_be_a_venue_is_a_subject() -> None:
    text = (
        "# Made-up works\n\n## Science\n\n- Oil: Lamps Answer Questions about Science [[paper](https://arxiv.org/abs/2505.00005)]\n\n"
        "## Rooms\n\n- Wax: A Model of Dark Rooms [[paper](https://arxiv.org/abs/2504.00004)]\n"
    )
    page = read(text)
    paper = replace(BARE_UNTOLD, title="Ember: Warm Lamps Answer Questions about Science", venue="ICML 2025")
    outcome = planned(page, candidate_for(paper))
    assert outcome.section == ("Made-up works", "Science")


@pytest.mark.parametrize("words", ["CVPR 2025", "CVPR24", "PRCV'24", "XYZW 2024"])
def test_a_venue_with_its_year_is_one(words: str) -> None:
    assert is_venue(words)


@pytest.mark.parametrize("words", ["GH-12", "GHZ12", "ñ-}#模b~ZY99>b", "CVPR 2025 papers"])
def test_a_name_that_ends_in_digits_is_none(words: str) -> None:
    assert not is_venue(words)


def listed_under(*headings: str) -> str:
    """A list with a few works under each heading, of which those that begin with `#` are as deep as they say."""
    parts = ["# Made-up works"]
    for at, heading in enumerate(headings):
        parts.append(heading if heading.startswith("#") else f"## {heading}")
        if not heading.endswith(" "):  # a heading over others has no works of its own
            parts.append(
                "\n".join(
                    f"- **Lamp{at}{one}**: A Lamp of Kind {one} [[paper](https://arxiv.org/abs/240{one}.{at:05})]"
                    for one in (3, 2, 1)
                )
            )
    return "\n\n".join(parts) + "\n"


def put(
    text: str, venue: str | None, section: tuple[str, ...] = (), *, insist: bool = False
) -> AddingOutcome:
    """What becomes of a work that appeared somewhere or nowhere."""
    page = read(text)
    work = candidate_for(replace(BARE_UNTOLD, venue=venue), section=section)
    return plan_addition(page, work, Steering(0, 0, insist=insist))


def home(text: str, venue: str | None, section: tuple[str, ...] = ()) -> str:
    """The heading right over the place a work is put."""
    outcome = put(text, venue, section)
    assert isinstance(outcome, Addition), outcome
    return outcome.section[-1]


UNDER_VENUES = {
    "two venues": ("CVPR 2025", "ICLR 2025"),
    "short years": ("ICLR'24", "NeurIPS '23"),
    "one venue in several years": ("CVPR 2025", "CVPR 2024"),
    "words for papers": ("CVPR 2025 Papers", "CVPR 2024 Papers"),
    "pictures and counts": ("🔥 CVPR 2025 (3 papers)", "🔥 ICLR 2025 (3 papers)"),
    "accepted papers": ("CVPR 2025 (accepted)", "ICLR 2025 Accepted Papers"),
    "another language": ("CVPR 2025 论文", "ICLR 2025 论文"),
    "whole names": ("British Machine Vision Conference (BMVC) 2025", "TPAMI"),
    "topics below venues": ("## CVPR 2025 ", "### Rooms", "### Boats"),
}


@pytest.mark.parametrize("headings", UNDER_VENUES.values(), ids=UNDER_VENUES.keys())
@pytest.mark.parametrize("venue", [None, "arXiv 2025", "Lamp Meeting 2025"])
def test_a_work_that_appeared_at_none_of_the_venues_is_only_suggested(
    headings: tuple[str, ...], venue: str | None
) -> None:
    text = listed_under(*headings)
    outcome = put(text, venue)
    assert isinstance(outcome, Unsure), outcome
    assert outcome.reason == NOT_THERE
    assert outcome.suggestion is not None
    assert put(text, venue, insist=True) == outcome.suggestion


@pytest.mark.parametrize("elsewhere", ["arXiv", "arXiv 2025", "Preprints", "ArXiv Papers", "Others", "Rooms"])
def test_a_preprint_goes_where_no_venue_is_over_the_works(elsewhere: str) -> None:
    assert home(listed_under("CVPR 2025", "ICLR 2025", elsewhere), None) == elsewhere
    assert home(listed_under("CVPR 2025", "CVPR 2024", elsewhere), None) == elsewhere


@pytest.mark.parametrize("section", [("CVPR 2025 Papers",), ("Made-up works", "CVPR 2025 Papers")])
def test_a_venue_that_is_named_for_the_section_is_believed(section: tuple[str, ...]) -> None:
    assert home(listed_under("CVPR 2025 Papers", "ICLR 2025 Papers"), None, section) == "CVPR 2025 Papers"


@pytest.mark.parametrize("headings", [("VLM 2025", "LLM 2024"), ("Blog 2025", "Technical Report 2025")])
def test_headings_that_may_be_subjects_hold_nothing_up(headings: tuple[str, ...]) -> None:
    assert home(listed_under(*headings), None) in headings


@pytest.mark.parametrize(
    ("headings", "venue", "expected"),
    [
        (("CVPR 2025 Papers", "NeurIPS 2023 Papers (3)"), "CVPR 2025", "CVPR 2025 Papers"),
        (("CVPR 2025 Papers", "NeurIPS 2023 Papers (3)"), "NIPS 2023", "NeurIPS 2023 Papers (3)"),
        (("ACM MM 2025", "IEEE TPAMI"), "ACMMM 2025", "ACM MM 2025"),
        (("ACM MM 2025", "IEEE TPAMI"), "T-PAMI 2025", "IEEE TPAMI"),
        (("CVPR 2025", "CVPR 2024"), "CVPR 2024", "CVPR 2024"),
        (("CVPR 2025", "CVPR 2024"), "CVPR 2023", "CVPR 2023"),
        (("CVPR 2025 Papers (3)", "ICLR 2024 Papers (3)"), "ICLR 2023", "ICLR 2023 Papers (1)"),
    ],
)
def test_a_venue_is_known_in_another_spelling_and_beside_words_for_papers(
    headings: tuple[str, ...], venue: str, expected: str
) -> None:
    assert home(listed_under(*headings), venue) == expected


@pytest.mark.parametrize(
    "headings", [("CVPR 2025", "CVPR 2024"), ("## CVPR 2025 ", "### Rooms", "### Boats")]
)
def test_a_page_on_one_venue_gets_no_heading_for_another(headings: tuple[str, ...]) -> None:
    assert isinstance(put(listed_under(*headings), "ICML 2025"), Unsure)


def test_topics_under_a_venue_take_what_appeared_there() -> None:
    text = listed_under("## CVPR 2025 ", "### Rooms", "## CVPR 2024 ", "### Boats")
    assert home(text, "CVPR 2025") == "Rooms"
    assert home(text, "CVPR 2024") == "Boats"


@pytest.mark.parametrize(
    "venue",
    [
        "CVPR 2025 (Oral)",
        "CVPR 2025 Highlight",
        "Accepted to CVPR 2025 as oral",
        "CVPR 2025 Best Paper Award",
        "CVPR 2025 (Main Conference)",
        "CVPR 2025 Datasets and Benchmarks Track",
    ],
)
def test_how_a_work_was_presented_makes_no_venue_of_its_own(venue: str) -> None:
    assert home(listed_under("CVPR 2025", "ICLR 2025"), venue) == "CVPR 2025"
    assert home(listed_under("ICCV 2025", "ICLR 2025"), venue) == "CVPR 2025"

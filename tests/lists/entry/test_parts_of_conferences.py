"""Workshops, findings and data sets of a conference, beside headings that are venues."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, URL
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.entry.venue_headings import conference_of, track_of, venue_heading


@pytest.mark.parametrize(
    ("words", "conference", "track"),
    [
        ("CVPR 2025 Workshops", "CVPR 2025", "workshop"),
        ("CVPRW 2025", "CVPR 2025", "workshop"),
        ("Findings of the ACL 2025", "ACL 2025", "findings"),
        ("EMNLP 2024 (Findings)", "EMNLP 2024", "findings"),
        ("NeurIPS 2025 D&B Track", "NeurIPS 2025", "datasets and benchmarks"),
        ("LAMPW 2025", "LAMPW 2025", None),
    ],
)
def test_a_part_of_a_conference_is_told_from_it(words: str, conference: str, track: str | None) -> None:
    assert (conference_of(words), track_of(words)) == (conference, track)


def test_a_heading_with_a_part_of_a_conference_is_a_venue() -> None:
    assert (
        venue_heading("NeurIPS 2025 Datasets & Benchmarks Track")
        == "NeurIPS 2025 Datasets & Benchmarks Track"
    )


def under_venues(*venues: str) -> str:
    """Subheadings that are venues, each over works."""
    return "".join(
        f"### {venue}\n\n"
        + "".join(
            f"- Burning {at}{more} in Many Rooms [[Paper]({URL}250{at}.0000{more})]\n" for more in (1, 2)
        )
        + "\n"
        for at, venue in enumerate(venues, 1)
    )


@pytest.mark.parametrize(
    ("venues", "venue", "heading"),
    [
        (("CVPR 2025", "ICLR 2025"), "CVPR 2025 Workshop", "CVPR 2025"),
        (("CVPR 2025", "ICLR 2025"), "Findings of ACL 2025", "ACL 2025"),
        (("CVPR 2025", "CVPR 2025 Workshops"), "CVPRW 2025", "CVPR 2025 Workshops"),
        (("CVPR 2025", "CVPR 2025 Workshops"), "ICCVW 2025", "ICCV 2025 Workshops"),
        (("CVPR 2025 Workshops", "ICLR 2025"), "CVPR 2025", "CVPR 2025"),
        (("NeurIPS 2025", "NeurIPS 2025 Datasets and Benchmarks"), "NeurIPS 2025 D&B", "NeurIPS 2025 Datasets and Benchmarks"),
        (("NeurIPS 2025", "NeurIPS 2025 Datasets and Benchmarks"), "NeurIPS 2025", "NeurIPS 2025"),
    ],
)  # fmt: skip
def test_a_part_of_a_conference_goes_under_the_conference_unless_a_heading_is_for_such(
    venues: tuple[str, ...], venue: str, heading: str
) -> None:
    work = candidate_for(replace(BARE, venue=venue))
    outcome = planned(read(f"# L\n\n## Papers\n\n{under_venues(*venues)}"), work)
    assert outcome.section[-1] == heading

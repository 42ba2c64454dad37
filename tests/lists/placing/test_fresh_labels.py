"""Bold lines, summaries and bullets for a time or a venue that has none yet, made as their sisters are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Unsure
from tracker.lists.steering import NO_DOUBT, Steering

LATER = Paper("Ember: A Model that Keeps Warm", arxiv_id="2601.01234", published=date(2026, 1, 3))
BETWEEN = replace(LATER, arxiv_id="2503.01234", published=date(2025, 3, 3))
EARLIER = replace(LATER, arxiv_id="2301.01234", published=date(2023, 1, 3))
ENTRY = "- [Ember: A Model that Keeps Warm](https://arxiv.org/abs/{id})"
OIL = "- [Oil: A Model of Many Lamps](https://arxiv.org/abs/2505.00005)"
WICK = "- [Wick: A Model of Long Threads](https://arxiv.org/abs/2404.00002)"
HEAD = "# Made-up works\n\n## Papers\n\n"


def added(text: str, paper: Paper) -> str:
    """What was put into a page, in one run."""
    page = read(text)
    outcome = planned(page, candidate_for(paper))
    lines, new, put = text.split("\n"), outcome.new_bytes.decode().split("\n"), list(outcome.inserted)
    at = next(at for at in range(len(new)) if new == [*lines[:at], *put, *lines[at:]])
    again = read(outcome.new_bytes)
    assert len(again.entries) == len(page.entries) + 1
    assert outcome.section == ("Made-up works", "Papers")
    return f"{at}: " + "|".join(put)


BOLD = f"{HEAD}**2025**\n\n{OIL}\n\n**2024**\n\n{WICK}\n"
FOLDED = (
    f"{HEAD}<details open>\n<summary><b>May 2025</b></summary>\n\n{OIL}\n\n</details>\n\n"
    f"<details open>\n<summary><b>Apr 2024</b></summary>\n\n{WICK}\n\n</details>\n\n## License\n"
)
BULLETS = f"{HEAD}- 2025\n  {OIL}\n- 2024\n  {WICK}\n"
RISING = f"{HEAD}**2024**\n{WICK}\n\n**2025**\n{OIL}\n"


@pytest.mark.parametrize(
    ("text", "paper", "expected"),
    [
        (BOLD, LATER, f"4: **2026**||{ENTRY}|"),
        (BOLD, EARLIER, f"11: |**2023**||{ENTRY}"),
        (FOLDED, LATER, f"4: <details open>|<summary><b>Jan 2026</b></summary>||{ENTRY}||</details>|"),
        (FOLDED, BETWEEN, f"11: <details open>|<summary><b>Mar 2025</b></summary>||{ENTRY}||</details>|"),
        (FOLDED, EARLIER, f"17: |<details open>|<summary><b>Jan 2023</b></summary>||{ENTRY}||</details>"),
        (BULLETS, LATER, f"4: - 2026|  {ENTRY}"),
        (BULLETS, EARLIER, f"8: - 2023|  {ENTRY}"),
        (RISING, LATER, f"9: |**2026**|{ENTRY}"),
        (RISING, EARLIER, f"4: **2023**|{ENTRY}|"),
    ],
    ids=[
        *("bold, on top", "bold, below", "folded, on top", "folded, between", "folded, below"),
        *("bullets, on top", "bullets, below", "rising, below", "rising, on top"),
    ],
)
def test_a_label_for_a_time_without_one_is_made_like_its_sisters(
    text: str, paper: Paper, expected: str
) -> None:
    assert added(text, paper) == expected.format(id=paper.arxiv_id)


WRAPPED = f"{HEAD}- Papers in\n  2025\n  {OIL}\n- Papers in\n  2024\n  {WICK}\n"


WRAPPED_TOPICS = WRAPPED.replace("Papers in\n  2025\n  ", "2025\n  - Lamps and\n    oil\n    ")
PREPRINT = WRAPPED.replace("Papers in\n  2025", "2025\n  - CVPR").replace(
    "Papers in\n  2024", "2024\n  - ICLR"
)


@pytest.mark.parametrize(
    "text",
    [WRAPPED, WRAPPED_TOPICS, PREPRINT.replace("\n  - [", "\n    - [")],
    ids=["labels over two lines", "a topic over two lines", "a preprint where all works are under venues"],
)
def test_where_no_label_can_be_made_the_work_is_suggested_under_the_nearest(text: str) -> None:
    page = read(text)
    outcome = plan_addition(page, candidate_for(LATER), Steering(0, 0))
    assert isinstance(outcome, Unsure)
    assert outcome.reason == "its time or venue has no heading, and nothing shows how one is made"
    assert outcome.suggestion is not None
    assert [line.strip() for line in outcome.suggestion.inserted] == [ENTRY.format(id=LATER.arxiv_id)]
    assert plan_addition(page, candidate_for(LATER), NO_DOUBT) == outcome.suggestion


@pytest.mark.parametrize(
    ("blank", "paper", "expected"),
    [
        ("\n\n", LATER, f"4: **2026**||{ENTRY}|"),
        ("\n\n", EARLIER, f"13: |**2023**||{ENTRY}"),
        ("\n", EARLIER, f"7: **2023**|{ENTRY}"),
    ],
    ids=["on top", "below", "without blank lines"],
)
def test_words_between_two_labels_are_no_part_of_a_new_one(blank: str, paper: Paper, expected: str) -> None:
    text = BOLD.replace("**2024**", "Some words on what is below.\n\n**2024**").replace("\n\n", blank)
    assert added(text, paper) == expected.format(id=paper.arxiv_id)


VENUES = (
    f"{HEAD}**arXiv**\n\n- Tin: A Thin Model [[paper](https://arxiv.org/abs/2503.00003)]\n\n"
    "**CVPR 2025**\n\n- Oil: A Model of Lamps [[paper](https://arxiv.org/abs/2505.00005)]\n\n"
    "**ICLR'24**\n\n- Wick: A Model of Threads [[paper](https://arxiv.org/abs/2404.00002)]\n"
)
LINE = "- Ember: A Model that Keeps Warm [[paper](https://arxiv.org/abs/2601.01234)]"


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        ("ICML 2026", f"8: **ICML 2026**||{LINE}|"),
        ("CVPR 2026", f"8: **CVPR 2026**||{LINE}|"),
        ("ICLR 2025", f"12: **ICLR'25**||{LINE}|"),
        ("ACL 2023", f"15: |**ACL'23**||{LINE}"),
        (None, f"7: {LINE}"),
    ],
)
def test_a_venue_without_a_label_gets_one_by_its_year(venue: str | None, expected: str) -> None:
    assert added(VENUES, replace(LATER, venue=venue)) == expected


def over_venues(*venues: str) -> str:
    """A list with one work under each venue."""
    names = ("Tin: A Thin Model", "Oil: A Model of Oil", "Wick: A Long Model")
    return HEAD + "".join(
        f"**{venue}**\n- {name} [[paper](https://arxiv.org/abs/2503.0000{at})]\n\n"
        for at, (venue, name) in enumerate(zip(venues, names, strict=False))
    )


def test_venues_without_years_are_kept_by_the_alphabet() -> None:
    text = over_venues("ACL", "CVPR", "NeurIPS")
    assert added(text, replace(LATER, venue="ICLR 2026")) == f"10: **ICLR**|{LINE}|"


@pytest.mark.parametrize("venues", [("ICLR", "CVPR", "ACL"), ("ICLR 2024", "CVPR 2026", "ACL 2025")])
def test_a_new_venue_stands_behind_the_last_where_there_is_no_order(venues: tuple[str, ...]) -> None:
    assert added(over_venues(*venues), replace(LATER, venue="ICML 2026")).startswith("12: |**ICML")


@pytest.mark.parametrize("form", ["CVPR{}", "CVPR {}", "CVPR'{}"])
@pytest.mark.parametrize(("venue", "label"), [("ICML 2026", "ICML"), ("CVPR 2026", "CVPR")])
def test_a_year_of_two_figures_behind_a_venue_is_its_year(form: str, venue: str, label: str) -> None:
    text = over_venues(form.format(25), form.format(24).replace("CVPR", "ICLR"))
    expected = f"4: **{form.format(26).replace('CVPR', label)}**|{LINE}|"
    assert added(text, replace(LATER, venue=venue)) == expected


def test_headings_that_are_venues_get_a_sister() -> None:
    text = VENUES.replace("**arXiv**", "### arXiv").replace("**CVPR 2025**", "### CVPR 2025")
    text = text.replace("**ICLR'24**", "### ICLR 2024")
    page = read(text)
    outcome = planned(page, candidate_for(replace(LATER, venue="ICML 2026")))
    assert outcome.inserted == ("### ICML 2026", "", LINE, "")
    assert outcome.section == ("Made-up works", "Papers", "ICML 2026")


def test_a_page_sorted_by_subjects_gets_no_heading_for_a_venue() -> None:
    other = "".join(
        f"- Lamp {at}: A Model of Lamps [[paper](https://arxiv.org/abs/2502.0000{at})]\n" for at in range(9)
    )
    page = read(f"{VENUES}\n## Lamps\n\n{other}")
    outcome = planned(page, candidate_for(replace(LATER, venue="ICML 2026")))
    assert outcome.section[-1] == "Lamps"

"""Entries and whole lists inside quotations; other quotations are words."""

from __future__ import annotations

import pytest
from support.makes import BARE
from support.newcomers import only_inserted
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

URL = "https://arxiv.org/abs/"
HEAD = "# L\n\n## Papers\n\n"


@pytest.mark.parametrize(
    ("listed", "inserted"),
    [
        (
            f"> - [Oil: A Model of Lamps]({URL}2505.00005)\n> - [Wick: A Model of Threads]({URL}2504.00002)\n",
            [f"> - [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"],
        ),
        (
            f">1. [Oil: A Model of Lamps]({URL}2505.00005)\n>1. [Wick: A Model of Threads]({URL}2504.00002)\n",
            [f">1. [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"],
        ),
        (
            (
                f"> **[Oil: A Model of Lamps]({URL}2505.00005)**  \n> Ada Made, Bo Up\n\n"
                f"> **[Wick: A Model of Threads]({URL}2504.00002)**  \n> Cy Fake, Di Void\n"
            ),
            [
                f"> **[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)**  ",
                "> Ida New, Jon Newer, Kim Ever",
                "",
            ],
        ),
        (
            f"> - [Oil: A Model of Lamps]({URL}2505.00005)\n>\n> - [Wick: A Model of Threads]({URL}2504.00002)\n",
            [f"> - [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)", ">"],
        ),
        (
            (
                f"> | Paper | Date |\n> |---|---|\n> | [Oil: A Model of Lamps]({URL}2505.00005) | 2025-05 |\n"
                f"> | [Wick: A Model of Threads]({URL}2504.00002) | 2025-04 |\n"
            ),
            [f"> | [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) | 2025-06 |"],
        ),
    ],
    ids=["bullets", "numbers", "one each", "with quoted blanks", "a table"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_quoted_list_is_added_to_in_its_quotation(listed: str, inserted: list[str], end: str) -> None:
    content = (HEAD + listed).replace("\n", end).encode()
    page = read(content)
    assert page.encode() == content
    outcome = planned(page, candidate_for(BARE))
    assert sorted(outcome.inserted) == sorted(inserted)
    assert outcome.fidelity == 1
    assert only_inserted(content, outcome)
    again = read(outcome.new_bytes)
    assert len(again.entries) == len(page.entries) + 1
    assert isinstance(plan_addition(again, candidate_for(BARE), NO_DOUBT), Duplicate)


@pytest.mark.parametrize(
    "quoted",
    [
        f"> Please cite [Oil: A Model of Lamps]({URL}2505.00005) if this helps.",
        f"> [!NOTE]\n> - [Oil: A Model of Lamps]({URL}2505.00005)\n> - [Wick: A Model of Threads]({URL}2504.00002)",
        f"> - [Paper]({URL}2505.00005)\n> - [arXiv]({URL}2504.00002)",
        f"> Words first, and many of them.\n> - [Oil: A Model of Lamps]({URL}2505.00005) and so on\n> - [Wick: A Model of Threads]({URL}2504.00002)",
        f"> ```\n> - [Oil: A Model of Lamps]({URL}2505.00005)\n> ```",
    ],
    ids=["words", "an alert", "labels", "words before", "one alone"],
)
def test_other_quotations_are_words(quoted: str) -> None:
    page = read(f"{HEAD}{quoted}\n")
    assert not page.resolved.quotes
    assert not page.entries


def test_quoted_prose_of_a_block_stays_quoted() -> None:
    blocks = "".join(
        f"### {name}\n\n> {name} is a made-up model that reads by the light of lamps.\n\n[Paper]({URL}{number})\n\n"
        for name, number in (("Oil", "2505.00005"), ("Wick", "2504.00002"), ("Tin", "2503.00003"))
    )
    page = read(f"{HEAD}{blocks}")
    outcome = planned(page, candidate_for(BARE))
    assert "> We introduce Ember, a stove that keeps rooms warm." in outcome.inserted


def test_a_short_title_in_a_quotation_of_its_own_is_an_entry_like_those_beside_it() -> None:
    """Also where other sections are what shows that quotations list works here."""
    alone = "".join(f"> [{n}] A Model of Lamps, Part {n}. [paper]({URL}2505.0000{n})\n\n" for n in (1, 2))
    bullets = "".join(f"> - [Oil {n}: A Model of Lamps]({URL}2504.0000{n})\n" for n in (1, 2))
    page = read(f"{HEAD}{alone}> [3] Ember. [paper]({URL}2505.00003)\n\n## More\n\n{bullets}")
    assert [entry.text.split(".")[0] for entry in page.entries][:3] == [
        "[1] A Model of Lamps, Part 1",
        "[2] A Model of Lamps, Part 2",
        "[3] Ember",
    ]

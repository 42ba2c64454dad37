"""Sections of an alphabet, under each of which stands what begins with its letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, URL
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import AddingOutcome, Addition, Unsure
from tracker.lists.steering import NO_DOUBT, Steering

if TYPE_CHECKING:
    from state.records import Paper

CANDLE = replace(EMBER, title="Candle: A Model that Keeps Rooms Warm")
NO_LETTER = "the page has no heading for the letter that the work begins with"


def listed(*parts: tuple[str, tuple[str, ...]], heading: str = "## {}\n\n") -> str:
    at, text = 0, "# L\n\n"
    for head, titles in parts:
        text += heading.format(head)
        for title in titles:
            at += 1
            text += f"- [{title}: Seeing Rooms at Night]({URL}24{at:02}.00001)\n"
        text += "\n"
    return text


LETTERS = (("A", ("Anvil", "Ash")), ("C", ("Cinder", "Coal")), ("F", ("Flame", "Fog")))


def outcome(
    text: str, paper: Paper = CANDLE, steering: Steering | None = None, hint: tuple[str, ...] = ()
) -> AddingOutcome:
    return plan_addition(read(text), candidate_for(paper, section=hint), steering or Steering())


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (listed(*LETTERS), "C"),
        (listed(*LETTERS, heading="**{}**\n\n"), "L"),
        (
            listed(("A-B", ("Anvil", "Bow")), ("C – E", ("Cinder", "Coal")), ("F-Z", ("Flame", "Yarn"))),
            "C – E",
        ),
        (listed(("– C –", ("Cinder",)), ("🔤 A", ("Anvil",)), ("F", ("Flame",))), "– C –"),
    ],
    ids=["letters", "bold lines", "ranges", "signs around them"],
)
def test_a_work_goes_under_its_letter(text: str, section: str) -> None:
    found = outcome(text)
    assert isinstance(found, Addition)
    assert found.section[-1] == section
    assert "Cinder" in text.splitlines()[found.line - 2] + text.splitlines()[found.line - 3]


def test_where_its_letter_has_no_heading_it_is_only_suggested() -> None:
    found = outcome(listed(*LETTERS), EMBER)
    assert isinstance(found, Unsure)
    assert found.reason == NO_LETTER
    forced = outcome(listed(*LETTERS), EMBER, NO_DOUBT)
    assert isinstance(forced, Addition)


def test_whoever_names_a_letter_knows() -> None:
    found = outcome(listed(*LETTERS), EMBER, hint=("F",))
    assert isinstance(found, Addition)
    assert found.section[-1] == "F"


def test_what_begins_with_no_letter_of_theirs_goes_where_no_letters_are() -> None:
    found = outcome(listed(*LETTERS, ("Warm Rooms", ("Oven", "Stove"))), EMBER)
    assert isinstance(found, Addition)
    assert found.section[-1] == "Warm Rooms"


@pytest.mark.parametrize(
    "parts",
    [
        (("A", ("Anvil", "Ash")), ("C", ("Cinder", "Coal"))),
        (("A", ("Zinc", "Oil")), ("C", ("Tin", "Wax")), ("F", ("Pan", "Pot"))),
    ],
    ids=["two", "works that begin otherwise"],
)
def test_other_headings_of_one_letter_are_no_alphabet(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    assert not (isinstance(found := outcome(listed(*parts), EMBER), Unsure) and found.reason == NO_LETTER)

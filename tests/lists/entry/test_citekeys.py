"""Keys that works are cited by, made as the others' are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.citekeys import key_span, manner_of, write_key

PAPER = Paper(
    "Kettle: Pouring by Sight",
    arxiv_id="2605.01234",
    published=date(2026, 5, 3),
    authors=("Ann O'Made", "Bob Up"),
)
WORKS = (("Ladle", "Cid Worn"), ("Spoon", "Dee Lent"), ("Pan", "Eve Iron"), ("Whisk", "Flo Wire"))


def added(form: str, paper: Paper = PAPER) -> str:
    """The line added to entries in a form with the slots `{name}`, `{person}`, `{surname}`, `{year}` and `{url}`."""
    entries = [
        form.format(
            name=name,
            person=person,
            surname=person.split()[1],
            year=2022 + at,
            url=f"https://arxiv.org/abs/2{at + 2}05.01234",
        )
        for at, (name, person) in enumerate(WORKS)
    ]
    page = read("\n".join(["# List", "", "## Papers", "", *entries, ""]))
    outcome = planned(page, candidate_for(paper))
    assert outcome.fidelity == 1
    return outcome.inserted[0]


BY_AUTHOR = '- [{surname}{year}] {person}, Gus Held. "{name}: A Made Thing". [paper]({url})'


def test_a_key_is_made_of_the_first_author_as_the_others_are() -> None:
    assert added(BY_AUTHOR).startswith("- [OMade2026] ")


def test_a_key_is_made_of_the_name_as_the_others_are() -> None:
    assert added("- [{name}{year}] [{name}: A Made Thing]({url})").startswith("- [Kettle2026] [Kettle: ")


@pytest.mark.parametrize(
    ("form", "paper"),
    [
        ("- [gone{year}] [{name}: A Made Thing]({url})", PAPER),
        (BY_AUTHOR, replace(PAPER, authors=())),
    ],
    ids=["keys that tell nothing of their making", "authors unknown"],
)
def test_a_key_that_is_not_known_is_left_out_with_its_brackets(form: str, paper: Paper) -> None:
    line = added(form, paper)
    assert "[]" not in line
    assert "2026]" not in line
    assert "gone" not in line


@pytest.mark.parametrize(
    "text",
    ["[CVPR2024] Title of Words", "[Made2025](https://example.org) Title", "[Made] Title", "[2025] Title"],
)
def test_what_is_no_key(text: str) -> None:
    assert key_span(text) is None


def test_a_key_may_hold_a_word_of_the_title() -> None:
    manner = manner_of("worn2025ladle", "Cid Worn, Dee Lent", "", "The Ladle That Sees")
    assert manner is not None
    assert write_key(manner, ("Ann Made",), None, "On the Kettle", 2026) == "made2026kettle"


@pytest.mark.parametrize("key", ["worn2025spoon", "lent2025", "2025"])
def test_keys_made_otherwise_tell_no_manner(key: str) -> None:
    assert manner_of(key, "Cid Worn, Dee Lent", "", "The Ladle That Sees") is None

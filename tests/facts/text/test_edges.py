"""Patterns written so that Python finds their first letters at once match what they did before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.facts.text.edges import at_words, by_letter

WAYS = r"maps?|[Rr]oad\s?(?:signs|[a-z]{2})|mapping(?!s)|a|data[ -]?set"
PARTS = (
    "map",
    "s",
    "maps",
    "road",
    "Road",
    "signs",
    "mapping",
    "a",
    "data",
    "-",
    "set",
    " ",
    "é",
    "_",
    ".",
    "\n",
)
TEXTS = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


@given(TEXTS)
def test_the_same_words_are_found_at_their_edges(text: str) -> None:
    plainly = re.finditer(rf"\b(?:{WAYS})", text)
    assert [match.span() for match in re.finditer(at_words(WAYS), text)] == [
        match.span() for match in plainly
    ]


@given(TEXTS)
def test_what_may_stand_anywhere_needs_no_edge(text: str) -> None:
    plainly = re.finditer(r"(?:\b(?:maps?|data)|set)\b", text)
    found = re.finditer(at_words("maps?|data", "set") + r"\b", text)
    assert [match.span() for match in found] == [match.span() for match in plainly]


@given(TEXTS)
def test_the_same_alternative_is_taken_behind_its_first_letter(text: str) -> None:
    ways = r"map|roads?|maps|ap|data[ -]?set|(?<=map )signs|mapping|r?oad"
    plainly = re.finditer(rf"(?:{ways})(?!\w)", text)
    by_letters = re.finditer(rf"{by_letter(ways)}(?!\w)", text)
    assert [match.span() for match in by_letters] == [match.span() for match in plainly]


@pytest.mark.parametrize(
    "ways", [r"\w+", "maps|(?:old )?roads", "m?aps", ""], ids=["sign", "group", "maybe", "nothing"]
)
def test_what_begins_with_no_letter_is_refused(ways: str) -> None:
    with pytest.raises(ValueError, match="begins with no letter"):
        at_words(ways)

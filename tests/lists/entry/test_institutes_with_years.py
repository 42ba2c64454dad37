"""Where people work, in brackets with the year: no venue, and nothing that a new work is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.makes import BARE_UNTOLD, NEW, PUBLISHED, URL, added, title_of

from tracker.lists.entry.affiliations import is_place
from tracker.lists.entry.venues import find_venues

if TYPE_CHECKING:
    from state.records import Paper

PLACES = ("NUS", "MIT", "CUHK & NUS", "UC Berkeley")


@pytest.mark.parametrize("paper", [PUBLISHED, BARE_UNTOLD], ids=["published", "a preprint"])
@pytest.mark.parametrize(
    "form",
    ["- [{t}]({u}) ({p}{y})", "- **{t}** ({p}{y}) [[Paper]({u})]", "- {t} [[Paper]({u})] [{p}{y}]"],
)
@pytest.mark.parametrize("comma", [", ", " "])
def test_institutes_are_left_out_and_the_year_stays(form: str, comma: str, paper: Paper) -> None:
    listed = "".join(
        form.format(t=title_of(at), u=f"{URL}2{5 - at}01.00001", p=f"{place}{comma}", y=2025 - at) + "\n"
        for at, place in enumerate(PLACES)
    )
    assert added(listed, paper) == form.format(t=paper.title, u=NEW, p="", y=2025)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("(CVPR, 2025)", "CVPR"),
        ("(MIT Lamp Symposium, 2025)", "MIT Lamp Symposium"),
        ("(LAMPS, 2025)", "LAMPS"),
        ("Lamps. NUS, 2025", "NUS"),
    ],
)
def test_other_words_before_a_year_are_venues(text: str, venue: str) -> None:
    assert [text[slice(*span)] for span in find_venues(text)] == [venue]


def test_a_place_is_all_of_its_words() -> None:
    assert is_place("UC Berkeley")
    assert not is_place("MIT Lamp Symposium")

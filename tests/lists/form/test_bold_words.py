"""Words that a list sets in bold within its titles: new titles get theirs where the list does so."""

from __future__ import annotations

from datetime import date

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.understanding import understandings

TITLES = (
    "Grounding **Lamps** in Words",
    "**Lamps** That See in the Dark",
    "A Study of **Wicks** and Threads",
    "Why **Lamps** Go Out",
    "How **Wicks** Burn Down",
    "Words of **Burning Oil** and More Words",
)


def added(title: str, *titles: str) -> str:
    """A title as it is written among others."""
    lines = [f"- [{one}](https://arxiv.org/abs/250{9 - at}.00001)" for at, one in enumerate(titles)]
    page = read("\n".join(["# Made-up works", "", "## Papers", "", *lines, ""]))
    paper = Paper(title, arxiv_id="2601.01234", published=date(2026, 1, 3))
    outcome = planned(page, candidate_for(paper))
    return outcome.inserted[0].removeprefix("- [").partition("](")[0]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Old Oil and Lamps of Later Years", "Old Oil and **Lamps** of Later Years"),
        ("Many Wicks in Old Lamps", "Many Wicks in Old **Lamps**"),
        ("More about Burning Oil at Sea", "More about **Burning Oil** at Sea"),
        ("Ember and Coal of Later Years", "Ember and Coal of Later Years"),
        ("Lamps with *Stars* Inside", r"Lamps with \*Stars\* Inside"),
    ],
    ids=["known words", "the most usual of several", "words together", "none known", "signs of its own"],
)
def test_the_words_that_the_list_sets_in_bold_are_bold_in_a_new_title_too(title: str, written: str) -> None:
    assert added(title, *TITLES) == written


def test_a_list_that_seldom_sets_words_in_bold_sets_none_in_a_new_title() -> None:
    plain = [f"The {name} and What It Burns" for name in ("Torch", "Candle", "Stove", "Hearth")]
    assert added("Lamps of Later Years", *TITLES[:2], *plain) == "Lamps of Later Years"


@pytest.mark.parametrize(
    ("titles", "share"),
    [
        pytest.param(TITLES, 5 / 6, id="one that no other title has"),
        pytest.param(
            ("Why **Lamps** Go Out at Night", "All **Lamps** That See at Night"), 1.0, id="the same in all"
        ),
        pytest.param(
            ("Why **Lamps** Go Out at Night", "How **Wicks** Burn Down at Sea"), 0.0, id="each its own"
        ),
        pytest.param(
            (
                *TITLES[:1],
                TITLES[3],
                *(f"Old Oil of the {name} and Its Light" for name in ("Sea", "Sun", "Fire")),
            ),
            0.0,
            id="seldom, so that none is set",
        ),
        pytest.param(
            ("**The Lamps of Old and New Days**", "The Wicks of Old and New Lamps"), None, id="a whole title"
        ),
    ],
)
def test_how_well_bold_words_are_guessed_is_told_beside_the_form(
    titles: tuple[str, ...], share: float | None
) -> None:
    lines = [f"- [{one}](https://arxiv.org/abs/250{9 - at}.00001)" for at, one in enumerate(titles)]
    (one,) = understandings(read("\n".join(["# Made-up works", "", "## Papers", "", *lines, ""])))
    assert one.bold == share

"""Tables that write the name of a work in one cell and its title in another."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/"
NAMES = ("LampNet", "WickNet", "FlameLM", "OilSight", "GlowEye", "BeamNav", "SparkBot", "EmberQA")
TITLE = "Lights in Harbours Seen from Afar"
HEADER = "## Models\n\n| Name | Title | Code |\n|---|---|---|\n"


def weights(rows: str) -> list[Weight]:
    return [weight for _, rule, weight in told(HEADER + rows) if rule is Rule.SAME_TITLE_DIFFERENT_LINK]


def row(name: str, title: str, number: int) -> str:
    return f"| {name} | [{title}]({URL}2401.{number:05}) | - |\n"


@pytest.mark.parametrize(
    "name",
    ["{}", "**{}**", "[{}](https://github.com/lamps/{})", "[{}](https://lamps.example/{})"],
    ids=["plain", "bold", "to the code", "to the page"],
)
@pytest.mark.parametrize("title", [TITLE, "{}: " + TITLE], ids=["the rest alone", "the name again"])
def test_names_of_their_own_tell_many_works_of_like_titles_apart(name: str, title: str) -> None:
    rows = (row(name.format(one, one), title.format(one), at) for at, one in enumerate(NAMES, 1))
    assert weights("".join(rows)) == [Weight.NOTE] * 7


def test_a_title_that_only_few_rows_share_was_copied() -> None:
    rows = [row(one, f"Lights of Kind {at} Seen by Machine", at) for at, one in enumerate(NAMES, 1)]
    assert weights("".join(rows[:7]) + row("EmberQA", "Lights of Kind 1 Seen by Machine", 8)) == [
        Weight.WARNING
    ]


@pytest.mark.parametrize(
    ("names", "title"),
    [(("LampNet",) * 8, TITLE), (NAMES, f"LampNet: {TITLE}"), (("",) * 8, TITLE)],
    ids=["one name", "the title names another work", "no names"],
)
def test_many_rows_that_nothing_tells_apart_are_each_told(names: tuple[str, ...], title: str) -> None:
    rows = (row(one, title, at) for at, one in enumerate(names, 1))
    assert weights("".join(rows)) == [Weight.WARNING] * 7

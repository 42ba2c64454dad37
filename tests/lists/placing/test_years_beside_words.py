"""Headings that say a year and more, lists whose badges tell venues, and entries that stand alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, URL, added, read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.placing.place import draw_map
from tracker.lists.placing.years import of_its_year
from tracker.lists.steering import NO_DOUBT


def listed(*headings: str) -> str:
    return "# L\n\n## Lamps\n\n" + "".join(
        f"### {heading}\n\n"
        + "".join(
            f"- Lamps That Warm {kind} at Night. [[paper]({URL}2{at}0{number}.00001)]\n\n"
            for number, kind in enumerate(("Rooms", "Stoves", "Models"), 1)
        )
        for at, heading in enumerate(headings, 3)
    )


@pytest.mark.parametrize(
    ("headings", "open_"),
    [
        pytest.param(("2024 Core Works", "2025 Latest"), {"2025 Latest"}, id="a sister says its year"),
        pytest.param(("2023 Works", "2024 Works"), {"2023 Works", "2024 Works"}, id="none does"),
        pytest.param(("Since 2024", "2025 Latest"), {"Since 2024", "2025 Latest"}, id="a longer time"),
    ],
)
def test_a_work_goes_where_its_year_is_said(headings: tuple[str, ...], open_: set[str]) -> None:
    map_ = draw_map(read(listed(*headings)))
    work = candidate_for(replace(EMBER, title="Lamps That Warm Rooms and Stoves"))
    found = of_its_year(map_, work, list(map_.families))
    assert {map_.page.sections[family.section].words for family in found} == open_


def test_a_single_entry_is_followed_as_entries_are_elsewhere() -> None:
    page = read(listed("Halls", "Rooms") + f"### Kettles\n\n- Lamps That Boil. [[paper]({URL}2401.00009)]\n")
    outcome = plan_addition(page, candidate_for(EMBER, section=("Kettles",)), NO_DOUBT)
    assert isinstance(outcome, Addition)
    assert outcome.inserted[0] == ""


STAR = "[![Star](https://img.shields.io/github/stars/{}.svg?style=social)]()"
VENUE = "[![Publish](https://img.shields.io/badge/Conference-{}-blue)]()"


def row(at: int, badges: str) -> str:
    return f"| {badges}<br/>[Lamps of Kind {at} That Burn]({URL}250{at}.00001) | 2025-0{at}-01 |\n"


def test_a_venue_that_badges_tell_is_told_beside_the_stars() -> None:
    rows = "".join(
        (
            row(5, STAR.format("made/five")),
            row(4, STAR.format("made/four")),
            row(3, VENUE.format("ICML'25")),
            row(2, f"{STAR.format('made/two')} {VENUE.format('CVPR25')}".replace("CVPR25", "CVPR'25")),
            row(1, STAR.format("made/one")),
        )
    )
    work = replace(EMBER, venue="ICCV 2025", links=Links(code="https://github.com/warm/ember"))
    told = added(f"| Title | Date |\n|--|--|\n{rows}", work)
    assert "stars/warm/ember.svg" in told
    assert "Conference-ICCV'25-blue" in told

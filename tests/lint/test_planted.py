"""Every form of fault that the bench plants is found on made-up pages of several makes, and what is mended is mended well."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bench.planted import FORMS, ground_of, mends_well, told_of

if TYPE_CHECKING:
    from bench.planting import Form

THINGS = ("Lamps", "Kettles", "Harbours", "Wicks", "Gates", "Ropes", "Sails", "Bells", "Stoves", "Charts")
WAYS = ("Seen", "Counted", "Mended", "Lit")
SECTIONS = ("Methods", "Data Sets", "Surveys", "Robots", "Medicine")


MAKES_EACH = 2
"""In so many makes each form is tried; a bench tries more."""


def works() -> list[tuple[str, str, int, int, int]]:
    """Title, name, and the year, month and number of the paper, newest first."""
    found = []
    for at in range(30):
        thing, way = THINGS[at % 10], WAYS[at // 10]
        month = 30 - at
        title = f"{way}{thing}: {thing} {way} by Night in the {at + 2}th Town"
        found.append((title, f"{way}{thing}", 2022 + month // 12, month % 12 + 1, 1000 + 7 * month))
    return found


def page(entry: str, before: str = "") -> str:
    """A page of five sections of six entries with a table of contents."""
    text = "# Made-up Papers\n\nWorks on things.\n\n## Contents\n\n"
    text += "".join(f"- [{name}](#{name.lower().replace(' ', '-')})\n" for name in SECTIONS)
    listed = works()
    for at, name in enumerate(SECTIONS):
        text += f"\n## {name}\n\n{before}"
        for title, short, year, month, number in listed[6 * at : 6 * at + 6]:
            paper = f"https://arxiv.org/abs/{year % 100:02}{month:02}.{number:05}"
            code = f"https://github.com/{short.lower()}-people/{short.lower()}"
            text += entry.format(
                title=title, short=short, year=year, month=f"{month:02}", paper=paper, code=code
            )
    return text


MAKES = {
    "bullets": page("- [{title}]({paper}) ({year}-{month}) [[code]({code})]\n"),
    "names": page("- (arXiv {year}.{month}) **{short}** {title}, [[Paper]]({paper}), [[Code]]({code})\n"),
    "rows": page(
        "| {short} | [**{title}**]({paper}) | arXiv | {year}-{month} | [Github]({code}) |\n",
        "| Name | Title | Venue | Date | Code |\n|--|--|--|--|--|\n",
    ),
    "paragraphs": page("[{title}]({paper}), arXiv {year} [[code]]({code})\n\n"),
    "two lines": page("* **{title}**, {year}/{month}\n  [[paper]({paper})] [[code]({code})]\n"),
}
GROUNDS = {name: ground_of(text.encode()) for name, text in MAKES.items()}


def test_the_pages_have_no_fault_before() -> None:
    assert {name: ground.told for name, ground in GROUNDS.items()} == dict.fromkeys(MAKES, frozenset())


@pytest.mark.parametrize("form", FORMS, ids=[f"{form.kind}, {form.name}" for form in FORMS])
def test_a_planted_fault_is_found_and_mended_well(form: Form) -> None:
    drawn = random.Random(form.name)
    planted = 0
    for name in drawn.sample(sorted(GROUNDS), len(GROUNDS)):
        found = form.plant(drawn, GROUNDS[name]) if planted < MAKES_EACH else None
        if found is None:
            continue
        planted += 1
        told = told_of(GROUNDS[name], found, form)
        assert told, f"{name}: {found.texts[min(found.lines) - 1]}"
        assert not any(one.fix for one in told) or mends_well(GROUNDS[name], found)
    assert planted

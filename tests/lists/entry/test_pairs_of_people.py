"""Works by two people, who are told from two subjects by initials, or by how the other works name theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, URL, added

BY = "Ida New, Jon Newer, Kim Ever"


def entries(line: str, people: tuple[str, ...]) -> str:
    return "".join(
        line.format(t=f"Seeing Lamps by Machine Number {at}", p=those, u=f"{URL}250{at}.0000{at}")
        for at, those in enumerate(people, 1)
    )


@pytest.mark.parametrize("sign", ["and", "&"])
def test_two_by_initials_are_people(sign: str) -> None:
    pairs = tuple(
        people.format(sign)
        for people in ("A. Made {} B. Up", "C. D. Done {} E.-F. Well", "G. van Yes {} H. No")
    )
    written = added(entries('- {p}, "{t}," [paper]({u})\n', pairs), BARE)
    assert written.startswith("- I. New, J. Newer")
    assert f'K. Ever, "{EMBER.title}," [paper]' in written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- **{t}**<br>{p}<br>[paper]({u})\n", f"- **{EMBER.title}**<br>{BY}<br>[paper]({URL}2506.01234)"),
        ("- [{t}]({u}), {p}, 2025\n", f"- [{EMBER.title}]({URL}2506.01234), {BY}, 2025"),
    ],
    ids=["between breaks", "between commas"],
)
def test_two_whole_names_are_people_where_others_name_more(line: str, written: str) -> None:
    mostly = (
        "Ann Made, Bo Up, Cy So",
        "Di Done, Ed Well",
        "Flo Yes and Gus No",
        "Hal May, Ian Can, Jo Will",
        "Kai Do & Lu Be",
    )
    assert added(entries(line, mostly), BARE) == written


def test_two_subjects_are_nobody() -> None:
    subjects = (
        "Visual Grounding and Image Captioning",
        "Room Warming and Oil Burning",
        "Night Walking and Fog Reading",
    )
    assert "Ida" not in added(entries("- [{t}]({u}), {p}\n", subjects), BARE)


@pytest.mark.parametrize(
    ("before", "behind", "left"),
    [
        ("<br>", "<br>", "<br>"),
        (" <br> ", " <br> ", " <br> "),
        ("<br>", "<br><br>", "<br><br>"),
        ("<br><br>", "<br>", "<br><br>"),
    ],
)
def test_where_people_are_unknown_the_line_breaks_as_it_does_at_most(
    before: str, behind: str, left: str
) -> None:
    people = ("Ann Made, Bo Up, Cy So", "Di Done, Ed Well", "Flo Yes, Gus No", "Hal May, Ian Can, Jo Will")
    written = added(
        entries(f"- **{{t}}**{before}{{p}}{behind}[paper]({{u}})\n", people), replace(BARE, authors=())
    )
    assert written == f"- **{EMBER.title}**{left}[paper]({URL}2506.01234)"


@pytest.mark.parametrize("rest", ["*et al.*", "_et al._", "**et al.**", "*et al*"])
@pytest.mark.parametrize("people", ["Ann Made {}", "Ann Made, Bo Up, {}"])
def test_words_for_further_people_keep_their_emphasis(people: str, rest: str) -> None:
    some = tuple(people.replace("Ann", name).format(rest) for name in ("Ann", "Cy", "Di", "Ed"))
    new = people.replace("Ann Made", "Ida New").replace("Bo Up", "Jon Newer").format(rest)
    assert added(entries("- [{t}]({u}), {p}\n", some), BARE) == f"- [{EMBER.title}]({URL}2506.01234), {new}"

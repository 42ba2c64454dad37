"""How lists name authors, learned from examples and written for others."""

from __future__ import annotations

import pytest

from tracker.lists.entry.byline import byline_of
from tracker.lists.entry.people import PEOPLE

NEW = ("Ida May New", "Jon Newer", "Kim Newest")


@pytest.mark.parametrize(
    ("examples", "written"),
    [
        (["Ada Made, Bo Up", "Cy Fake, Di Void, Ed Nil"], "Ida May New, Jon Newer, Kim Newest"),
        (["Ada Made, Bo Up and Cy Fake", "Di Void and Ed Nil"], "Ida May New, Jon Newer and Kim Newest"),
        (
            ["Ada Made, Bo Up, and Cy Fake", "Di Void, Ed Nil, and Flo Noone"],
            "Ida May New, Jon Newer, and Kim Newest",
        ),
        (["Ada Made & Bo Up"], "Ida May New, Jon Newer & Kim Newest"),
        (["Made et al.", "Fake et al."], "New et al."),
        (["Ada Made et al.", "Bo Up, et al"], "Ida May New et al."),
        (["Ada Made, Bo Up, et al", "Cy Fake, Di Void, et al"], "Ida May New, Jon Newer, et al"),
        (["Ada Made, Bo Up, Cy Fake …"], "Ida May New, Jon Newer, Kim Newest"),
        (["A. Made, B. Up", "C. Fake"], "I. M. New, J. Newer, K. Newest"),
        (["Ada Made", "Bo Up, Cy Fake et al."], "Ida May New, Jon Newer et al."),
        (["Ada Made et al."] + ["Bo Up, Cy Fake, Di Void"] * 3, "Ida May New, Jon Newer, Kim Newest"),
        ([], "Ida May New, Jon Newer, Kim Newest"),
        (["Ada Made", "Bo Up", "Cy Fake", "Di Void"], "Ida May New"),
        (["Made", "Up", "Fake", "Void"], "New"),
        (["A. Made", "B. Up", "C. Fake", "D. Void"], "I. M. New"),
        (["Ada Made", "Bo Up", "Cy Fake"], "Ida May New, Jon Newer, Kim Newest"),
        (["Ada Made", "Bo Up", "Cy Fake", "Di Void, Ed Nil"], "Ida May New, Jon Newer, Kim Newest"),
    ],
)
def test_authors_are_named_as_the_examples_name_theirs(examples: list[str], written: str) -> None:
    assert byline_of(examples).write(NEW) == written


def test_one_byline_read_in_part_does_not_hide_that_surnames_stand_first() -> None:
    turned = ["Made, Ann, et al.", "Up, Bo, et al.", "Fake, Cy Di, et al.", "Void, Ed, et al."]
    assert byline_of([*turned, "Flo, et al."]).write(NEW) == "New, Ida May, et al."
    assert byline_of([*turned[:3], "Flo, et al."]).write(NEW) == "New, Newer, et al."


@pytest.mark.parametrize(
    ("examples", "written"),
    [
        (
            ["Made, Ann, Bo Up, and Cy Fake", "Void, Di, Ed Nil, Flo Noone, and Gus Zero"],
            "New, Ida May, Jon Newer, and Kim Newest",
        ),
        (["Made, Ann, Bo Up et al.", "Void, Di, Ed Nil et al."], "New, Ida May, Jon Newer et al."),
        (["Plato, Ann Made, Bo Up", "Ed Nil, Flo Noone, Gus Zero"], "Ida May New, Jon Newer, Kim Newest"),
    ],
    ids=["all", "two and others", "one of a single name"],
)
def test_only_the_first_has_the_surname_first(examples: list[str], written: str) -> None:
    assert byline_of(examples).write(NEW) == written
    assert all(PEOPLE.fullmatch(one) for one in examples if "Plato" not in one)


@pytest.mark.parametrize(
    ("authors", "written"),
    [((), ""), (("Ida New",), "Ida New"), (("Ida New", "The Lab"), "Ida New and The Lab")],
)
def test_few_authors_all_stand(authors: tuple[str, ...], written: str) -> None:
    assert byline_of(["Ada Made, Bo Up, and Cy Fake"] * 2).write(authors) == written


def test_a_name_of_one_word_is_a_surname_whatever_the_manner() -> None:
    assert byline_of(["A. Made, B. Up"]).write(("Plato", "Ida New")) == "Plato, I. New"


@pytest.mark.parametrize(
    "people",
    [
        "Ada Made et al.",
        "O'Made-Up, et al",
        "MadeUp  et al.",
        "Ada B. Made , et al.",
        "Made 等人",
        "Made等",
        "Ada Made, Bo Up, and Cy Fake, et al.",
    ],
)
def test_people_are_seen_as_a_whole(people: str) -> None:
    assert [match.group() for match in PEOPLE.finditer(f"of 2025. {people}")] == [people]


@pytest.mark.parametrize("run", ["A" * 50_000, "Aa.Aa'Aa-" * 6_000, "Ab" * 25_000, "Ab Cd " * 9_000])
def test_a_long_run_of_capitals_is_nobody(run: str) -> None:
    # cut in all ways, a run of a hundred takes longer than anybody waits
    assert not PEOPLE.search(run)

"""What thousands of entries that are alike cost: twice as many take twice the steps, and not four times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pages import read
from support.work import steps

from tracker.lint.check import lint
from tracker.lint.finding import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 150
HEAD = "# Lamps\n\n## Papers\n\n"
PAPER = "[[paper](https://arxiv.org/abs/2401.00001)]"


def work(text: str) -> int:
    page = read(text)
    return steps(lambda: lint(page, "README.md"))


def under_headings(count: int) -> str:
    sections = (
        f"## Part {one}\n\n- Wick{one}: A{one} B{one} C{one} D{one} {PAPER}\n\n" for one in range(count)
    )
    return "# Lamps\n\n" + "".join(sections)


def with_dead_links(count: int) -> str:
    contents = "".join(f"- [Part](#lost-{number})\n" for number in range(count))
    return f"# Lamps\n\n{contents}\n" + under_headings(count)


MAKES: dict[str, Callable[[int], str]] = {
    "one link, one title": lambda count: HEAD + f"- A Lantern of many Words for Ships {PAPER}\n" * count,
    "one link, many titles": lambda count: (
        HEAD + "".join(f"- Wick{one}: A{one} B{one} C{one} D{one} {PAPER}\n" for one in range(count))
    ),
    "one title, many links": lambda count: (
        HEAD
        + "".join(
            f"- A Lantern of many Words [[paper](https://arxiv.org/abs/2401.{one:05})]\n"
            for one in range(count)
        )
    ),
    "many links to no heading": with_dead_links,
}


@pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_twice_as_many_take_about_twice_the_steps(make: Callable[[int], str]) -> None:
    work(make(2))  # what is done once and kept is not counted
    once, twice, four_times = (work(make(FEW * times)) for times in (1, 2, 4))
    assert four_times - twice <= 2.2 * (twice - once)


def test_among_many_under_one_link_those_of_one_title_are_still_found() -> None:
    many = "".join(f"- Wick{one}: A{one} B{one} C{one} D{one} {PAPER}\n" for one in range(60))
    last = f"- Wick55: A55 B55 C55 D55 {PAPER}\n"
    found = lint(read(HEAD + many + last), "README.md")
    twice = [(one.line, one.others) for one in found if one.rule is Rule.DUPLICATE_SAME_SECTION]
    assert twice == [(5 + 60, (5 + 55,))]

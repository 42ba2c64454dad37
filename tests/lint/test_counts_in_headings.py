"""Numbers in brackets at the end of headings: counts where others of the page count too, and else anything."""

from __future__ import annotations

import pytest
from support.linting import findings

from tracker.lint.finding import Rule


def section(heading: str, works: int, month: int, *below: str) -> str:
    bullets = (
        f"- [Lanterns of Kind {month} Seen by Machine {at}](https://arxiv.org/abs/24{month:02}.{at:05})\n"
        for at in range(works, 0, -1)
    )
    return f"{heading}\n\n{''.join(bullets)}\n{''.join(below)}"


def stale(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in findings(text) if one.rule is Rule.STALE_COUNTER]


COUNTED = section("## Oil (4)", 4, 1) + section("## Wax (7)", 7, 2)


@pytest.mark.parametrize(
    ("heading", "count"),
    [("## Gas (5)", 5), ("## Gas（5）", 5), ("## **Gas** (5) 🔥", 5), ("## Gas (2)", 2)],
    ids=["plain", "wide brackets", "markup and a picture", "a small number"],
)
def test_a_bare_number_is_a_count_where_others_count(heading: str, count: int) -> None:
    assert stale(section(heading, 9, 3) + COUNTED) == [(1, f"the heading says {count}, 9 stand under it")]


def test_others_count_though_they_are_a_little_behind() -> None:
    behind = section("## Oil (4)", 5, 1) + section("## Wax (20)", 22, 2)
    assert [line for line, _ in stale(section("## Gas (5)", 9, 3) + behind)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        section("## Gas (5)", 9, 3),
        section("## Gas (5)", 9, 3) + section("## Oil (4)", 4, 1),
        section("## Gas (5)", 9, 3) + section("## Oil (4)", 4, 1) + section("## Wax (7)", 12, 2),
        section("## Gas (5)", 9, 3) + section("## Oil (1)", 1, 1) + section("## Wax (2)", 2, 2),
        section("## Gas (5)", 5, 3) + COUNTED,
        section("## Gas (50)", 9, 3) + COUNTED,
        section("## Gas (2024)", 9, 3) + COUNTED,
        section("## Gas 5", 9, 3) + COUNTED,
        section("## Gas (v5)", 9, 3) + COUNTED,
        section("## Gas (2)", 0, 3, section("### Town", 4, 4), section("### Marsh", 5, 5)) + COUNTED,
        section("## Gas (4)", 4, 3, section("### Marsh", 5, 5)) + COUNTED,
        "".join(section(f"## Part ({at})", at + (at > 4), at) for at in range(3, 6))
        + section("## Part (6)", 9, 6),
    ],
    ids=[
        "alone",
        "with one that is right",
        "with another that is wrong",
        "with ones that may be right by chance",
        "right",
        "too much",
        "a year",
        "no brackets",
        "a version",
        "the number of headings below",
        "what stands above those below",
        "one after the other",
    ],
)
def test_a_bare_number_that_may_be_something_else_is_left(text: str) -> None:
    assert stale(text) == []


def test_a_work_in_two_of_the_sections_below_may_be_counted_once() -> None:
    twice = section("### Town", 4, 4) + section("### Marsh", 4, 4)
    assert stale(section("## Gas (5)", 1, 3, twice) + COUNTED) == []


def test_a_bare_number_is_for_people_to_mend() -> None:
    found = findings(section("## Gas (5)", 9, 3) + COUNTED)
    assert not any(one.fix for one in found if one.rule is Rule.STALE_COUNTER)

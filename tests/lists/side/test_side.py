"""What a list keeps beside its entries changes where it asks for that, and its date of the last change with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from support.made_lists import pages, papers
from support.pages import read
from support.side_data import TODAY, add, listed

from tracker.adding import Helpers, add_all
from tracker.lists.side.change import SideRule
from tracker.lists.side.keeping import keep_in_step
from tracker.lists.steering import NO_DOUBT, Steering
from tracker.recordfile import Record

if TYPE_CHECKING:
    from state.records import Paper


@pytest.mark.parametrize(
    ("mark", "then"),
    [
        ("Last updated: 2024-03-02", "Last updated: 2026-06-05"),
        ("*Last Update: March 12, 2024*", "*Last Update: June 5, 2026*"),
        ("**Last updated on 2nd March 2024.**", "**Last updated on 5th June 2026.**"),
        ("Last updated: 12 MAR 2024", "Last updated: 5 JUN 2026"),
        ("_Last updated: 2024/03_", "_Last updated: 2026/06_"),
        ("Last updated: 03/25/2024", "Last updated: 06/05/2026"),
        ("Last updated: 25.3.2024", "Last updated: 5.6.2026"),
        ("Last updated: 2024/12/3", "Last updated: 2026/6/5"),
        (
            "![](https://img.shields.io/badge/lamps-18-blue) Last updated: Mar 2, 2024",
            "![](https://img.shields.io/badge/lamps-18-blue) Last updated: Jun 5, 2026",
        ),
        ("Last updated: 2024-12-25", "Last updated: 2026-06-05"),
        (
            "![](https://img.shields.io/badge/Last_Updated-2024--03--02-blue)",
            "![](https://img.shields.io/badge/Last_Updated-2026--06--05-blue)",
        ),
        (
            "![](https://img.shields.io/badge/Last%20Updated-March%202024-brightgreen.svg)",
            "![](https://img.shields.io/badge/Last%20Updated-June%202026-brightgreen.svg)",
        ),
        (
            "[![Last Updated](https://img.shields.io/badge/Updated-July%202025-brightpurple)](https://a.example)",
            "[![Last Updated](https://img.shields.io/badge/Updated-June%202026-brightpurple)](https://a.example)",
        ),
        (
            "![](https://img.shields.io/badge/last_update-Mar_12%2C_2024-ff69b4?style=flat)",
            "![](https://img.shields.io/badge/last_update-Jun_5%2C_2026-ff69b4?style=flat)",
        ),
    ],
)
def test_the_mark_of_the_last_change_is_set_to_the_day_in_its_own_form(mark: str, then: str) -> None:
    lines, told = add(listed(mark), SideRule.UPDATED)
    assert lines[2] == then
    assert told == ("“last updated” on line 3, to 2026-06-05",)


@pytest.mark.parametrize(
    "mark",
    [
        "Last updated: 2027-01-01",
        "Last updated: soon",
        "Last updated: 2026-06",
        "Last updated: 03/05/2024",
        "![](https://img.shields.io/badge/Last_Updated-2024-blue)",
    ],
)
def test_a_mark_that_is_not_plainly_behind_stays(mark: str) -> None:
    assert add(listed(mark), SideRule.UPDATED)[0][2] == mark


def test_nothing_beside_the_entries_changes_unless_it_is_asked_for() -> None:
    before = listed(
        "Last updated: 2024-03-02", "![](https://img.shields.io/badge/papers-07-blue)", numbers=True
    )
    then, told = add(before)
    assert [line for line in then if line not in before] == [
        "5. FreshVL: Fresh Words for Made-Up Images. [paper](https://arxiv.org/abs/2405.01234)"
    ]
    assert told == ()


@settings(max_examples=40)
@given(pages(), papers())
def test_what_was_not_told_did_not_change(content: bytes, paper: Paper) -> None:
    steering = Steering(least_share=0, least_fidelity=0, insist=True, side=frozenset(SideRule))
    plain = add_all(content, [Record(paper)], Helpers(), NO_DOUBT, TODAY)
    kept = add_all(content, [Record(paper)], Helpers(), steering, TODAY)
    if not kept.side:
        assert kept.content == plain.content
    read(kept.content)
    assert keep_in_step(kept.content, kept.content, frozenset(SideRule), TODAY).content == kept.content


@pytest.mark.parametrize("broken", [b"# A\0B\n", b"<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"])
def test_nothing_is_kept_in_step_with_a_page_that_cannot_be_read(broken: bytes) -> None:
    page = "\n".join(listed("Last updated: 2024-03-02")).encode()
    for before, after in ((page, broken), (broken, page)):
        assert keep_in_step(before, after, frozenset(SideRule), TODAY).content == after

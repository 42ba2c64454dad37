"""Comments in a line: where they stand, and that they are found in one walk."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import planned, read
from support.work import Searched

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.inline import comments, marks, without_comments

PIECES = st.lists(st.sampled_from(["<!--", "-->", "<!-->", "\\", "a", " ", "\n", "--", ">"]), max_size=12)


@given(PIECES)
def test_comments_stand_where_a_pattern_finds_them(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = re.finditer(r"(?<!\\)<!--.*?-->", text, re.DOTALL)
    assert list(comments(text)) == [match.span() for match in found]
    assert without_comments(text, "") == re.sub(r"(?<!\\)<!--.*?-->", "", text, flags=re.DOTALL)


def test_what_is_opened_again_and_again_and_never_closed_is_looked_through_once() -> None:
    text = Searched("Wick <!-- old --> " + "<!-- " * 500)
    assert list(comments(text)) == [(5, 17)]
    assert text.letters <= 2 * len(text)


def test_anchors_are_closed_by_the_nearest_end_and_those_behind_the_last_end_by_none() -> None:
    text = (
        '<a href="https://a.example">A</a> <A HREF="https://b.example">B</A > <a href="https://c.example">C'
    )
    shown = [mark.label_in(text) for mark in marks(text) if text[mark.start] == "<"]
    assert shown == ["A", "B"]


@pytest.mark.parametrize(
    ("comment", "written"),
    [
        ("<!-- see [it](https://a.example/{}) -->", ""),
        ("<!-- [seen](https://a.example) -->", " <!-- [seen](https://a.example) -->"),
    ],
    ids=["of its own work", "the same everywhere"],
)
def test_a_link_in_a_comment_is_no_link_of_the_entry(comment: str, written: str) -> None:
    url = "https://arxiv.org/abs/"
    lines = [
        f"- [{name}: A Model of Lamps]({url}250{5 - at}.00005) {comment.format(name)}"
        for at, name in enumerate(("Oil", "Tin", "Wax"))
    ]
    page = read("\n".join(["# Lamps", "", *lines, ""]))
    paper = Paper("Ember: A Model of Coals", arxiv_id="2506.01234", published=date(2025, 6, 3))
    outcome = planned(page, candidate_for(paper))
    assert outcome.inserted == (f"- [Ember: A Model of Coals]({url}2506.01234){written}",)


def test_an_entry_stays_below_the_comment_above_it() -> None:
    url = "https://arxiv.org/abs/"
    works = [
        f"<!-- {name.lower()}25 -->\n- [{name}: A Model of Lamps]({url}250{month}.00005)"
        for name, month in (("Oil", 5), ("Tin", 4), ("Wax", 3))
    ]
    page = read("\n".join(["# Lamps", "", *works, ""]))
    paper = Paper("Ember: A Model of Coals", arxiv_id="2506.01234", published=date(2025, 6, 3))
    outcome = planned(page, candidate_for(paper))
    assert (outcome.line, len(outcome.inserted)) == (3, 1)

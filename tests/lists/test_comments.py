"""Comments in a line: where they stand, and that they are found in one walk."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from support.work import Searched

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
    shown = [text[slice(*mark.label)] for mark in marks(text) if mark.html]
    assert shown == ["A", "B"]

"""Merging with people's work: their lines win, nothing of theirs is lost, ours never conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.pullrequest.threeway import Conflict, ends_in_common, line_ends, merge, with_line_ends, without

OURS = frozenset({b"ours 1\n", b"ours 2\n", b"ours 3\n"})


def text(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.mark.parametrize(
    ("base", "rebuilt", "people", "merged"),
    [
        pytest.param(("a", "b"), ("a", "b"), ("a", "x", "b"), ("a", "x", "b"), id="only people changed"),
        pytest.param(
            ("a", "b"), ("a", "ours 1", "b"), ("a", "b"), ("a", "ours 1", "b"), id="only we changed"
        ),
        pytest.param(
            ("a", "b"), ("a", "ours 1", "b"), ("a", "x", "b"), ("a", "x", "ours 1", "b"), id="both inserted"
        ),
        pytest.param(
            ("a", "ours 1"),
            ("a", "ours 1", "ours 2"),
            ("a", "reworded"),
            ("a", "reworded", "ours 2"),
            id="people reworded ours",
        ),
        pytest.param(
            ("a", "ours 1"),
            ("a", "new", "ours 1"),
            ("a", "reworded"),
            ("a", "reworded", "new"),
            id="and the default branch grew",
        ),
        pytest.param(
            ("a", "b", "ours 1"),
            ("a", "B", "ours 2"),
            ("a", "b", "x"),
            ("a", "B", "x", "ours 2"),
            id="the default branch reworded its own",
        ),
        pytest.param(
            ("head", "ours 1", "b", "c"),
            ("HEAD", "ours 2", "B", "C"),
            ("head", "reworded", "b", "x", "c", "y"),
            ("HEAD", "reworded", "ours 2", "B", "x", "C", "y"),
            id="and every line",
        ),
        pytest.param(
            ("b", "c", "d", "ours 1"),
            ("D", "ours 1"),
            ("x", "b", "y", "c", "d", "ours 1", "z"),
            ("x", "D", "y", "ours 1", "z"),
            id="and wrote less",
        ),
        pytest.param(
            ("a", "b", "ours 1"),
            ("ours 1",),
            ("x", "a", "b", "y", "ours 1"),
            ("x", "y", "ours 1"),
            id="and left nothing",
        ),
        pytest.param(
            ("a",),
            ("A", "ours 1"),
            ("a", "ours 1", "x"),
            ("A", "ours 1", "x"),
            id="and people wrote below ours",
        ),
        pytest.param(
            ("ours 1", "ours 2"), ("ours 2",), ("ours 1", "ours 2", "x"), ("ours 2", "x"), id="ours leaves"
        ),
        pytest.param((), ("a",), ("a",), ("a",), id="the same on both sides"),
        pytest.param(
            ("a",), ("A", "new"), ("a", "new"), ("A", "new"), id="the same line beside a reworded one"
        ),
        pytest.param(
            ("a", "b", "ours 1", "c"),
            ("a", "c", "b", "ours 1"),
            ("a", "b", "c", "ours 1"),
            ("a", "c", "b", "ours 1"),
            id="people moved ours across a line that the default branch moved",
        ),
    ],
)
def test_what_comes_of_it(
    base: tuple[str, ...], rebuilt: tuple[str, ...], people: tuple[str, ...], merged: tuple[str, ...]
) -> None:
    assert merge(text(*base), text(*rebuilt), text(*people), OURS) == text(*merged)


def test_people_contradicting_people() -> None:
    with pytest.raises(Conflict):
        merge(text("a", "b", "c"), text("a", "B", "c"), text("a", "x", "c"), OURS)


def test_people_moving_a_line_to_two_places_contradict_each_other() -> None:
    with pytest.raises(Conflict):
        merge(text("a", "b", "c"), text("a", "c", "b"), text("c", "a", "b"), OURS)


LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=6, unique=True)


@given(LINES, st.lists(st.sampled_from(["ours 1", "ours 2", "ours 3"]), max_size=3, unique=True), st.data())
def test_no_line_of_people_is_lost_and_ours_get_in(
    lines: list[str], added: list[str], data: st.DataObject
) -> None:
    rebuilt, people = list(lines), list(lines)
    for line in added:
        rebuilt.insert(data.draw(st.integers(0, len(rebuilt))), line)
    for number in range(data.draw(st.integers(0, 3))):
        people.insert(data.draw(st.integers(0, len(people))), f"person {number}")
    merged = merge(text(*lines), text(*rebuilt), text(*people), OURS).decode().split("\n")
    assert [line for line in merged if line in people] == people
    assert set(added) <= set(merged)
    assert len(merged) - 1 == len(people) + len(added)


@given(LINES, st.data())
def test_moving_on_both_sides_doubles_nothing(lines: list[str], data: st.DataObject) -> None:
    base = list(lines)
    base.insert(data.draw(st.integers(0, len(base))), "ours 1")
    rebuilt, people = list(base), list(base)
    for side in (rebuilt, people):
        moved = side.pop(data.draw(st.integers(0, len(side) - 1)))
        side.insert(data.draw(st.integers(0, len(side))), moved)
    try:
        merged = merge(text(*base), text(*rebuilt), text(*people), OURS).decode().split("\n")
    except Conflict:
        return
    assert all(merged.count(line) <= 1 for line in lines)


@given(LINES, LINES)
def test_where_only_one_side_changed_its_text_is_the_outcome(base: list[str], changed: list[str]) -> None:
    assert merge(text(*base), text(*base), text(*changed), OURS) == text(*changed)
    assert merge(text(*base), text(*changed), text(*base), OURS) == text(*changed)


@pytest.mark.parametrize(
    ("content", "ends"),
    [(b"a\nb\n", b"\n"), (b"a\r\nb", b"\r\n"), (b"a\r\nb\n", None), (b"a", None)],
    ids=["plain", "carriage returns", "mixed", "none"],
)
def test_how_lines_end(content: bytes, ends: bytes | None) -> None:
    assert line_ends(content) == ends
    assert ends is None or with_line_ends(content, ends) == content


LF, CRLF, MIXED = b"a\nb\n", b"a\r\nb\r\n", b"a\r\nb\n"


@pytest.mark.parametrize(
    ("fork", "people", "base", "ends"),
    [
        (LF, LF, LF, None),
        (LF, LF, CRLF, b"\r\n"),
        (CRLF, CRLF, LF, b"\n"),
        (LF, CRLF, LF, b"\r\n"),
        (LF, CRLF, CRLF, b"\r\n"),
        (LF, LF, MIXED, None),
        (MIXED, LF, CRLF, None),
    ],
    ids=["alike", "base to pairs", "base to plain", "people", "both", "base mixed", "mixed before"],
)
def test_how_all_lines_are_to_end(fork: bytes, people: bytes, base: bytes, ends: bytes | None) -> None:
    assert ends_in_common(fork, people, base) == ends


def test_lines_are_taken_out_by_their_numbers() -> None:
    assert without(b"a\r\nb\nc", [(1, 2)]) == b"a\r\nc"
    assert without(b"a\nb\n", []) == b"a\nb\n"

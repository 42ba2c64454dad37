"""The lines of a file come out byte for byte as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lists.reading.lines import split_lines


@given(st.binary())
def test_any_bytes_come_out_as_they_went_in(data: bytes) -> None:
    assert split_lines(data).encode() == data


@given(st.lists(st.sampled_from([b"a", b"\n", b"\r\n", b"\r", b"\xef\xbb\xbf", b"\xff", b" "])).map(b"".join))
def test_mixed_line_ends_come_out_as_they_went_in(data: bytes) -> None:
    assert split_lines(data).encode() == data


@pytest.mark.parametrize(
    ("before", "at", "after"),
    [
        (b"a\nb\n", 1, b"a\nx\nb\n"),
        (b"a\r\nb\r\n", 1, b"a\r\nx\r\nb\r\n"),
        (b"a\r\nb", 2, b"a\r\nb\r\nx"),
        (b"a", 1, b"a\nx"),
        (b"", 0, b"x\n"),
        (b"\xef\xbb\xbfa\n", 0, b"\xef\xbb\xbfx\na\n"),
    ],
)
def test_inserted_lines_end_like_their_neighbours(before: bytes, at: int, after: bytes) -> None:
    assert split_lines(before).insert(at, ("x",)).encode() == after

"""The laws of mending, on pages put together at random."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.lint.check import mend
from tracker.lists.reading.lines import split_lines

if TYPE_CHECKING:
    import pytest

SOUND = [
    "# Lamps",
    "## Papers (3 papers)",
    "- [Lanterns Seen by Machine at Night](https://arxiv.org/abs/2401.00007)",
    "- [A Harbour at Dusk in Several Views](https://arxiv.org/abs/2401.00008) [[code](https://github.com/a/b)]",
    "| x | y |",
    "|--|--|",
    "| a | [b](https://lamps.example/b) |",
    "",
    "plain words \u00e9 \t",
    "```",
]
FAULTY = [
    "- [Wick](https://lamps.example/a",
    ")",
    "- [Wick](hhttps://lamps.example/a)",
    "- Wick [[[page])(https://lamps.example/a)]",
    "- Wick [[page](https://lamps.example/a)]]",
    "- [up](#pap-ers-3-papers)",
    "- [Wick](https://https://lamps.example/a)",
    "- [Oil]() <!--",
]
LINES = st.lists(st.sampled_from(SOUND + FAULTY), max_size=14)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@settings(max_examples=40)
@given(LINES, ENDS, st.sampled_from([b"", b"\xff\xfe", b"\n"]))
def test_mending_twice_equals_mending_once_and_touches_no_sound_line(
    lines: list[str], end: str, tail: bytes
) -> None:
    data = end.join(lines).encode() + tail
    once = mend(data, "README.md")
    assert mend(once.data, "README.md").data == once.data
    if not once.findings:
        assert once.data == data
    before, after = split_lines(data), split_lines(once.data)
    told = {one.rule.value for one in once.findings}
    matcher = difflib.SequenceMatcher(None, before.texts, after.texts, autojunk=False)
    for tag, start, stop, _, _ in matcher.get_opcodes():
        sound = set(before.texts[start:stop]) & set(SOUND) if tag != "equal" else set()
        assert not sound or told & {"duplicate_same_section", "stale_counter", "newline_in_link"}


def test_mending_ends_even_where_it_would_never_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.lint.check._MOST_ROUNDS", 0)
    assert mend(b"- [a](hhttps://lamps.example)\n", "README.md").findings == ()

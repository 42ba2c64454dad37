"""Lines that say one thing over and over are read like others, and nobody waits for them."""

from __future__ import annotations

import pytest

from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.tails import is_tail
from tracker.lists.reading.page import Page, read_page

OFTEN = 100
"""Where each one doubles the time, nobody lives to read the page."""


@pytest.mark.parametrize(
    "line",
    [
        "#lamps, " * OFTEN + "and more",
        "#lamps,, " * OFTEN + "!",
        f"- [{'<>' * OFTEN}!](https://arxiv.org/abs/2601.00002)",
    ],
    ids=["tags", "tags with more between them", "brackets in a label"],
)
def test_an_entry_beside_them_is_read(line: str) -> None:
    page = read_page(
        f"# Lamps\n\n{line}\n\n## Papers\n\n- [A Lantern](https://arxiv.org/abs/2601.00001)\n".encode()
    )
    assert isinstance(page, Page)
    assert "arxiv:2601.00001" in map(str, page.works.by_identity)


@pytest.mark.parametrize(
    ("behind", "tags"),
    [("", True), (" \t", True), ("\nCode: none", True), (" and more", False), ("!", False)],
)
def test_tags_are_no_words_where_the_line_ends_behind_them(behind: str, tags: bool) -> None:
    parts = parse(f"A Lantern of Many Rooms #oil, #wick{behind}")
    assert ("#oil, #wick" in [part.raw for part in parts if part.slot is Slot.PICTURE]) is tags


def test_a_month_that_a_venue_is_called_like_is_said_once() -> None:
    assert is_tail("MAR 2024")
    assert not is_tail("MAR 2024 Lamps")

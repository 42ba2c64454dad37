"""Entries without end: whatever is repeated in them, they are read, and other works are added beside them."""

from __future__ import annotations

import sys

import pytest
from support.pages import read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.outcome import Addition
from tracker.lists.steering import NO_DOUBT

PAGE = """# Made-up list

## Papers

- [Teapots Seen From Above](https://arxiv.org/abs/2601.00001), 2026
- [Kettles Heard From Below](https://arxiv.org/abs/2602.00002), 2026
  - {words}
- {words}

**Cups**{words}!
"""
REPEATED = (
    "Jan 2024, ", "2024-01-", "2024, ", "CVPR 2024, ", "Ada Made, ", "et al., ", "A cup. ", "*a*, ", "(2024) ",
    "[a](", "[a][", "![x]", "[", "{", "<a ", "<!-- ", "`", "\\", "https://", "2401.00001 ", "| ", ": ", "as-", "字",
    "A", "A&", "MIT/A/", "1", "1,", " ", "\u00a0", "_", "<b>", "[x] ", "- https://a ",
    "`CVPR 2024` ", "- a ", "@ ", "**a ",
    "Lamp Conference (CVPR) (2024) ",
    *("[a](b) ", "**a** [b](c) ", "<br>", "https://a.example/b ", "<https://a.b", "<!-- a -->"),
)  # fmt: skip
LENGTH = 20_000
"""Where time grows with the square of the length, each of these takes longer than the rest of the tests."""


@pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
@pytest.mark.parametrize("words", REPEATED)
def test_entry_without_end_is_taken_apart_and_added_beside(words: str) -> None:
    words = words * (LENGTH // len(words))
    for entry in (words, f"**{words}** [paper](https://arxiv.org/abs/2602.00003)"):
        assert "".join(part.raw for part in parse(entry)) == entry
    page = read(PAGE.format(words=words))
    paper = Paper("SpoonVL: Spoons Never Seen Before", arxiv_id="2603.00003")
    assert isinstance(plan_addition(page, candidate_for(paper), NO_DOUBT), Addition)


def steps(content: str) -> int:
    """How many steps Python takes to read what stands on a page: calls, and what generators are asked for."""
    count = 0

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1

    page = read(content)
    sys.setprofile(one_more)
    try:
        for entry in page.entries:
            parse(entry.text)
        assert page.works is not None
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "words",
    ["[a](b) ", "**a** [b](c) ", "<br>", "https://arxiv.org/abs/2602.00001 ", "<https://a.b ", "**a** "],
)
def test_twice_as_much_takes_twice_the_steps(words: str) -> None:
    once, twice = (steps(PAGE.format(words=words * count)) for count in (400, 800))
    assert twice < 2.3 * once


def test_a_link_of_blanks_is_taken_apart() -> None:
    entry = f"[Teapots Seen From Above](https://a.example/b{' ' * LENGTH}c), 2026"
    assert "".join(part.raw for part in parse(entry)) == entry
    entry = f'[Teapots Seen From Above](https://a.example/b{" " * 900}"The lid"  ), 2026'
    assert [part.raw for part in parse(entry) if part.slot is Slot.URL] == ["https://a.example/b" + " " * 899]

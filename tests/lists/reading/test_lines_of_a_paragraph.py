"""Works on the lines of one paragraph: a break behind each but the last keeps them apart, and no new one runs on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import NAMELESS, URL
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.reading.broken_lines import runs_on

DRIFTING, IN_ORDER = (2, 4, 1, 5, 3), (1, 2, 3, 4)


def page_of(months: tuple[int, ...], mark: str, last: str = "") -> str:
    lines = [
        f"**{word} Lamps in Many Rooms** (2025) [[Paper]({URL}250{month}.00001)]"
        for word, month in zip(("Tar", "Oil", "Wax", "Gas", "Sun"), months, strict=False)
    ]
    return "# L\n\n## Papers\n\n" + f"{mark}\n".join(lines) + f"{last}\n"


def with_new(text: str) -> list[str]:
    work = candidate_for(replace(NAMELESS, arxiv_id="2506.01234"), section=("Papers",))
    added = planned(read(text), work)
    return added.new_bytes.decode().split("\n")[4:]


@pytest.mark.parametrize("mark", ["  ", "\\", "<br>"])
def test_without_order_it_stands_above_the_last(mark: str) -> None:
    lines = with_new(page_of(DRIFTING, mark))
    assert lines[4] == f"**{NAMELESS.title}** (2025) [[Paper]({URL}2506.01234)]{mark}"
    assert not lines[5].endswith(mark)


def test_in_an_order_it_stands_behind_a_blank_line() -> None:
    lines = with_new(page_of(IN_ORDER, "  "))
    assert lines[4:6] == ["", f"**{NAMELESS.title}** (2025) [[Paper]({URL}2506.01234)]"]


@pytest.mark.parametrize(("mark", "last"), [("  ", "  "), ("", "")], ids=["the last too", "none"])
def test_where_the_last_is_as_the_others_nothing_is_to_be_minded(mark: str, last: str) -> None:
    text = page_of(IN_ORDER, mark, last)
    assert not runs_on(read(text).entries)
    assert with_new(text)[4].startswith(f"**{NAMELESS.title}**")

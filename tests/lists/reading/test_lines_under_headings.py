"""Two lines with links under every heading: two works, or what one work's block says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pages import read

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page


def under_headings(*lines: str) -> Page:
    said = "".join(
        f"## Room {room}\n\n" + "".join(f"{line.format(room=room)}\n" for line in lines) + "\n"
        for room in range(1, 5)
    )
    return read(f"# List\n\n{said}")


ARXIV = "https://arxiv.org/abs/240{room}.0000"


@pytest.mark.parametrize(
    ("one", "other", "link"),
    [
        ("**灯油** 关于灯光的研究", "**石头** 关于石头的研究", "论文"),
        ("灯油：", "石头：", "论文"),
        ("**Paper**: Burning Oil in Rooms", "**Data**: Stones Under Lamps", "Paper"),
    ],
    ids=["names", "words alone", "labels"],
)
def test_two_lines_that_each_call_another_paper_so_are_two_works(one: str, other: str, link: str) -> None:
    page = under_headings(f"- {one} [{link}]({ARXIV}1)", f"- {other} [{link}]({ARXIV}2)")
    assert [entry.kind.value for entry in page.entries] == ["bullet"] * 8


@pytest.mark.parametrize(
    "lines",
    [
        (f"- **Paper**: [arXiv]({ARXIV}1)", "- **Published**: [Paper](https://doi.org/10.1145/11{room}.2)"),
        (f"- [Paper]({ARXIV}1)", "- [Paper](https://doi.org/10.1145/11{room}.2)"),
        (f"- **Paper**: [Paper]({ARXIV}1)", f"- **Slides**: [Paper]({ARXIV}1)"),
        (f"- **Paper**: [Paper]({ARXIV}1)", "- **Code**: [Code](https://github.com/made/lamp{room})"),
        (f"- **Paper**: [Paper]({ARXIV}1)", "- **Page**: https://lamps.example/{room}"),
    ],
    ids=["called otherwise", "no words", "the same paper", "code", "an address alone"],
)
def test_two_lines_about_one_work_are_its_block(lines: tuple[str, ...]) -> None:
    assert [entry.kind.value for entry in under_headings(*lines).entries] == ["block"] * 4

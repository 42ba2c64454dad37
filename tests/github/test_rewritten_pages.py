"""Every line of the page changes while people's words stand on the branch: other line ends, a column more or less."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper

from tracker.job.editor import PageEditor
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene

HEAD = "# Papers\n\n## Models\n\n| Title | Date |\n|---|---|\n"
TABLE = HEAD + "".join(
    f"| [Old {n}](https://arxiv.org/abs/2301.0000{n}) | 2023-01-0{n} |\n" for n in range(9, 0, -1)
)


def with_pairs(text: str) -> str:
    return text.replace("\n", "\r\n")


def reworded(text: str) -> str:
    return text.replace("Lumen-1: A Made-Up", "Lumen-1, the")


@pytest.mark.parametrize("where", ["main", BRANCH])
def test_other_line_ends(stage: Scene, where: str) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    before = stage.text()
    stage.person().edit(BRANCH, PATH, reworded)
    stage.person().edit(where, PATH, with_pairs)
    stage.nominees.append(paper(3))
    stage.run()
    third = "- [Lumen-3: A Made-Up Vision-Language Model](https://arxiv.org/abs/2611.00003)\r\n"
    assert third in stage.text()
    assert stage.text().replace(third, "") == with_pairs(reworded(before))
    stage.settled()
    stage.stays_quiet()


def wider(text: str) -> str:
    ends = {"|---": "---|", "| Ti": " Code |"}
    lines = (line + ends.get(line[:4], " - |") if line.startswith("|") else line for line in text.split("\n"))
    return "\n".join(lines)


def narrower(text: str) -> str:
    lines = (
        "|".join(line.split("|")[:2]) + "|" if line.startswith("|") else line for line in text.split("\n")
    )
    return "\n".join(lines)


@pytest.mark.parametrize("change", [wider, narrower])
def test_a_row_in_peoples_words_stays_in_its_table(stage: Scene, change: Callable[[str], str]) -> None:
    stage.editor = PageEditor({}, date(2026, 11, 20), Steering(0, 0))
    stage.person().edit("main", PATH, lambda _: TABLE)
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("[Lumen-1]", "[Lumen One]"))
    stage.person().edit("main", PATH, change)
    stage.run()
    text = stage.text()
    theirs = "| [Lumen One](https://arxiv.org/abs/2611.00001) | 2026-11-02 |\n"
    assert theirs in text[text.index("|---|") : text.index("[Old 9]")]
    assert stage.numbers() == [1, 2]
    kept = [line for line in text.splitlines(keepends=True) if "2611." not in line]
    assert "".join(kept) == change(TABLE)
    stage.settled()
    stage.stays_quiet()

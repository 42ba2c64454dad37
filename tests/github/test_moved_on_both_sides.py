"""People move lines on the branch and on the list at once: each stands once, wherever it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import BRANCH, PATH, paper

if TYPE_CHECKING:
    from support.forge_scene import Scene

BENCH = "- [Old Bench](https://arxiv.org/abs/2301.00003)\n"
FIRST, SECOND = (
    "- [Old One](https://arxiv.org/abs/2301.00001)\n",
    "- [Old Two](https://arxiv.org/abs/2301.00002)\n",
)


def moved(text: str, line: str, behind: str) -> str:
    return text.replace(line, "").replace(behind, behind + line)


def test_a_line_of_ours_goes_behind_one_that_leaves_for_another_section(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    (ours,) = (line for line in stage.text().splitlines(keepends=True) if "Lumen-1" in line)
    stage.person().edit(BRANCH, PATH, lambda text: moved(text, ours, BENCH))
    stage.person("nils").edit("main", PATH, lambda text: moved(text, BENCH, FIRST))
    stage.run()
    text = stage.text()
    assert text.index(FIRST) < text.index(BENCH) < text.index(SECOND) < text.index("## Benchmarks")
    assert text.count(BENCH) == 1
    assert text.index(ours) > text.index("## Benchmarks")
    stage.stays_quiet()

"""Headings that people rename, translate, remove or merge while entries under them are proposed, with the real editor."""

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

CHANGES: dict[str, Callable[[str], str]] = {
    "renamed": lambda text: text.replace("## Models", "## Model zoo"),
    "translated": lambda text: text.replace("## Models", "## 模型"),
    "deeper": lambda text: text.replace("## Models", "## Work\n\n### Models"),
    "removed": lambda text: text[: text.index("## Models")] + text[text.index("## Benchmarks") :],
    "merged": lambda text: text.replace("## Benchmarks\n\n", ""),
    "marked up": lambda text: text.replace("## Models", "## <b>Models</b> @maya `x` <!-- y -->"),
}


@pytest.fixture
def proposing(stage: Scene) -> Scene:
    """Two entries proposed under “Models”."""
    stage.editor = PageEditor({}, date(2026, 11, 20), Steering(0, 0))
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    return stage


def reworded(stage: Scene) -> None:
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("[Lumen-1]", "[Lumen One]"))


@pytest.mark.parametrize("change", CHANGES)
def test_entries_find_a_place_anew(proposing: Scene, change: str) -> None:
    proposing.person().edit("main", PATH, CHANGES[change])
    proposing.run()
    assert proposing.pull.number == 1
    assert proposing.numbers() == [1, 2]
    proposing.settled()
    proposing.stays_quiet()


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "removed"])
def test_an_entry_in_peoples_words_goes_with_its_section(proposing: Scene, change: str) -> None:
    reworded(proposing)
    proposing.person().edit("main", PATH, CHANGES[change])
    proposing.run()
    text = proposing.text()
    assert proposing.numbers() == [1, 2]
    assert "- [Lumen One]" in text.partition("Old Two")[2]
    assert text.replace("- [Lumen One](https://arxiv.org/abs/2611.00001)\n", "").replace(
        "- [Lumen-2](https://arxiv.org/abs/2611.00002)\n", ""
    ) == proposing.text("main")
    proposing.settled()
    proposing.stays_quiet()


@pytest.mark.parametrize("change", ["renamed", "translated", "deeper"])
def test_a_heading_that_people_change_on_the_branch(proposing: Scene, change: str) -> None:
    proposing.person().edit(BRANCH, PATH, CHANGES[change])
    proposing.nominees.append(paper(3))
    proposing.run()
    assert proposing.numbers() == [1, 2, 3]
    assert proposing.text().count("## ") == CHANGES[change](proposing.text("main")).count("## ")
    proposing.settled()
    proposing.stays_quiet()


def test_a_wish_for_a_section_that_is_not_there_takes_nothing_out(proposing: Scene) -> None:
    before = proposing.text()
    proposing.person().comment(1, "/tracker move 2611.00001 to Nowhere")
    proposing.run()
    assert proposing.text() == before
    assert "there is no section Nowhere" in proposing.pull.remarks[-1].body
    proposing.stays_quiet()

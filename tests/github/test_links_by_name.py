"""A list whose links lead by number: what people write on the branch leads where it led."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work

from state.records import EventKind
from tracker.job.editor import PageEditor
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from support.forge_scene import Scene

NUMBERED = (
    "# Awesome VLM\n\n## Models\n\n- [Old One: A Model of Lamps][1]\n- [Old Two: A Model of Threads][2]\n"
    "- [Old Three: A Model of Metal][3]\n\n"
    "[1]: https://arxiv.org/abs/2303.00001\n[2]: https://arxiv.org/abs/2302.00002\n"
    "[3]: https://arxiv.org/abs/2301.00003\n"
)


@pytest.fixture
def numbered(stage: Scene) -> Scene:
    stage.editor = PageEditor({}, date(2026, 11, 20), Steering(0, 0))
    stage.person().edit("main", PATH, lambda _: NUMBERED)
    return stage


def test_numbers_of_the_branch_follow_what_is_wanted(numbered: Scene) -> None:
    numbered.nominees = [paper(1), paper(2)]
    numbered.run()
    numbered.nominees.append(paper(3))  # newer, so it comes first and takes the first number
    numbered.run()
    assert numbered.numbers() == [1, 2, 3]
    numbered.person().merge(1)
    numbered.run()
    assert [numbered.status(number) for number in (1, 2, 3)] == ["merged"] * 3
    assert numbered.events(EventKind.CORRECTED) == []  # another number is no other wording
    numbered.settled()


def test_a_reworded_entry_leads_where_it_led(numbered: Scene) -> None:
    numbered.nominees = [paper(1), paper(2)]
    numbered.run()
    numbered.person("nils").edit(
        BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the")
    )
    numbered.nominees.append(paper(3))
    numbered.run()
    text = numbered.text()
    lines = text.splitlines()
    led = {
        lines[entry.start]: entry.identities
        for entry in numbered.editor.entries(text.encode())
        if entry.start
    }
    assert led["- [Lumen-1, the Vision-Language Model][5]"] == {work(1)}
    assert led["- [Lumen-2: A Made-Up Vision-Language Model][4]"] == {work(2)}
    assert led["- [Lumen-3: A Made-Up Vision-Language Model][6]"] == {work(3)}
    numbered.settled()
    numbered.stays_quiet()
    numbered.nominees.append(paper(4))
    numbered.run()
    assert numbered.numbers() == [1, 2, 3, 4]
    assert "- [Lumen-1, the Vision-Language Model][5]" in numbered.text()
    numbered.settled()
    numbered.stays_quiet()


def test_an_entry_that_was_taken_out_leaves_no_other_misled(numbered: Scene) -> None:
    numbered.nominees = [paper(1), paper(2)]
    numbered.run()
    numbered.person("nils").edit(
        BRANCH, PATH, lambda text: "\n".join(line for line in text.split("\n") if "[Lumen-2" not in line)
    )
    numbered.nominees.append(paper(3))
    numbered.run()
    assert numbered.numbers() == [1, 3]
    assert numbered.status(2) == "rejected"
    numbered.settled()
    numbered.stays_quiet()

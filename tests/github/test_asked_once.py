"""What never changes is asked for once in a run, and what may yet come is asked for again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper

from tracker.forge.port import Oid

if TYPE_CHECKING:
    from support.forge_scene import Scene


def files_asked_for(stage: Scene) -> Counter[tuple[str, str]]:
    """How often which file of which commit was asked for, since the requests were counted anew."""
    asked = (request for request in stage.service.requests if "/contents/" in request.path)
    return Counter((request.path.partition("/contents/")[2], request.query["ref"]) for request in asked)


@pytest.mark.parametrize("situation", ["quiet", "with people's work", "moved meanwhile"])
def test_no_file_of_a_commit_is_asked_for_twice(stage: Scene, situation: str) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    if situation != "quiet":
        stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
        stage.nominees.append(paper(3))
    if situation == "moved meanwhile":
        stage.person().edit("main", PATH, lambda text: text + "\nAnd more.\n")
    stage.service.requests.clear()
    stage.run()
    asked = files_asked_for(stage)
    assert asked
    assert set(asked.values()) == {1}


def test_a_file_that_is_not_there_yet_is_looked_for_again(stage: Scene) -> None:
    forge = stage.forge()
    head = forge.base("main")
    assert head is not None
    assert forge.file("LATER.md", head) is None
    assert forge.file("LATER.md", head) is None
    assert files_asked_for(stage)["LATER.md", head] == 2


def test_each_commit_has_its_own(stage: Scene) -> None:
    forge = stage.forge()
    before = forge.base("main")
    after = Oid(stage.person().edit("main", PATH, lambda text: text + "\nAnd more.\n"))
    assert before is not None
    first, second = forge.file(PATH, before), forge.file(PATH, after)
    assert first is not None
    assert second == first + b"\nAnd more.\n"
    assert (forge.file(PATH, before), forge.file(PATH, after)) == (first, second)

"""A default branch that moves, conflicts, is renamed, or is merged into the pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper

if TYPE_CHECKING:
    from support.forge_scene import Scene


def test_default_branch_moved_elsewhere_needs_no_write(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().push("main", {"LICENSE": b"MIT\n"})
    stage.stays_quiet()


def test_default_branch_moved_and_conflicting(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace(
            "## Models\n\n", "## Models\n\n- [Newer](https://arxiv.org/abs/2610.00009)\n"
        ),
    )
    stage.run()
    assert stage.world.git.merge_tree("refs/heads/main", f"refs/heads/{BRANCH}") is not None
    assert "Newer" in stage.text()
    assert stage.numbers() == [1]
    stage.settled()
    stage.stays_quiet()


def test_default_branch_moved_and_conflicting_with_people_on_the_branch(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.person().edit(
        "main",
        PATH,
        lambda text: text.replace(
            "## Models\n\n", "## Models\n\n- [Newer](https://arxiv.org/abs/2610.00009)\n"
        ),
    )
    stage.nominees.append(paper(3))
    stage.run()
    assert stage.world.git.merge_tree("refs/heads/main", f"refs/heads/{BRANCH}") is not None
    assert "Lumen-1, the Vision" in stage.text()
    assert stage.text().count("Newer") == 1
    assert stage.numbers() == [1, 2, 3]
    stage.settled()
    stage.stays_quiet()


def test_people_contradicting_people_is_left_to_people(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person("nils").edit(
        BRANCH, PATH, lambda text: text.replace("Kept by people.", "Kept by nice people.")
    )
    stage.person().edit("main", PATH, lambda text: text.replace("Kept by people.", "Kept by kind people."))
    kept = stage.run()
    assert "Kept by nice people." in stage.text()
    assert kept.words
    assert "changed the same lines" in stage.pull.body
    stage.stays_quiet()
    stage.check()
    assert "take back one of the two changes" in stage.pull.body
    stage.person("nils").edit(
        BRANCH, PATH, lambda text: text.replace("Kept by nice people.", "Kept by people.")
    )
    stage.run()
    assert "Kept by kind people." in stage.text()
    assert stage.numbers() == [1]
    assert "changed the same lines" not in stage.pull.body


@pytest.mark.parametrize("name", ["trunk", "release/#1-50%"], ids=["plain", "odd signs"])
def test_default_branch_renamed(stage: Scene, name: str) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    git = stage.world.git
    git.move((f"refs/heads/{name}", git.branch("main") or "", None))
    stage.world.default_branch = name
    stage.run()
    assert stage.pull.base == name
    stage.stays_quiet()


def test_the_update_branch_button(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().push("main", {"LICENSE": b"MIT\n"})
    stage.person().update_branch(1)
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.person().read(BRANCH, "LICENSE") == "MIT\n"
    stage.settled()
    stage.stays_quiet()

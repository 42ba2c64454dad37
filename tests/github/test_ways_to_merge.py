"""However a pull request is merged, what people took and worded is known, and the next one begins from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work

from state.happenings import place_of
from state.records import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene

WAYS: dict[str, Callable[[Scene, bool], str]] = {
    "a merge commit": lambda stage, keep: stage.person().merge(1, keep_branch=keep),
    "squashed": lambda stage, keep: squashed(stage, keep, ""),
    "squashed in their own words": lambda stage, keep: squashed(stage, keep, "Papers of the week (#1)"),
    "squashed with all messages": lambda stage, keep: squashed(stage, keep, every_message(stage)),
    "rebased": lambda stage, keep: stage.person().merge_by_rebase(1, keep_branch=keep),
}


def squashed(stage: Scene, keep: bool, message: str) -> str:
    return stage.person().merge(1, squash=True, keep_branch=keep, message=message)


def every_message(stage: Scene) -> str:
    """What GitHub offers as a squash's message: those of all commits, the tracker's own with what they say of themselves."""
    git = stage.world.git
    base, head = git.branch("main"), git.branch(BRANCH)
    assert base is not None
    assert head is not None
    return "\n\n* ".join(["Papers (#1)", *(commit.message for commit in git.between(base, head))])


@pytest.mark.parametrize("keep", [False, True], ids=["branch removed", "branch kept"])
@pytest.mark.parametrize("moved", [False, True], ids=["base as it was", "base moved"])
@pytest.mark.parametrize("way", list(WAYS))
def test_what_people_took_is_known(stage: Scene, way: str, *, moved: bool, keep: bool) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    person = stage.person()
    person.edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    person.edit(
        BRANCH, PATH, lambda text: "".join(x for x in text.splitlines(keepends=True) if "00003" not in x)
    )
    if moved:
        person.edit("main", PATH, lambda text: text.replace("Kept by people.", "Kept by all of us."))
    WAYS[way](stage, keep)
    stage.run()
    assert [stage.status(number) for number in (1, 2, 3)] == ["merged", "merged", "rejected"]
    assert place_of(next(e for e in stage.events(EventKind.MERGED) if e.work == work(1))).entry.startswith(
        "- [Lumen-1, the"
    )
    assert stage.open_pulls == []
    stage.nominees.append(paper(4))
    stage.run()
    assert stage.numbers() == [1, 2, 4]
    assert stage.text("main") == stage.text().replace(line_of(stage, 4), "")
    stage.settled()
    stage.stays_quiet()


def line_of(stage: Scene, number: int) -> str:
    """A work's line on the branch."""
    return next(line for line in stage.text().splitlines(keepends=True) if f"{number:05}" in line)


@pytest.mark.parametrize("closed", [False, True], ids=["merged", "closed"])
def test_what_was_taken_before_is_no_part_of_the_next_pull_request(stage: Scene, *, closed: bool) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    person = stage.person()
    person.merge(1, squash=True, keep_branch=True)
    stage.nominees = [paper(3)]
    stage.run()
    person.amend(BRANCH, PATH, lambda text: text.replace("[Lumen-3", "[The Lumen-3"), "In their own words")
    without = "- [Lumen-1: A Made-Up Vision-Language Model](https://arxiv.org/abs/2611.00001)\n"
    person.edit(BRANCH, PATH, lambda text: text.replace(without, ""))
    stage.run()
    told = len(stage.events(EventKind.MERGED))
    if closed:
        person.close(2)
    else:
        person.merge(2)
    stage.run()
    assert [stage.status(number) for number in (1, 2)] == ["merged", "merged"]
    assert stage.status(3) == ("rejected" if closed else "merged")
    assert len(stage.events(EventKind.MERGED)) == told + (not closed)

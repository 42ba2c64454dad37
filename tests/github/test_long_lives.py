"""Lists that the tracker has kept for years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper

from tracker.forge.errors import Missing
from tracker.loopback.github_records import PullRecord

if TYPE_CHECKING:
    from support.forge_scene import Scene


def ended_before(stage: Scene, numbers: range) -> None:
    """Pull requests of ours that ended without anything in them."""
    for number in numbers:
        stage.world.pulls[number] = PullRecord(
            number,
            "tracker-bot",
            "Add nothing",
            "",
            BRANCH,
            "main",
            stage.world.git.branch("main") or "",
            stage.now,
            stage.now,
            state="closed",
            ended=stage.now,
            ended_by="maya",
        )


def test_an_old_refusal_that_was_taken_back_is_not_heard_again(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().close(1)
    stage.run()
    stage.nominees.append(paper(2))
    stage.run()
    stage.person().comment(stage.pull.number, "/tracker accept 2611.00001")
    stage.run()
    stage.nominees = [paper(1), paper(2)]
    assert stage.numbers() == [1, 2]
    ended_before(stage, range(3, 46))
    for _ in range(3):
        stage.run()
    assert stage.numbers() == [1, 2]
    stage.service.requests.clear()
    stage.run()
    assert [request.path for request in stage.service.requests if request.path.endswith("/commits")] == []


def move_the_list(stage: Scene) -> None:
    """A person moves the list and says so in the settings."""
    maya = stage.person()
    maya.push("main", {PATH: None, "docs/LIST.md": stage.text("main").encode()}, "Move the list")
    stage.path = "docs/LIST.md"


def test_a_list_moved_under_an_open_pull_request_refuses_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    move_the_list(stage)
    stage.run()
    assert stage.pull.number == 1
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()
    stage.person().merge(1)
    stage.run()
    assert stage.numbers("main") == [1, 2]
    assert stage.status(1) == stage.status(2) == "merged"


def test_a_list_moved_under_what_people_worded(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    move_the_list(stage)
    stage.run()
    assert "Lumen-1, the" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()


def test_a_list_moved_under_another_file_of_peoples(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().push(BRANCH, {"notes.md": b"mine"})
    move_the_list(stage)
    stage.nominees.append(paper(2))
    stage.run()
    assert stage.status(1) == stage.status(2) == "proposed"
    assert all(name in stage.person().read(BRANCH, PATH) for name in ("Lumen-1:", "Lumen-2:"))
    assert stage.person().read(BRANCH, "notes.md") == "mine"
    stage.person().delete_branch(BRANCH)


def test_a_list_moved_under_a_branch_on_which_people_put_it_back_as_it_was(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    before = stage.text("main")
    stage.person().push(BRANCH, {PATH: before.encode(), "notes.md": b"mine"})
    move_the_list(stage)
    stage.run()
    assert stage.status(1) == stage.status(2) == "rejected"
    assert stage.person().read(BRANCH, "notes.md") == "mine"
    stage.stays_quiet()
    stage.person().delete_branch(BRANCH)


def test_merged_and_moved_before_the_next_run(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().merge(1)
    move_the_list(stage)
    stage.run()
    assert stage.status(1) == "merged"


def test_a_list_that_people_took_off_the_branch_refuses_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().push(BRANCH, {PATH: None, "docs/LIST.md": stage.text().encode()})
    with pytest.raises(Missing, match="close the pull request"):
        stage.run()
    assert stage.status(1) == "proposed"
    stage.person().push(BRANCH, {"docs/LIST.md": None, PATH: stage.text("main").encode()})


def test_a_branch_with_more_commits_than_github_compares_at_once(stage: Scene) -> None:
    stage.world.compared_at_once = 2
    stage.nominees = [paper(1)]
    stage.run()
    for number in range(3):
        stage.person().push(BRANCH, {"notes.md": b"%d" % number})
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.nominees.append(paper(2))
    stage.run()
    assert "Lumen-1, the" in stage.text()
    stage.settled()

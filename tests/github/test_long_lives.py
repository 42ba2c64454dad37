"""Lists that the tracker has kept for years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import BRANCH, paper

from tracker.loopback.github_world import PullRecord

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
    stage.candidates = [paper(1)]
    stage.run()
    stage.person().close(1)
    stage.run()
    stage.candidates.append(paper(2))
    stage.run()
    stage.person().comment(stage.pull.number, "/tracker accept 2611.00001")
    stage.run()
    stage.candidates = [paper(1), paper(2)]
    assert stage.numbers() == [1, 2]
    ended_before(stage, range(3, 46))
    for _ in range(3):
        stage.run()
    assert stage.numbers() == [1, 2]
    stage.service.requests.clear()
    stage.run()
    assert [request.path for request in stage.service.requests if request.path.endswith("/commits")] == []

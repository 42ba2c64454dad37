"""What the end of a pull request says: of each entry alone, of all together, or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, LIST, paper, work

from state.happenings import closed_with, is_unanswered
from tracker.pullrequest.nominees import code_name
from tracker.settings.github import GitHubSettings
from tracker.training.decisions import decided_by_people, share_of

if TYPE_CHECKING:
    from support.forge_scene import Scene

STALE = "github-actions[bot]"


def closed_by_a_bot(stage: Scene) -> None:
    stage.person(STALE).comment(1, "Closed, as there was no activity for 60 days.")
    stage.person(STALE).close(1)


def test_a_closing_is_one_decision_about_all_that_was_in_it(stage: Scene) -> None:
    stage.nominees = [paper(number) for number in range(1, 5)]
    stage.run()
    stage.person().close(1)
    stage.run()
    stood = stage.standing()[work(1)]
    assert closed_with(stood.details) == 4
    assert share_of(stood) == 0.25
    assert stood.reason == "pull request #1 was closed"


def test_what_was_unticked_before_the_closing_is_refused_for_itself(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    stage.person("nils").tick(1, f"tracker:keep {code_name(work(1))}")
    stage.person().close(1)
    stage.run()
    shares = {number: share_of(stage.standing()[work(number)]) for number in (1, 2, 3)}
    assert shares == {1: 1.0, 2: 0.5, 3: 0.5}
    assert stage.standing()[work(1)].reason == "unticked in the pull request"
    if stage.service.graphql:
        assert stage.standing()[work(1)].by == "nils"


def test_a_word_about_one_entry_counts_for_more_than_the_closing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().close(1)
    stage.run()
    stage.nominees.append(paper(3))
    stage.run()
    stage.person("nils").comment(2, "/tracker reject 2611.00001 no weights")
    stage.run()
    assert share_of(stage.standing()[work(1)]) == 1.0
    assert stage.standing()[work(1)].reason == "no weights"
    assert share_of(stage.standing()[work(2)]) == 0.5


@pytest.mark.parametrize("way", ["closed", "branch removed"])
def test_what_a_bot_closed_is_given_up_and_teaches_nothing(stage: Scene, way: str) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    if way == "closed":
        closed_by_a_bot(stage)
    else:
        stage.person(STALE).delete_branch(BRANCH)
    stage.nominees.append(paper(3))
    stage.run()
    assert stage.numbers() == [3]
    assert is_unanswered(stage.standing()[work(1)])
    assert stage.standing()[work(1)].reason == "pull request #1 was closed, unanswered"
    assert decided_by_people(stage.store, LIST) == {}
    stage.stays_quiet()


def test_what_a_bot_closed_comes_back_when_a_person_opens_it_again(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    closed_by_a_bot(stage)
    stage.run()
    stage.person().reopen(1)
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.settled()


def test_what_a_bot_closed_can_be_asked_for_one_by_one(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    closed_by_a_bot(stage)
    stage.nominees.append(paper(3))
    stage.run()
    stage.person().comment(2, "/tracker accept 2611.00001\n/tracker reject 2611.00002")
    stage.run()
    stage.nominees = [paper(1), paper(3)]
    stage.run()
    assert stage.numbers() == [1, 3]
    assert not is_unanswered(stage.standing()[work(2)])
    assert set(decided_by_people(stage.store, LIST)) == {str(work(2))}


def test_what_a_bot_merged_was_taken_by_people(stage: Scene) -> None:
    """As a merge queue does, once people put it there."""
    stage.nominees = [paper(1)]
    stage.run()
    stage.person("github-merge-queue[bot]").merge(1)
    stage.run()
    assert stage.status(1) == "merged"
    assert set(decided_by_people(stage.store, LIST)) == {str(work(1))}


def test_boxes_turned_right_before_the_merge_are_heard(stage: Scene) -> None:
    stage.settings = GitHubSettings(max_entries=1)
    stage.nominees, stage.questions = [paper(1), paper(2), paper(3)], [paper(4)]
    stage.run()
    stage.person().tick(1, f"tracker:accept {code_name(work(3))}")
    stage.person().tick(1, f"tracker:refuse {code_name(work(4))}")
    stage.person().tick(1, f"tracker:keep {code_name(work(1))}")
    stage.person().merge(1)
    stage.run()
    assert stage.status(1) == "merged", "the entry is on the list, whatever the box said"
    assert stage.status(4) == "rejected"
    stage.nominees = [paper(2), paper(3)]
    stage.run()
    assert stage.numbers() == [1, 3]


def test_the_end_of_the_base_branch_refuses_nothing(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    git = stage.world.git
    git.move(("refs/heads/trunk", git.branch("main") or "", None))
    stage.world.default_branch = "trunk"
    stage.person().delete_branch("main")
    assert stage.open_pulls == []
    stage.run()
    assert (stage.pull.number, stage.pull.base) == (2, "trunk")
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.stays_quiet()


@pytest.mark.parametrize("hours", [-3, 3], ids=["behind ours", "ahead of ours"])
def test_what_people_say_counts_in_the_order_of_githubs_clock(stage: Scene, hours: int) -> None:
    stage.world.clock = lambda: stage.now + timedelta(hours=hours, seconds=30)
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").tick(1, f"tracker:keep {code_name(work(1))}")
    stage.run()
    assert stage.status(1) == "rejected"
    stage.person().comment(1, "/tracker accept 2611.00001")
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"
    stage.person().comment(1, "/tracker reject 2611.00001")
    stage.run()
    assert stage.status(1) == "rejected"
    stage.person().merge(1)
    stage.run()
    assert stage.status(2) == "merged"

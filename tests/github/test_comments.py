"""What people ask for in comments: a line is heard once, and one that is worded otherwise later is a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import paper

from state.records import EventKind

if TYPE_CHECKING:
    from support.forge_scene import Scene

    from tracker.loopback.github_world import Remark


def asked(stage: Scene, text: str) -> Remark:
    """A comment that a run has answered."""
    stage.candidates = [paper(1), paper(2), paper(3)]
    stage.run()
    remark = stage.person().comment(1, text)
    stage.run()
    return remark


def answers(stage: Scene) -> list[str]:
    """What the tracker said, line by line."""
    (ours,) = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
    return [line.replace("&#8203;", "") for line in ours.body.splitlines() if line.startswith("- ")]


def test_a_slip_that_is_mended_in_the_comment_is_heard(stage: Scene) -> None:
    remark = asked(stage, "/tracker rejct 2611.00001")
    assert stage.numbers() == [1, 2, 3]
    stage.person().reword(remark, "/tracker reject 2611.00001")
    stage.run()
    assert stage.numbers() == [2, 3]
    assert ["there is no" in line for line in answers(stage)] == [True, False]
    stage.settled()
    stage.stays_quiet()


def test_a_line_added_to_a_comment_is_heard_and_the_others_not_again(stage: Scene) -> None:
    remark = asked(stage, "/tracker reject 2611.00001")
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.run()
    stage.person().reword(remark, "Thanks!\n/tracker  reject 2611.00001\n/tracker reject 2611.00002")
    stage.run()
    assert stage.numbers() == [1, 3]
    assert len(answers(stage)) == 3
    assert len(stage.events(EventKind.REJECTED)) == 2
    stage.settled()
    stage.stays_quiet()


def test_a_line_taken_out_of_a_comment_takes_nothing_back(stage: Scene) -> None:
    remark = asked(stage, "/tracker reject 2611.00001")
    stage.person().reword(remark, "never mind")
    stage.stays_quiet()
    assert stage.numbers() == [2, 3]


def test_a_word_counts_from_when_it_was_put_so(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    remark = stage.person().comment(1, "/tracker accept 2611.00001")
    stage.now = stage.now.replace(hour=10)
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.now = stage.now.replace(hour=11)
    stage.person().reword(remark, "/tracker reject 2611.00001")
    stage.run()
    assert stage.numbers() == [2]
    stage.settled()


def test_an_edited_comment_is_answered_once_also_without_a_memory(stage: Scene) -> None:
    remark = asked(stage, "/tracker explain 2611.00001")
    stage.person().reword(remark, "/tracker explain 2611.00001\n/tracker explain 2611.00002")
    stage.run()
    stage.lose_memory()
    stage.stays_quiet()
    assert len(answers(stage)) == 2


def test_what_was_noted_of_whole_comments_still_holds(stage: Scene) -> None:
    asked(stage, "/tracker explain 2611.00001")
    (ours,) = [remark for remark in stage.pull.remarks if remark.author == "tracker-bot"]
    marked, _, rest = ours.body.partition("\n")
    ours.body = f"{marked.partition('.')[0]} -->\n{rest}"
    stage.lose_memory()
    stage.stays_quiet()


@pytest.mark.parametrize("said", ["/tracker explain 2611.00001", "/tracker sing"])
def test_rights_are_asked_only_of_those_who_ask_for_something_new(stage: Scene, said: str) -> None:
    asked(stage, said)
    stage.service.requests.clear()
    stage.run()
    assert [request.path for request in stage.service.requests if "/permission" in request.path] == []

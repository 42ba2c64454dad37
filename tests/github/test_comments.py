"""What people ask for in comments and reviews: a line is heard once, and one that is worded otherwise later is a new one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work

from state.records import EventKind
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene

    from tracker.loopback.github_records import Remark


def asked(stage: Scene, text: str) -> Remark:
    """A comment that a run has answered."""
    stage.nominees = [paper(1), paper(2), paper(3)]
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
    stage.nominees = [paper(1), paper(2)]
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


def test_a_command_in_a_review_is_heard_like_one_in_a_comment(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    stage.person().review(
        1, "Nearly there.\n/tracker reject 2611.00001 no code", "/tracker explain 2611.00002"
    )
    stage.run()
    assert stage.numbers() == [2, 3]
    assert stage.status(1) == "rejected"
    review = stage.pull.reviews[0]
    asked_there = {
        f"[asked](#pullrequestreview-{review.id})",
        f"[asked](#discussion_r{review.remarks[0].id})",
    }
    assert {line.partition("(")[2].partition("):")[0] for line in answers(stage)} == asked_there
    assert review.remarks[0].reactions == [("tracker-bot", "+1")]
    stage.settled()
    stage.stays_quiet()
    stage.lose_memory()
    stage.stays_quiet()


def test_nobody_is_asked_about_who_left_the_forge(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person("").comment(1, "/tracker reject 2611.00001")
    stage.service.requests.clear()
    stage.stays_quiet()
    assert [request.path for request in stage.service.requests if "/permission" in request.path] == []


def test_a_command_in_a_review_needs_the_same_right(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person("mallory").review(1, "/tracker reject 2611.00001", "/tracker reject 2611.00001")
    stage.stays_quiet()
    assert stage.numbers() == [1]


@pytest.mark.parametrize("state", ["PENDING", "DISMISSED"])
def test_a_review_that_is_not_sent_or_was_dismissed_says_nothing(stage: Scene, state: str) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().review(1, "/tracker reject 2611.00001").state = state
    stage.stays_quiet()
    assert stage.numbers() == [1]


def test_what_a_review_asked_for_before_the_end_is_heard(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    review = stage.person().review(
        1, "", "/tracker move 2611.00001 to Benchmarks", "/tracker reject 2611.00002 no code"
    )
    stage.person().close(1)
    stage.run()
    standing = stage.standing()
    assert (standing[work(1)].reason, standing[work(2)].reason) == ("pull request #1 was closed", "no code")
    marked = [mark for remark in review.remarks for mark in remark.reactions]
    assert marked == [("tracker-bot", "confused"), ("tracker-bot", "+1")]
    stage.stays_quiet()


def test_a_line_that_is_mended_in_a_review_counts_from_when_it_is_found(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    review = stage.person().review(1, "/tracker rejct 2611.00001")
    stage.run()
    stage.now = stage.now.replace(hour=10)
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.run()
    stage.now = stage.now.replace(hour=11)
    review.body = "/tracker reject 2611.00001"
    stage.run()
    assert stage.numbers() == [2]
    assert "is refused for good" in answers(stage)[-1]
    stage.settled()
    stage.stays_quiet()


def test_a_suggestion_is_no_command(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().review(
        1, "", "```suggestion\n/tracker reject 2611.00001\n```\n> /tracker reject 2611.00001"
    )
    stage.stays_quiet()


def test_remarks_on_lines_are_asked_for_only_where_somebody_reviewed(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    for reviewed in (False, True):
        stage.service.requests.clear()
        stage.run()
        assert (
            any(request.path.endswith("/pulls/1/comments") for request in stage.service.requests) == reviewed
        )
        stage.person().review(1, "Fine.")


@pytest.mark.parametrize(
    ("said", "numbers", "answer"),
    [
        ("/tracker reject", [1, 3], "arxiv:2611.00002 is refused for good"),
        ("/tracker reject no code yet", [1, 3], "arxiv:2611.00002 is refused for good"),
        ("/tracker reject 2611.00001", [2, 3], "arxiv:2611.00001 is refused for good"),
        ("/tracker reject https://github.com/a/b has it", [1, 3], "arxiv:2611.00002 is refused for good"),
        ("/tracker reject 2511.09999 was first", [1, 3], "arxiv:2611.00002 is refused for good"),
        ("/tracker explain", [1, 2, 3], "arxiv:2611.00002 was seen by arxiv"),
        ("/tracker move to Benchmarks", [1, 2, 3], "arxiv:2611.00002 goes to Benchmarks"),
        ("/tracker move this to Benchmarks", [1, 2, 3], "arxiv:2611.00002 goes to Benchmarks"),
        ("/tracker rerun", [1, 2, 3], "written anew"),
        ("/tracker sing", [1, 2, 3], "there is no"),
    ],
)
def test_on_an_entrys_line_no_id_is_needed(stage: Scene, said: str, numbers: list[int], answer: str) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    line = next(line for line in stage.text().splitlines() if "2611.00002" in line)
    stage.person().review(1, "", said, line=line)
    stage.run()
    assert stage.numbers() == numbers
    assert answer in answers(stage)[0]
    if "no code" in said:
        assert stage.standing()[work(2)].reason == "no code yet"
    if "move" in said:
        assert "Lumen-2" in stage.text().partition("## Benchmarks")[2]
    stage.stays_quiet()


def test_a_remark_on_several_entries_lines_asks_which_is_meant(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    both = [line for line in stage.text().splitlines() if "2611.00001" in line or "2611.00002" in line]
    stage.person().review(1, "", "/tracker reject", line="\n".join(both))
    stage.run()
    assert stage.numbers() == [1, 2, 3]
    assert "which entry" in answers(stage)[0]


def test_what_a_dismissed_review_says_on_lines_is_dismissed_with_it(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.person().review(1, "", "/tracker reject 2611.00001").state = "DISMISSED"
    stage.stays_quiet()


def test_of_two_sections_the_one_wished_later_holds_wherever_it_was_said(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").review(1, "/tracker move 2611.00001 to Models")
    stage.now = stage.now.replace(hour=10)
    stage.person().comment(1, "/tracker move 2611.00001 to Benchmarks")
    stage.run()
    assert "Lumen-1" in stage.text().partition("## Benchmarks")[2]
    stage.stays_quiet()


@pytest.mark.parametrize(
    "line",
    ["", "## Models", "- [Two](https://arxiv.org/abs/2611.00001) and [it](https://arxiv.org/abs/2611.00002)"],
)
def test_on_a_line_that_is_no_works_alone_an_id_is_asked_for(stage: Scene, line: str) -> None:
    stage.nominees = [paper(1), paper(3)]
    stage.run()
    if "Two" in line:
        stage.person().edit(BRANCH, PATH, lambda text: f"{without('2611.00001')(text)}{line}\n")
    stage.person().review(1, "", "/tracker reject", "/tracker reject it all", line=line)
    stage.run()
    assert "which entry" in answers(stage)[0]
    assert "no work is known by the id it" in answers(stage)[1]
    assert stage.status(3) == "proposed"
    stage.stays_quiet()


def without(name: str) -> Callable[[str], str]:
    """Take the lines out that name something."""
    return lambda text: "".join(line for line in text.splitlines(keepends=True) if name not in line)


def test_a_remark_on_a_line_that_was_worded_otherwise_before_the_next_run(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    (line,) = (line for line in stage.text().splitlines() if "2611.00001" in line)
    stage.person().review(1, "", "/tracker reject no code", line=line)
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.run()
    assert (stage.numbers(), stage.status(1)) == ([2], "rejected")
    stage.stays_quiet()


def test_a_refused_work_is_known_by_its_code_name(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().tick(1, f"tracker:keep {code_name(work(2))}")
    stage.run()
    stage.now += timedelta(minutes=5)
    stage.person().comment(1, f"/tracker accept {code_name(work(2))}")
    stage.run()
    assert stage.numbers() == [1, 2]

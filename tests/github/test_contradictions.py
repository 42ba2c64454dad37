"""People who contradict one another, or themselves: the later word holds, in this run and in every one after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work

from tracker.pullrequest.nominees import code_name
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from support.forge_scene import Scene


def ends_with(stage: Scene, there: list[int]) -> None:
    """The next run comes to this, and the one after it does not come to anything else."""
    for _ in range(2):
        stage.run()
        assert stage.numbers() == there
    stage.stays_quiet()


@pytest.fixture
def talking(stage: Scene) -> Scene:
    """Two entries proposed, a third waiting."""
    stage.settings = GitHubSettings(max_entries=2)
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    return stage


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (("reject", "accept"), [1, 2]),
        (("accept", "reject"), [2, 3]),
        (("reject", "accept", "reject"), [2, 3]),
        (("accept", "reject", "accept"), [1, 2]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
@pytest.mark.parametrize("apart", [False, True], ids=["in one comment", "two people in one second"])
def test_commands_of_one_moment_count_in_their_order(
    talking: Scene, words: tuple[str, ...], there: list[int], *, apart: bool
) -> None:
    lines = [f"/tracker {word} 2611.00001" for word in words]
    for number, said in enumerate(lines if apart else ["\n".join(lines)]):
        talking.person(("maya", "nils")[number % 2]).comment(1, said)
    ends_with(talking, there)


def test_a_work_that_was_refused_before_is_accepted_and_refused_again(talking: Scene) -> None:
    talking.person().comment(1, "/tracker reject 2611.00001")
    talking.run()
    talking.person().comment(1, "/tracker accept 2611.00001")
    talking.person("nils").comment(1, "/tracker reject 2611.00001 not at all")
    ends_with(talking, [2, 3])
    assert talking.status(1) == "rejected"


def test_a_box_unticked_after_a_comment_took_it_in(talking: Scene) -> None:
    talking.person().comment(1, "/tracker accept 2611.00001")
    talking.now += timedelta(minutes=5)
    talking.person("nils").tick(1, f"tracker:keep {code_name(work(1))}")
    ends_with(talking, [2, 3])


def test_a_box_ticked_after_a_comment_refused_it(talking: Scene) -> None:
    talking.person().comment(1, "/tracker reject 2611.00003")
    talking.now += timedelta(minutes=5)
    talking.person("nils").tick(1, f"tracker:accept {code_name(work(3))}")
    ends_with(talking, [1, 2, 3])


def test_a_comment_after_a_box_was_unticked(talking: Scene) -> None:
    talking.person().tick(1, f"tracker:keep {code_name(work(1))}")
    talking.now += timedelta(minutes=5)
    talking.person("nils").comment(1, "/tracker accept 2611.00001")
    ends_with(talking, [1, 2])


def test_what_a_forgetful_run_hears_taken_back_is_not_refused_by_the_body(talking: Scene) -> None:
    talking.person().comment(1, "/tracker reject 2611.00001")
    talking.run()
    talking.person("nils").comment(1, "/tracker accept 2611.00001")
    talking.lose_memory()
    talking.nominees = [paper(2), paper(3), paper(1)]
    for _ in range(2):
        talking.run()
        assert 1 in talking.numbers()


@pytest.mark.parametrize("ahead", [timedelta(days=-3), timedelta(days=3)], ids=["behind", "ahead"])
class TestClocksOfPeople:
    """What people push has the time of their own machines, which may be wrong by days."""

    def test_a_line_taken_out_after_it_was_asked_for(self, talking: Scene, ahead: timedelta) -> None:
        talking.person().comment(1, "/tracker accept 2611.00003")
        talking.run()
        assert talking.numbers() == [1, 2, 3]
        talking.now += timedelta(minutes=5)
        talking.world.people_are_ahead = ahead
        take_out(talking, 3)
        ends_with(talking, [1, 2])
        assert talking.status(3) == "rejected"

    def test_a_line_taken_out_and_asked_for_again(self, talking: Scene, ahead: timedelta) -> None:
        talking.world.people_are_ahead = ahead
        take_out(talking, 1)
        talking.run()
        talking.now += timedelta(minutes=5)
        talking.person("nils").comment(1, "/tracker accept 2611.00001")
        ends_with(talking, [1, 2, 3])

    def test_a_line_put_back_and_refused_again(self, talking: Scene, ahead: timedelta) -> None:
        line = next(line for line in talking.text().splitlines(keepends=True) if "00001" in line)
        talking.person().comment(1, "/tracker reject 2611.00001")
        talking.run()
        talking.now += timedelta(minutes=5)
        talking.world.people_are_ahead = ahead
        talking.person("nils").edit(
            BRANCH, PATH, lambda text: text.replace("\n## Bench", f"{line}\n## Bench")
        )
        talking.run()
        assert talking.numbers() == [1, 2, 3]
        talking.now += timedelta(minutes=5)
        talking.person().comment(1, "/tracker reject 2611.00001 after all")
        ends_with(talking, [2, 3])


def take_out(stage: Scene, number: int) -> None:
    """Somebody deletes a line on the branch."""
    stage.person().edit(
        BRANCH,
        PATH,
        lambda text: "".join(x for x in text.splitlines(keepends=True) if f"{number:05}" not in x),
    )


def test_what_is_pushed_later_does_not_make_an_earlier_line_newer_than_a_comment(talking: Scene) -> None:
    take_out(talking, 1)
    talking.now += timedelta(minutes=5)
    talking.person("nils").comment(1, "/tracker accept 2611.00001")
    talking.now += timedelta(minutes=5)
    talking.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-2: A Made-Up", "Lumen-2, the"))
    talking.run()
    assert talking.numbers() == [1, 2]
    assert "Lumen-2, the" in talking.text()
    talking.stays_quiet()


def test_the_button_that_brings_a_branch_up_to_date_refuses_nothing_anew(talking: Scene) -> None:
    take_out(talking, 1)
    talking.now += timedelta(minutes=5)
    talking.person("nils").comment(1, "/tracker accept 2611.00001")
    talking.now += timedelta(minutes=5)
    talking.person().push("main", {"LICENSE": b"MIT\n"})
    talking.person().update_branch(1)
    ends_with(talking, [1, 2])


def test_a_line_put_back_and_refused_before_something_else_is_pushed(talking: Scene) -> None:
    line = next(line for line in talking.text().splitlines(keepends=True) if "00001" in line)
    talking.person().comment(1, "/tracker reject 2611.00001")
    talking.run()
    talking.now += timedelta(minutes=5)
    talking.person("nils").edit(BRANCH, PATH, lambda text: text.replace("\n## Bench", f"{line}\n## Bench"))
    talking.now += timedelta(minutes=5)
    talking.person().comment(1, "/tracker reject 2611.00001 after all")
    talking.now += timedelta(minutes=5)
    talking.person("nils").edit(BRANCH, PATH, lambda text: text.replace("Kept by", "Well kept by"))
    ends_with(talking, [1, 2, 3])
    assert talking.status(1) == "rejected", "the line is theirs, and theirs to take out"


def test_a_line_taken_out_after_a_comment_asked_for_it(talking: Scene) -> None:
    talking.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-2: A Made-Up", "Lumen-2, the"))
    talking.now += timedelta(minutes=5)
    talking.person("nils").comment(1, "/tracker accept 2611.00001")
    talking.now += timedelta(minutes=5)
    take_out(talking, 1)
    ends_with(talking, [2, 3])


@pytest.mark.parametrize("by", ["stranger", "maya"])
def test_the_commits_of_people_are_read_only_where_a_command_may_overrule_them(
    talking: Scene, by: str
) -> None:
    take_out(talking, 1)
    talking.person().edit(BRANCH, PATH, lambda text: text.replace("Kept by", "Well kept by"))
    pushed = set(talking.world.handmade[-2:])
    talking.person(by).comment(1, "/tracker accept 2611.00001")
    talking.writes()
    talking.run()
    read = {one.query.get("ref", "") for one in talking.service.requests if "/contents/" in one.path}
    assert pushed <= read if by == "maya" else not pushed <= read

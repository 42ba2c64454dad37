"""What a run heard is not lost with it: its memory is saved after it ends, and a machine may stop before that, or forget."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper, work

from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene


def by_comment(stage: Scene) -> None:
    """A command."""
    stage.person().comment(1, "/tracker reject 2611.00001 no code")


def by_box(stage: Scene) -> None:
    """A tick taken away."""
    stage.person().tick(1, f"tracker:keep {code_name(work(1))}")


def by_line(stage: Scene) -> None:
    """A line taken out of the branch."""
    stage.person().edit(
        BRANCH,
        PATH,
        lambda text: "".join(line for line in text.splitlines(keepends=True) if "2611.00001" not in line),
    )


def forget_the_run(stage: Scene) -> Callable[[], None]:
    """Remember how the memory is now, to go back to it."""
    kept = stage.store_path.with_name("kept.db")
    with closing(connect(stage.store_path)) as source, closing(connect(kept)) as copy:
        source.backup(copy)

    def back() -> None:
        stage.use_memory(kept)

    return back


@pytest.mark.parametrize("forgotten", ["the run", "everything"])
@pytest.mark.parametrize("say", [by_comment, by_box, by_line])
def test_a_refusal_stays_a_refusal(stage: Scene, say: Callable[[Scene], None], forgotten: str) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    back = forget_the_run(stage)
    say(stage)
    stage.run()
    assert stage.numbers() == [2]
    if forgotten == "the run":
        back()
    else:
        stage.lose_memory()
    stage.writes()
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    assert stage.writes() == []
    stage.stays_quiet()


def test_a_refusal_in_a_pull_request_that_was_merged_is_remembered_by_it(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    by_box(stage)
    stage.run()
    stage.person().merge(1)
    stage.run()
    stage.lose_memory()
    stage.nominees.append(paper(3))
    stage.run()
    assert stage.numbers() == [2, 3]
    assert (stage.status(1), stage.status(2)) == ("rejected", "merged")


def test_what_was_taken_back_is_not_refused_again(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    by_box(stage)
    stage.run()
    back = forget_the_run(stage)
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.run()
    stage.nominees = [paper(1), paper(2)]
    assert stage.numbers() == [1, 2]
    back()
    stage.writes()
    stage.run()
    assert stage.numbers() == [1, 2]
    assert stage.writes() == [], "it was answered by the run that is forgotten"
    stage.lose_memory()
    stage.run()
    assert stage.numbers() == [1, 2]


def test_what_was_closed_together_is_not_told_again_as_refused_one_by_one(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().close(1)
    stage.nominees.append(paper(3))
    stage.run()
    stage.lose_memory()
    stage.run()
    assert stage.standing()[work(1)].details["closed_with"] == "2"
    assert stage.numbers() == [3]


@pytest.mark.parametrize("say", [by_comment, by_box, by_line])
def test_a_refusal_outlives_the_body_that_told_it(stage: Scene, say: Callable[[Scene], None]) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    say(stage)
    stage.run()
    stage.person().edit_body(1, lambda _text: "My own words.")
    stage.run()
    stage.stays_quiet()
    stage.lose_memory()
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    stage.stays_quiet()


def test_what_was_wanted_again_is_not_refused_by_a_body_that_was_wiped(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    by_box(stage)
    stage.run()
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.run()
    stage.person().edit_body(1, lambda _text: "My own words.")
    stage.run()
    stage.lose_memory()
    stage.run()
    assert stage.numbers() == [1, 2]


def by_closing(stage: Scene) -> None:
    """The pull request closed, and another work found since."""
    stage.person().close(1)
    stage.nominees.append(paper(3))


def line_of(stage: Scene, number: str) -> str:
    """How a work stands on the branch."""
    return next(line for line in stage.text().splitlines() if number in line)


@pytest.mark.parametrize("forgotten", ["the run", "everything"])
def test_a_remark_that_names_no_work_is_later_than_the_wish_that_it_overruled(
    stage: Scene, forgotten: str
) -> None:
    back = forget_the_run(stage)
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.now += timedelta(minutes=5)
    stage.person().review(1, "", "/tracker reject not now", line=line_of(stage, "2611.00001"))
    stage.run()
    said = stage.standing()[work(1)].at
    assert stage.numbers() == [2]
    if forgotten == "the run":
        back()
    else:
        stage.lose_memory()
    stage.stays_quiet()
    assert stage.numbers() == [2]
    assert (stage.status(1), stage.standing()[work(1)].at) == ("rejected", said)


def test_a_wish_that_is_remembered_is_overruled_by_the_refusal_that_is_not(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person("nils").comment(1, "/tracker accept 2611.00001")
    stage.run()
    back = forget_the_run(stage)
    stage.now += timedelta(minutes=5)
    by_box(stage)
    stage.run()
    back()
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"
    stage.stays_quiet()


@pytest.mark.parametrize("forgotten", ["the run", "everything"])
@pytest.mark.parametrize("say", [by_comment, by_box, by_line, by_closing])
def test_what_was_put_back_on_the_branch_is_not_refused_again(
    stage: Scene, say: Callable[[Scene], None], forgotten: str
) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    back, line = forget_the_run(stage), line_of(stage, "2611.00001")
    say(stage)
    stage.run()
    assert 1 not in stage.numbers()
    stage.now += timedelta(minutes=5)
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("\n## Bench", f"{line}\n\n## Bench"))
    stage.run()
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    there = stage.numbers()
    assert 1 in there
    if forgotten == "everything":
        stage.lose_memory()
    else:
        back()
    stage.stays_quiet()
    assert stage.numbers() == there


def test_of_a_wish_and_a_refusal_that_are_both_forgotten_the_later_holds(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    line = line_of(stage, "2611.00001")
    by_comment(stage)
    stage.run()
    stage.now += timedelta(minutes=5)
    stage.person("nils").edit(BRANCH, PATH, lambda text: text.replace("\n## Bench", f"{line}\n\n## Bench"))
    stage.run()
    assert stage.numbers() == [1, 2]
    stage.now += timedelta(minutes=5)
    stage.person().comment(1, "/tracker reject 2611.00001 after all")
    stage.lose_memory()
    stage.run()
    assert stage.numbers() == [2]
    assert stage.status(1) == "rejected"

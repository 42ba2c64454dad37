"""A work that its authors take back leaves the pull request; people who want it all the same have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import BRANCH, PATH, paper, work

if TYPE_CHECKING:
    from support.forge_scene import Scene


def test_it_leaves_and_nobody_refused_it(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.withdrawn = {work(1)}
    stage.run()
    assert stage.numbers() == [2]
    assert stage.pull.title == "Add 1 entry to the list"
    assert stage.status(1) == "proposed"
    stage.stays_quiet()
    stage.withdrawn = set()
    stage.run()
    assert stage.numbers() == [1, 2]
    stage.settled()
    stage.stays_quiet()


def test_with_the_last_one_the_pull_request_goes(stage: Scene) -> None:
    stage.nominees = [paper(1)]
    stage.run()
    stage.withdrawn = {work(1)}
    stage.run()
    assert not stage.open_pulls
    assert stage.status(1) == "proposed"
    stage.stays_quiet()


def test_it_leaves_a_branch_on_which_people_did_something_else(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2), paper(3)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-2: A Made-Up", "Lumen-2, the"))
    stage.withdrawn = {work(1)}
    stage.run()
    assert stage.numbers() == [2, 3]
    assert "Lumen-2, the Vision" in stage.text()
    stage.stays_quiet()


def test_it_stays_where_people_worded_it(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    stage.withdrawn = {work(1)}
    stage.run()
    assert "Lumen-1, the Vision" in stage.text()
    assert stage.numbers() == [1, 2]
    stage.stays_quiet()


def test_it_stays_where_people_ask_for_it_right_then(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, "/tracker accept 2611.00001")
    stage.withdrawn = {work(1)}
    stage.run()
    assert stage.numbers() == [1, 2]


def test_it_stays_and_goes_where_people_want_it_right_then(stage: Scene) -> None:
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    stage.person().comment(1, "/tracker move 2611.00001 to Benchmarks")
    stage.withdrawn = {work(1)}
    stage.run()
    assert sorted(stage.numbers()) == [1, 2]
    assert "Lumen-1" in stage.text().partition("## Benchmarks")[2]

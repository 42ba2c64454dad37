"""The settings name another branch or another mode while a pull request of the list is open, or right after it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, LIST, PATH, paper, work

from tracker.forge.errors import PersonNeeded
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.forge_scene import Scene

    from tracker.pullrequest.keeping import Kept

OTHER = "bot/vlm"


def under_another_prefix(stage: Scene) -> Kept:
    stage.now += timedelta(minutes=1)
    order = stage.order()
    order = replace(order, target=replace(order.target, branch=OTHER))
    return keep(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), order)


def from_a_fork(stage: Scene) -> Kept:
    stage.fork = True
    return stage.run()


def directly(stage: Scene) -> Kept:
    stage.now += timedelta(minutes=1)
    return commit_directly(stage.forge(), stage.editor, StoreLedger(stage.store, LIST), stage.order())


WAYS = {"another prefix": under_another_prefix, "a fork": from_a_fork, "direct": directly}


@pytest.fixture
def proposing(stage: Scene) -> Scene:
    """Two entries proposed from the usual branch."""
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    return stage


@pytest.mark.parametrize("way", WAYS)
def test_an_open_pull_request_keeps_its_works(proposing: Scene, way: str) -> None:
    proposing.nominees.append(paper(3))
    proposing.writes()
    with pytest.raises(PersonNeeded, match=r"#1 is open.*merge or close it"):
        WAYS[way](proposing)
    assert [request.path for request in proposing.writes() if not request.path.endswith("/forks")] == []
    assert proposing.status(1) == "proposed"
    proposing.fork = False
    proposing.run()
    proposing.settled()


def close(stage: Scene) -> None:
    stage.person().close(1)


def untick_and_merge(stage: Scene) -> None:
    stage.person().edit(
        BRANCH, PATH, lambda text: "".join(line for line in text.splitlines(True) if "Lumen-1" not in line)
    )
    stage.person().merge(1)


def reject_and_close(stage: Scene) -> None:
    stage.person().tick(1, f"tracker:keep {code_name(work(1))}")
    stage.person().comment(1, "/tracker accept 2611.00003")
    stage.now += timedelta(minutes=1)
    stage.person().close(1)


ENDS: dict[str, tuple[Callable[[Scene], None], tuple[str, str]]] = {
    "closed": (close, ("rejected", "rejected")),
    "merged without one": (untick_and_merge, ("rejected", "merged")),
    "one unticked, then closed": (reject_and_close, ("rejected", "rejected")),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("end", ENDS)
def test_an_end_that_no_run_saw_yet_is_heard(proposing: Scene, way: str, end: str) -> None:
    say, (first, second) = ENDS[end]
    say(proposing)
    proposing.nominees.append(paper(3))
    for _ in range(2):
        WAYS[way](proposing)
        assert (proposing.status(1), proposing.status(2)) == (first, second)
    assert 1 not in proposing.numbers("main")
    assert proposing.status(3) == ("merged" if way == "direct" else "proposed")
    assert len(proposing.open_pulls) == (0 if way == "direct" else 1)
    assert all(pull.branch != BRANCH or way == "a fork" for pull in proposing.open_pulls)
    if way != "direct":
        assert "Lumen-1" not in proposing.pull.body.partition("<!-- tracker:contents")[0]


def test_a_pull_request_that_is_not_listed_yet_is_ours_all_the_same(proposing: Scene) -> None:
    proposing.person().tick(1, f"tracker:keep {code_name(work(1))}")
    proposing.world.unlisted.add(1)
    proposing.run()
    assert proposing.numbers() == [2]
    assert proposing.status(1) == "rejected"
    assert proposing.pull.number == 1


def test_a_number_that_is_somebody_elses_by_now_says_nothing(proposing: Scene) -> None:
    """As after the list was moved to another repository."""
    proposing.person().edit_body(1, lambda _: "Something else")
    proposing.nominees.append(paper(3))
    under_another_prefix(proposing)
    assert [pull.branch for pull in proposing.open_pulls] == [BRANCH, OTHER]
    proposing.person().close(1)


def test_a_number_that_is_not_there_says_nothing(proposing: Scene) -> None:
    proposing.person().close(1)
    proposing.world.pulls.clear()
    under_another_prefix(proposing)
    assert [pull.branch for pull in proposing.open_pulls] == [OTHER]

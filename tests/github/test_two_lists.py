"""Two lists of one repository, in a file each or in one, and a work that is proposed to both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import FIRST_LIST, PATH, Scene, paper, work

from state.records import ListName
from tracker.branch import branch_name
from tracker.pullrequest.branches import Target
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.material import Order
from tracker.pullrequest.nominees import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.records import Proposal
    from tracker.pullrequest.keeping import Kept

MODELS, DATA = ListName("models"), ListName("data")
BRANCHES = {name: branch_name(name) for name in (MODELS, DATA)}


class Shelf:
    """The two lists on one scene."""

    def __init__(self, stage: Scene, data: str) -> None:
        self.stage = stage
        self.paths = {MODELS: PATH, DATA: data}

    def run(self, **wanted: Iterable[int]) -> dict[ListName, Kept]:
        """One run over both, with the numbers of the works that each wants."""
        self.stage.now += timedelta(minutes=1)
        return {name: self._keep(name, wanted[name]) for name in (MODELS, DATA)}

    def _keep(self, name: ListName, numbers: Iterable[int]) -> Kept:
        free = tuple(paper(number) for number in numbers if self.status(name, number) in ("", "proposed"))
        order = Order(
            Target(name, BRANCHES[name], self.paths[name]),
            Wanted(name, free),
            self.stage.settings,
            self.stage.now,
            explain=lambda found: f"{found} is known",
        )
        return keep(self.stage.forge(), self.stage.editor, StoreLedger(self.stage.store, name), order)

    def status(self, name: ListName, number: int) -> str:
        """How a work stands on one of the lists."""
        found: dict[str, Proposal] = {str(key): it for key, it in self.stage.store.proposals(name).items()}
        return found[str(work(number))].status.value if str(work(number)) in found else ""

    def numbers(self, name: ListName) -> list[int]:
        """The made-up works on a list's branch."""
        text = self.stage.person().read(BRANCHES[name], self.paths[name])
        return [number for number in range(1, 10) if f"2611.{number:05}" in text]

    def pull(self, name: ListName) -> int:
        """The number of a list's open pull request."""
        (found,) = (pull.number for pull in self.stage.open_pulls if pull.branch == BRANCHES[name])
        return found


@pytest.fixture(params=["docs/DATA.md", PATH], ids=["a file each", "one file"])
def shelf(stage: Scene, request: pytest.FixtureRequest) -> Shelf:
    """Two lists, in two files or in one."""
    if request.param != PATH:
        stage.person().push("main", {request.param: FIRST_LIST.encode()})
    return Shelf(stage, request.param)


def ended(shelf: Shelf) -> None:
    """Leave a scene with at most one open pull request, which is what it checks of one list."""
    for pull in shelf.stage.open_pulls[1:]:
        shelf.stage.person().close(pull.number)


def test_each_list_has_a_pull_request_of_its_own(shelf: Shelf) -> None:
    shelf.run(models=[1, 2], data=[3])
    assert shelf.numbers(MODELS) == [1, 2]
    assert shelf.numbers(DATA) == [3]
    assert shelf.pull(MODELS) != shelf.pull(DATA)
    shelf.stage.writes()
    shelf.run(models=[1, 2], data=[3])
    assert shelf.stage.writes() == []
    ended(shelf)


def test_merging_one_leaves_the_other_and_its_decisions_alone(shelf: Shelf) -> None:
    shelf.run(models=[1, 2], data=[3, 4])
    shelf.stage.person("nils").edit(
        BRANCHES[DATA], shelf.paths[DATA], lambda text: text.replace("Lumen-3: A Made-Up", "Lumen-3, the")
    )
    shelf.stage.person().merge(shelf.pull(MODELS))
    shelf.run(models=[1, 2, 5], data=[3, 4])
    assert shelf.status(MODELS, 1) == "merged"
    assert shelf.status(DATA, 3) == shelf.status(DATA, 4) == "proposed"
    assert {3, 4} <= set(shelf.numbers(DATA))
    assert "Lumen-3, the" in shelf.stage.person().read(BRANCHES[DATA], shelf.paths[DATA])
    assert 5 in shelf.numbers(MODELS)
    shelf.stage.person().merge(shelf.pull(DATA))
    shelf.run(models=[5], data=[])
    text = shelf.stage.person().read("main", shelf.paths[DATA])
    assert "Lumen-3, the" in text
    assert "Lumen-4" in text
    assert shelf.status(DATA, 3) == "merged"
    ended(shelf)


def test_a_work_that_one_list_refuses_is_still_proposed_to_the_other(stage: Scene) -> None:
    stage.person().push("main", {"docs/DATA.md": FIRST_LIST.encode()})
    shelf = Shelf(stage, "docs/DATA.md")
    shelf.run(models=[1, 2], data=[1, 3])
    stage.person().comment(shelf.pull(MODELS), "/tracker reject 2611.00001 not a model")
    shelf.run(models=[1, 2], data=[1, 3])
    assert shelf.numbers(MODELS) == [2]
    assert shelf.numbers(DATA) == [1, 3]
    assert (shelf.status(MODELS, 1), shelf.status(DATA, 1)) == ("rejected", "proposed")
    stage.person().close(shelf.pull(DATA))
    shelf.run(models=[2], data=[4])
    assert (shelf.status(MODELS, 2), shelf.status(DATA, 1)) == ("proposed", "rejected")
    assert shelf.numbers(MODELS) == [2]
    ended(shelf)


def test_a_work_that_stands_in_the_file_is_not_added_for_the_other_list(stage: Scene) -> None:
    shelf = Shelf(stage, PATH)
    shelf.run(models=[1], data=[1, 2])
    stage.person().merge(shelf.pull(MODELS))
    shelf.run(models=[], data=[2])
    assert stage.person().read(BRANCHES[DATA], PATH).count("2611.00001") == 1
    assert (shelf.status(MODELS, 1), shelf.status(DATA, 1)) == ("merged", "merged")
    ended(shelf)

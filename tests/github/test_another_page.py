"""The setting `path` names another page while a pull request for the first is open, or right after it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, FIRST_LIST, PATH, paper

from state.records import EventKind
from tracker.forge.errors import PersonNeeded

if TYPE_CHECKING:
    from support.forge_scene import Scene

OTHER = "docs/papers.md"


@pytest.fixture
def proposing(stage: Scene) -> Scene:
    """Two pages, and two entries proposed to the first."""
    stage.person().push("main", {OTHER: FIRST_LIST.replace("Awesome", "Papers on").encode()})
    stage.nominees = [paper(1), paper(2)]
    stage.run()
    return stage


def test_the_pull_request_goes_over_to_the_other_page_and_refuses_nothing(proposing: Scene) -> None:
    proposing.path = OTHER
    proposing.run()
    assert proposing.pull.number == 1
    assert proposing.numbers() == [1, 2]
    assert proposing.person().read(BRANCH, PATH) == FIRST_LIST
    assert proposing.events(EventKind.REJECTED) == []
    proposing.settled()
    proposing.stays_quiet()


@pytest.mark.parametrize("message", [None, "Tidy up"], ids=["its words kept", "in other words"])
def test_what_people_made_of_the_first_page_is_left_to_them(proposing: Scene, message: str | None) -> None:
    proposing.person().amend(
        BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"), message
    )
    theirs = proposing.text()
    proposing.path = OTHER
    proposing.writes()
    with pytest.raises(PersonNeeded, match="merge or close the pull request first, or set `path` back"):
        proposing.run()
    assert proposing.writes() == []
    assert proposing.status(1) == proposing.status(2) == "proposed"
    assert proposing.person().read(BRANCH, PATH) == theirs
    proposing.path = PATH
    proposing.run()
    proposing.settled()


def test_what_was_merged_into_the_first_page_was_taken(proposing: Scene) -> None:
    proposing.person().merge(1, keep_branch=True)
    proposing.path = OTHER
    proposing.run()
    assert proposing.status(1) == proposing.status(2) == "merged"
    assert proposing.open_pulls == []


def test_what_was_closed_with_peoples_work_on_it_stands_in_no_ones_way(proposing: Scene) -> None:
    proposing.person().edit(BRANCH, PATH, lambda text: text.replace("Lumen-1: A Made-Up", "Lumen-1, the"))
    proposing.person().close(1)
    proposing.path = OTHER
    proposing.nominees.append(paper(3))
    proposing.run()
    assert (proposing.status(1), proposing.status(2), proposing.status(3)) == (
        "rejected",
        "rejected",
        "proposed",
    )
    assert proposing.numbers() == [3]
    proposing.settled()

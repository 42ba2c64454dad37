"""A list that cannot be read, on either branch: nothing is concluded from it, and nobody's work is touched."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import BRANCH, PATH, paper

from state.records import EventKind
from tracker.errors import TrackerError
from tracker.job.editor import PageEditor
from tracker.lists.steering import Steering
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.ledger import StoreLedger

if TYPE_CHECKING:
    from support.forge_scene import Scene

MARKER = "<<<<<<< HEAD\n"


@pytest.fixture
def proposing(stage: Scene) -> Scene:
    """A list with the real editor and one entry proposed."""
    stage.editor = PageEditor({}, date(2026, 11, 20), Steering(0, 0))
    stage.nominees = [paper(1)]
    stage.run()
    return stage


def spoiled(text: str) -> str:
    return text + MARKER


def mended(text: str) -> str:
    return text.replace(MARKER, "")


@pytest.mark.parametrize("branch", ["main", BRANCH])
def test_conflict_that_somebody_committed_is_told_and_nothing_is_written(
    proposing: Scene, branch: str
) -> None:
    proposing.person().edit(branch, PATH, spoiled)
    proposing.writes()
    with pytest.raises(TrackerError, match=rf"README\.md on {branch} .*merge conflict marker"):
        proposing.run()
    assert not proposing.writes()
    assert proposing.open_pulls
    assert proposing.status(1) == "proposed"
    proposing.person().edit(branch, PATH, mended)
    proposing.run()
    assert proposing.numbers() == [1]
    proposing.settled()


def test_conflict_that_was_merged_with_the_entries_refuses_none(proposing: Scene) -> None:
    proposing.person().edit(BRANCH, PATH, spoiled)
    proposing.person().merge(proposing.pull.number)
    proposing.person().edit("main", PATH, mended)
    proposing.run()
    assert proposing.status(1) == "merged"
    assert proposing.events(EventKind.REJECTED) == []


def test_list_that_cannot_be_read_is_not_committed_to_directly(proposing: Scene) -> None:
    proposing.person().close(1)
    proposing.person().edit("main", PATH, spoiled)
    ledger = StoreLedger(proposing.store, proposing.order().target.list)
    with pytest.raises(TrackerError, match="merge conflict marker"):
        commit_directly(proposing.forge(), proposing.editor, ledger, proposing.order())

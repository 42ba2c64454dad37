"""GitHub answering badly at each request of each life; the next run puts it right."""

from __future__ import annotations

from traceback import format_exception
from typing import TYPE_CHECKING

import pytest
from support.forge_lives import LIVES, TRIED, ended_well
from support.forge_scene import scene

from tracker.errors import TrackerError
from tracker.loopback.github_faults import GitHubFault
from tracker.loopback.github_world import TOKEN

if TYPE_CHECKING:
    from pathlib import Path

    from support.forge_scene import Scene


def failure_of(stage: Scene) -> str:
    """Run; what a failed run says, with everything that a traceback would show."""
    try:
        stage.run()
    except TrackerError as error:
        return f"{error} {error!r} {''.join(format_exception(error))}"
    return ""


def try_everywhere(folder: Path, life: str, fault: GitHubFault, *, graphql: bool) -> int:
    """Play a fault once at each request of the run; returns at how many places."""
    with scene(folder / "prepared", graphql=graphql) as prepared:
        LIVES[life](prepared)
        with prepared.replica(folder / "clean") as stage:
            stage.run()
            places = len(stage.service.requests)
        for place in range(1, places + 1):
            with prepared.replica(folder / f"at-{place}") as stage:
                stage.service.turn(fault, lambda number, _request, place=place: number == place)
                if failed := failure_of(stage):
                    assert TOKEN not in failed
                    stage.check()
                    stage.run()
                ended_well(stage, life)
    TRIED["fault cells"] += places
    return places


@pytest.mark.parametrize("graphql", [True, False], ids=["graphql", "rest-only"])
def test_a_lost_answer_at_each_request(tmp_path: Path, *, graphql: bool) -> None:
    assert try_everywhere(tmp_path, "first run", GitHubFault.LOST_ANSWER, graphql=graphql) > 5


@pytest.mark.slow
@pytest.mark.parametrize("life", ["conflict with a person's work", "commands in a comment"])
def test_a_lost_answer_at_each_request_without_graphql(tmp_path: Path, life: str) -> None:
    assert try_everywhere(tmp_path, life, GitHubFault.LOST_ANSWER, graphql=False) > 5


@pytest.mark.slow
@pytest.mark.parametrize("fault", list(GitHubFault))
@pytest.mark.parametrize("life", list(LIVES))
def test_each_fault_at_each_request(tmp_path: Path, life: str, fault: GitHubFault) -> None:
    assert try_everywhere(tmp_path, life, fault, graphql=True) > 5

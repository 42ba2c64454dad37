"""`kill -9` at each request of each life, before it is looked at and after it took effect; the next run finishes the work."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from support.forge_killing import run_and_kill
from support.forge_lives import LIVES, TRIED, ended_well
from support.forge_scene import scene

if TYPE_CHECKING:
    from pathlib import Path

QUICK = "first run", True
MODES = {True: "graphql", False: "rest-only"}
CASES = [
    pytest.param(*case, id=f"{case[0]}-{MODES[case[1]]}", marks=() if case == QUICK else pytest.mark.slow)
    for case in product(LIVES, MODES)
]


def kill_everywhere(folder: Path, life: str, *, graphql: bool) -> int:
    """Kill one run at each place it can be killed; returns at how many."""
    kills = 0
    with scene(folder / "prepared", graphql=graphql) as prepared:
        LIVES[life](prepared)
        for answered in (False, True):
            for place in range(1, 60):
                with prepared.replica(folder / f"{place}-{answered}") as stage:
                    reached = run_and_kill(stage, place, answered=answered)
                    stage.check()
                    if reached:
                        kills += 1
                        stage.run()
                    ended_well(stage, life)
                if not reached:
                    break
    TRIED["kill points"] += kills
    return kills


@pytest.mark.parametrize(("life", "graphql"), CASES)
def test_killed_at_each_request_of_every_life(tmp_path: Path, life: str, *, graphql: bool) -> None:
    assert kill_everywhere(tmp_path, life, graphql=graphql) > 12

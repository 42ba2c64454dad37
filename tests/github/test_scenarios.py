"""One list through its life on a loopback GitHub with a real git repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import Scene, paper, scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["graphql", "rest-only"])
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    with scene(tmp_path, graphql=request.param == "graphql") as made:
        yield made


def test_first_run_opens_one_pull_request(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    kept = stage.run()
    assert kept.number == stage.pull.number
    assert stage.numbers() == [1, 2]
    assert stage.status(1) == "proposed"


def test_second_run_with_nothing_new_writes_nothing(stage: Scene) -> None:
    stage.candidates = [paper(1), paper(2)]
    stage.run()
    stage.writes()
    stage.run()
    assert stage.writes() == []

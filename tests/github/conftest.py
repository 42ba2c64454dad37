from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_scene import Scene, scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["graphql", "rest-only"])
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    """A list with three entries; what holds is checked once more when the test is over."""
    with scene(tmp_path, graphql=request.param == "graphql") as made:
        yield made
        made.check()

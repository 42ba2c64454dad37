from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_lives import TRIED
from support.forge_scene import Scene, scene
from support.github_schemas import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["graphql", "rest-only"])
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    """A list with three entries; what always holds is checked once more at the end, and every request against GitHub's descriptions."""
    with scene(tmp_path, graphql=request.param == "graphql") as made:
        yield made
        made.check()
        TRIED["scenarios"] += 1
        assert {fault for request in made.server.log for fault in faults(request)} == set()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was tried."""
    if TRIED:
        said = ", ".join(f"{number:,} {what}" for what, number in sorted(TRIED.items()))
        terminalreporter.write_line(f"on the loopback GitHub: {said}")

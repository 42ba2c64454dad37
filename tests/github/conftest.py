"""A list on the loopback GitHub, with and without GraphQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.forge_lives import TRIED
from support.forge_scene import Scene, scene
from support.github_schemas import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


WRITING = (
    "test_default_branch",
    "test_during_the_run",
    "test_edges",
    "test_edits_on_the_branch",
    "test_modes",
    "test_opening",
    "test_requests",
    "test_scenarios",
)
"""Modules about how commits are written, which is all that a server without GraphQL is asked otherwise."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try what `WRITING` holds both ways; the others' second way is left to the longest suites."""
    if "stage" in metafunc.fixturenames:
        known = metafunc.module.__name__.rpartition(".")[2] in WRITING
        second = pytest.param("rest-only", marks=[] if known else [pytest.mark.slow])
        metafunc.parametrize("stage", ["graphql", second], indirect=True)


@pytest.fixture
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

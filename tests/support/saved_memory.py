"""The memory on a branch of a made-up remote."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from support.notebook import git

from tracker.memory.branch import MemoryBranch

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 20, 5, 37, tzinfo=UTC)
NAME = "tracker-state"


def no_time(_: float) -> None:
    """A pause that takes none."""


def branch(remote: Path | str, **changes: Any) -> MemoryBranch:
    """The memory's branch there, without pauses."""
    found = MemoryBranch(f"file://{remote}", NAME, dict(os.environ), pause=no_time)
    return replace(found, **changes)


def commits(remote: Path) -> int:
    """How many commits it has."""
    return int(git(remote, "rev-list", "--count", NAME))

"""A made-up repository as the doctor sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.doctor.looking import ClientLook, ListHome
from tracker.doctor.repository import repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.doctor.finding import Finding, Level
    from tracker.loopback.github_world import GitHubWorld

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOME = ListHome("example/awesome-vlm", "README.md", "tracker/vlm", "tracker-state")


def levels(findings: Iterator[Finding]) -> dict[str, Level]:
    """How well each thing is that was looked at."""
    return {finding.what: finding.level for finding in findings}


@dataclass
class Hub:
    """A loopback GitHub with one list, and the doctor's eyes on it."""

    world: GitHubWorld
    look: ClientLook
    home: ListHome = field(default=HOME)

    def findings(self) -> dict[str, Level]:
        """What the doctor makes of the repository."""
        return levels(repository(self.look, self.home, NOW))

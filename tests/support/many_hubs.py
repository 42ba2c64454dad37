"""Many repositories behind one loopback GitHub, and what was asked of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.loopback.github import GitHubService
from tracker.loopback.github_world import GitHubWorld
from tracker.loopback.messages import Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path


class ManyHubs:
    """Answers for each repository by its own world; the REST API alone, whose paths name the repository."""

    def __init__(
        self, folder: Path, names: Sequence[str], page: bytes, clock: Callable[[], datetime]
    ) -> None:
        self.hubs: dict[str, GitHubService] = {}
        for name in names:
            place = folder / f"{name.replace('/', '-')}.git"
            hub = GitHubService(GitHubWorld(place, name=name, clock=clock), graphql=False)
            hub.person("maya").push("main", {"README.md": page}, "Begin")
            self.hubs[name] = hub

    def answer(self, request: Request) -> Reply:
        """Let the repository answer that the path names."""
        steps = request.path.split("/")
        hub = self.hubs.get("/".join(steps[2:4])) if len(steps) > 3 else None
        if hub is None:
            return Reply(404, json.dumps({"message": "Not Found"}).encode())
        return hub.answer(request)

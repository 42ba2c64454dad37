"""What the tests of the doctor share."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from support.doctors import NOW, Hub

from tracker.doctor.looking import ClientLook
from tracker.forge.access import Access
from tracker.forge.client import Client
from tracker.forge.patience import Patience
from tracker.loopback.github import GitHubService
from tracker.loopback.github_people import Person
from tracker.loopback.github_world import BOT, TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    world = GitHubWorld(tmp_path / "hub.git", clock=lambda: NOW)
    world.admins.add(BOT)
    world.workflows["track.yml"] = "active"
    world.scheduled_runs.append(((NOW - timedelta(hours=5)).isoformat(), "success"))
    Person(world, "maya").push("main", {"README.md": b"# List\n"})
    with LoopbackServer(GitHubService(world)) as server:
        access = Access(server.url, f"{server.url}/graphql", token=TOKEN)
        yield Hub(world, ClientLook(Client(access, world.name, Patience(), write_pause=0)))

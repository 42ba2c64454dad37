"""A round over the pull requests of people: each gets one comment, which is kept current."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.contributed import FIRST, GOOD, OLD, lint

from tracker import wiring
from tracker.contributions.rounds import go_round
from tracker.loopback.github import GitHubService
from tracker.loopback.github_people import Person
from tracker.loopback.github_world import TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer
from tracker.settings.load import environment, load

BAD = OLD.replace(FIRST, GOOD + GOOD + FIRST).encode()
MENDED = OLD.replace(FIRST, GOOD + FIRST).encode()
BRANCHES = ("clean", "bad", "other", "binary")


@dataclass(frozen=True)
class Repository:
    """The made-up list on the loopback GitHub, to which one person proposes things on four branches."""

    world: GitHubWorld
    nils: Person

    def propose(self) -> None:
        """Open a pull request of each branch: a good entry, one that stands twice, no list, and what is no text."""
        for branch in BRANCHES:
            self.world.open_pull("nils", {"head": branch, "base": "main", "title": branch, "body": ""})


@pytest.fixture
def hub(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    world = GitHubWorld(clone / "hub.git")
    service = GitHubService(world)
    service.person("maya").push("main", {"README.md": OLD.encode()}, "Begin")
    nils = service.person("nils")
    nils.push("clean", {"README.md": MENDED})
    nils.push("bad", {"README.md": BAD})
    nils.push("other", {"docs.md": b"# Docs\n"})
    nils.push("binary", {"README.md": b"\0\0"})
    with (clone / "tracker.toml").open("a") as settings:
        settings.write("[github]\nwrite_pause = 0\n")
    with LoopbackServer(service) as server:
        monkeypatch.setenv("GITHUB_API_URL", server.url)
        monkeypatch.setenv("GITHUB_GRAPHQL_URL", f"{server.url}/graphql")
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        yield Repository(world, nils)


@pytest.mark.usefixtures("hub")
def test_where_nobody_proposes_anything_it_is_said() -> None:
    nobody = lint("--pull-requests")
    assert nobody.stdout == ""
    assert "no pull request of people is open" in nobody.stderr


def test_each_contribution_is_told_once(hub: Repository) -> None:
    hub.propose()
    first = lint("--pull-requests").stdout
    assert "#1: nothing to mend" in first
    assert "#2: 1 finding, " in first
    assert "#3: changes no list" in first
    assert "#4: README.md cannot be read: " in first
    assert "#2: nothing new since" in lint("--pull-requests").stdout
    assert [len(pull.remarks) for pull in hub.world.pulls.values()] == [0, 1, 0, 0], (
        "a clean one needs no comment"
    )


def test_a_program_is_told_each_contribution_newest_first(hub: Repository) -> None:
    hub.propose()
    rows = [json.loads(line) for line in lint("--pull-requests", "--json").stdout.splitlines()]
    assert [(*row, row["number"]) for row in rows] == [(*rows[0], number) for number in (4, 3, 2, 1)]


def test_a_round_looks_at_no_more_than_it_may(hub: Repository) -> None:
    hub.propose()
    settings = load(None)
    forge = wiring.github(settings, environment(), settings.lists[0].repository)
    told = dict(go_round(forge, forge.open_pulls("tracker/"), {"README.md": ()}, most=2))
    assert told[4].startswith("README.md cannot be read")
    assert told[3] == "changes no list"
    assert told[2] == told[1] == "was not looked at: 2 newer ones took this round"


def test_a_comment_is_kept_current(hub: Repository) -> None:
    hub.propose()
    lint("--pull-requests")
    hub.nils.push("bad", {"README.md": MENDED}, "Mend it")
    assert "#2: nothing to mend, and its comment" in lint("--pull-requests").stdout
    (only,) = hub.world.pulls[2].remarks
    assert "nothing to mend" in only.body
    hub.nils.push("bad", {"README.md": BAD}, "Undo that")
    assert "#2: 1 finding, " in lint("--pull-requests").stdout


def test_what_is_no_longer_proposed_is_no_longer_at_fault(hub: Repository) -> None:
    hub.propose()
    lint("--pull-requests")
    hub.nils.push("bad", {"README.md": OLD.encode()}, "Take it all back")
    assert "#2: changes no list" in lint("--pull-requests").stdout
    assert "#2: nothing new since" in lint("--pull-requests").stdout
    (only,) = hub.world.pulls[2].remarks
    assert "nothing to mend" in only.body


def test_a_list_that_is_nowhere_leaves_the_others_their_round(hub: Repository, clone: Path) -> None:
    hub.propose()
    with (clone / "tracker.toml").open("a") as settings:
        settings.write('[[lists]]\nname = "gone"\nrepository = "example/gone"\n')
    partly = lint("--pull-requests")
    assert "example/gone: GitHub finds nothing there" in partly.stderr
    assert "#2: 1 finding, " in partly.stdout
    assert partly.exit_code == 3

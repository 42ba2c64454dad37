"""Several daemons on one real PostgreSQL, with fifty lists; they die, and nothing is lost or done twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from support.many_hubs import ManyHubs
from support.postgres import postgres, postgres_url
from support.serving import LINE, missed, wait_for

from state.store import open_store
from tracker.demo.rehearsal import MORNING, page
from tracker.loopback.github_world import TOKEN
from tracker.loopback.messages import Reply, Request, Service
from tracker.loopback.server import LoopbackServer
from tracker.loopback.services import Services

__all__ = ["postgres", "postgres_url"]

LISTS = 50
SPACING = 3.0


@dataclass
class Listener:
    """Notes when a service is asked and when it has answered, and passes the question on."""

    service: Service
    spans: list[tuple[float, float]] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        began = time.monotonic()
        try:
            return self.service.answer(request)
        finally:
            self.spans.append((began, time.monotonic()))


@dataclass
class Scene:
    """Loopback services, one PostgreSQL, fifty lists, and machines that share nothing else."""

    folder: Path
    store_url: str
    hubs: ManyHubs
    arxiv: Listener
    environment: dict[str, str]
    now: list[datetime]

    def settings(self) -> Path:
        lists = "".join(
            f'[[lists]]\nname = "list-{n:02}"\nrepository = "{name}"\n'
            for n, name in enumerate(self.hubs.hubs)
        )
        path = self.folder / "tracker.toml"
        path.write_text(
            f'{lists}\n[github]\nwrite_pause = 0\n\n[schedule]\nrun = "{LINE}"\njitter = 0\nmisfire_grace = 172800\n'
            '\n[serve]\nlisten = ""\nlease_seconds = 6\n'
        )
        return path

    def overdue(self) -> None:
        """Leave the memory of daemons that were all stopped before their moment came."""
        with open_store(self.store_url) as store:
            store.advance([missed("run")])

    @contextmanager
    def daemon(self, number: int) -> Iterator[subprocess.Popen[bytes]]:
        """One daemon on a machine of its own."""
        own = {
            "XDG_CACHE_HOME": str(self.folder / f"machine-{number}"),
            "TRACKER_NOW": self.now[0].isoformat(),
        }
        log = self.folder / f"daemon-{number}.log"
        with (
            log.open("wb") as err,
            subprocess.Popen(
                [sys.executable, "-m", "tracker", "--config", str(self.settings()), "serve"],
                cwd=self.folder,
                env={**self.environment, **own},
                stderr=err,
            ) as found,
        ):
            try:
                yield found
            finally:
                found.terminate()
                try:
                    found.wait(240)
                finally:
                    found.kill()

    def served(self) -> list[str]:
        return [name for name, hub in self.hubs.hubs.items() if hub.world.pulls]

    def done(self) -> int:
        with open_store(self.store_url) as store:
            return sum(store.cursor(f"done:list:list-{n:02}") is not None for n in range(LISTS))

    def writers(self) -> Counter[int]:
        """How many lists each daemon says it kept."""
        logs = {n: self.folder / f"daemon-{n}.log" for n in range(9)}
        return Counter({n: path.read_text().count(": done") for n, path in logs.items() if path.exists()})


@pytest.fixture
def scene(tmp_path: Path, postgres_url: str) -> Iterator[Scene]:
    now = [MORNING]
    names = [f"example/list-{n:02}" for n in range(LISTS)]
    hubs = ManyHubs(tmp_path, names, page(), lambda: now[0])
    services = Services.of(now=lambda: now[0])
    listener = Listener(services.arxiv.service)
    services.arxiv.service = listener
    with services, LoopbackServer(hubs) as server:
        environment = {
            **os.environ,
            **services.addresses.variables(),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "GITHUB_API_URL": server.url,
            "GITHUB_GRAPHQL_URL": f"{server.url}/graphql",
            "GITHUB_TOKEN": TOKEN,
            "TRACKER_STATE_URL": postgres_url,
        }
        yield Scene(tmp_path, postgres_url, hubs, listener, environment, now)


def assert_each_list_has_one_pull_request(scene: Scene) -> None:
    assert len(scene.served()) == LISTS
    for name, hub in scene.hubs.hubs.items():
        assert len(hub.world.pulls) == 1, name
        opened = [request for request in hub.writes if request.path.endswith("/pulls")]
        assert len(opened) == 1, name
        (pull,) = hub.world.pulls.values()
        text = hub.person("maya").read(pull.branch, "README.md")
        added = [line for line in text.splitlines() if "2611." in line]
        assert len(added) == len(set(added)) > 0


def shortest_gap(listener: Listener) -> float:
    spans = sorted(listener.spans)
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(spans)]
    return min(gaps, default=float("inf"))


@pytest.mark.slow
def test_lists_of_a_daemon_that_was_killed_are_kept_by_the_other(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.overdue()
    began = time.monotonic()
    with scene.daemon(1) as first, scene.daemon(2) as second:
        wait_for(lambda: len(scene.served()) >= LISTS // 3)
        first.send_signal(signal.SIGKILL)
        killed_at = len(scene.served())
        wait_for(lambda: scene.done() == LISTS)
        second.send_signal(signal.SIGTERM)
        assert second.wait(240) == 0
    assert_each_list_has_one_pull_request(scene)
    assert len(scene.arxiv.spans) == 1, "the sources are polled once for all"
    with capsys.disabled():
        shares = scene.writers()
        print(  # noqa: T201 - the figures that this test is to show
            f"\n{LISTS} lists in {time.monotonic() - began:.0f} s, one daemon killed after {killed_at};"
            f" tasks done by each: {dict(shares)}; {len(scene.arxiv.spans)} request to arXiv"
        )


@pytest.mark.slow
def test_poll_of_a_daemon_that_was_killed_is_made_good_within_arxivs_rule(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    poll = [sys.executable, "-m", "tracker", "--config", str(scene.settings()), "poll"]
    before = {**scene.environment, "TRACKER_NOW": scene.now[0].isoformat()}
    subprocess.run(poll, cwd=scene.folder, env=before, check=True, capture_output=True)
    scene.now[0] += timedelta(days=7)
    scene.overdue()
    asked = len(scene.arxiv.spans)
    with scene.daemon(1) as first:
        wait_for(lambda: len(scene.arxiv.spans) > asked)
        first.send_signal(signal.SIGKILL)
        with scene.daemon(2), scene.daemon(3):
            wait_for(lambda: scene.done() == LISTS)
    assert_each_list_has_one_pull_request(scene)
    gap = shortest_gap(scene.arxiv)
    assert gap >= SPACING
    with capsys.disabled():
        print(  # noqa: T201 - as above
            f"\n{len(scene.arxiv.spans)} requests to arXiv by three daemons, one killed while it polled;"
            f" shortest pause between two: {gap:.2f} s; tasks done by each: {dict(scene.writers())}"
        )

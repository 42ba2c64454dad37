"""All loopback services at once, around one made-up list: where `tracker demo` and the tests play the whole job."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from tracker.loopback.github import GitHubService
from tracker.loopback.github_world import TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer
from tracker.loopback.services import Services

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

LIST = "demo"
PATH = "README.md"


class Stage:
    """Serves until the block ends; `now` is the time on every service's wall."""

    def __init__(self, folder: Path, page: bytes, now: datetime) -> None:
        self.now = now
        self.folder = folder
        self._runs = 0
        self.github = GitHubService(GitHubWorld(folder / "repository.git", clock=self._clock))
        self.github.person("maya").push(self.world.default_branch, {PATH: page}, "Begin")
        self.sources = Services.of(now=self._clock)
        self._github = LoopbackServer(self.github)
        self._stack = ExitStack()

    def _clock(self) -> datetime:
        return self.now

    def __enter__(self) -> Self:
        self._stack.enter_context(self.sources)
        self._stack.enter_context(self._github)
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stack.close()

    @property
    def world(self) -> GitHubWorld:
        """What the loopback GitHub remembers."""
        return self.github.world

    def environment(self) -> dict[str, str]:
        """What leads a process to these services, and nowhere else; nobody here asks for a pause between two runs."""
        self._runs += 1
        return {
            **self.sources.addresses.variables(),
            "GITHUB_API_URL": self._github.url,
            "GITHUB_GRAPHQL_URL": f"{self._github.url}/graphql",
            "GITHUB_TOKEN": TOKEN,
            "TRACKER_NOW": self.now.isoformat(),
            "TRACKER_STATE_URL": str(self.folder / "state.db"),
            "XDG_CACHE_HOME": str(self.folder / f"cache-{self._runs}"),
        }

    def settings(self) -> str:
        """The `tracker.toml` of the made-up list."""
        return f'[[lists]]\nname = "{LIST}"\nrepository = "{self.world.name}"\npath = "{PATH}"\n\n[github]\nwrite_pause = 0\n\n[http]\nfirst_wait = 0\n'

    def diff(self, branch: str) -> str:
        """What a branch would change on the default branch."""
        world = self.world
        return world.git.diff(*(world.ref_of(world.name, name) for name in (world.default_branch, branch)))

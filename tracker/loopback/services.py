"""All the services to read from, started together on addresses of their own: what `demo` and the tests poll."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from tracker import clock
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.huggingface import LoopbackHuggingFace
from tracker.loopback.papers_with_code import LoopbackPapersWithCode
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.sources.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True)
class Services:
    """arXiv, Hugging Face and Papers with Code, each on a port of its own, all of one world."""

    arxiv: LoopbackServer
    hugging_face: LoopbackServer
    papers_with_code: LoopbackServer
    _open: ExitStack

    @classmethod
    def of(cls, world: World | None = None, now: Callable[[], datetime] = clock.now) -> Self:
        """The services of a world, not yet started."""
        world = world or World()
        return cls(
            LoopbackServer(LoopbackArxiv(world, now)),
            LoopbackServer(LoopbackHuggingFace(world, now)),
            LoopbackServer(LoopbackPapersWithCode(world, now)),
            ExitStack(),
        )

    @property
    def servers(self) -> tuple[LoopbackServer, ...]:
        """Each of them."""
        return (self.arxiv, self.hugging_face, self.papers_with_code)

    @property
    def addresses(self) -> Addresses:
        """Where they are."""
        return Addresses(
            arxiv_api=f"{self.arxiv.url}/api/query",
            arxiv_rss=f"{self.arxiv.url}/rss",
            arxiv_oai=f"{self.arxiv.url}/oai",
            arxiv_html=f"{self.arxiv.url}/html",
            hugging_face=self.hugging_face.url,
            papers_with_code=f"{self.papers_with_code.url}/api/v1",
        )

    def __enter__(self) -> Self:
        for server in self.servers:
            self._open.enter_context(server)
        return self

    def __exit__(self, *_exc: object) -> None:
        self._open.close()

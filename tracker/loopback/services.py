"""All the services to read from, started together on addresses of their own: what `demo` and the tests poll."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from functools import cached_property
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

    from tracker.loopback.messages import Service


_DOUBLE, _PATHS = "double", "paths"


def _played_by(double: Callable[[World, Callable[[], datetime]], Service], **paths: str) -> dict[str, object]:
    """A service's double, and the path below its host at which each of its `Addresses` begins."""
    return {_DOUBLE: double, _PATHS: paths}


@dataclass(frozen=True)
class Services:
    """All of them, each on a port of its own, all of one world."""

    arxiv: LoopbackServer = field(
        metadata=_played_by(
            LoopbackArxiv, arxiv_api="/api/query", arxiv_rss="/rss", arxiv_oai="/oai", arxiv_html="/html"
        )
    )
    hugging_face: LoopbackServer = field(metadata=_played_by(LoopbackHuggingFace, hugging_face=""))
    papers_with_code: LoopbackServer = field(
        metadata=_played_by(LoopbackPapersWithCode, papers_with_code="/api/v1")
    )

    @classmethod
    def of(cls, world: World | None = None, now: Callable[[], datetime] = clock.now) -> Self:
        """The services of a world, not yet started."""
        world = world or World()
        return cls(**{one.name: LoopbackServer(one.metadata[_DOUBLE](world, now)) for one in fields(cls)})

    @property
    def servers(self) -> tuple[LoopbackServer, ...]:
        """The server of each service."""
        return tuple(getattr(self, one.name) for one in fields(self))

    @property
    def addresses(self) -> Addresses:
        """The addresses by which the tracker finds them."""
        return Addresses(
            **{
                name: getattr(self, one.name).url + path
                for one in fields(self)
                for name, path in one.metadata[_PATHS].items()
            }
        )

    @cached_property
    def _open(self) -> ExitStack:
        return ExitStack()

    def __enter__(self) -> Self:
        for server in self.servers:
            self._open.enter_context(server)
        return self

    def __exit__(self, *_exc: object) -> None:
        self._open.close()

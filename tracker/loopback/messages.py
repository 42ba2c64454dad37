"""What passes between a client and a loopback service, and what such a service is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.loopback.faults import Fault


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    """The last value of each parameter; `target` has them all."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    target: str = ""
    """Path and query as they came."""
    fault: Fault | None = None
    """The fault that the service is to play, if it is one of its own."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the service answers."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class Service(Protocol):
    """What a loopback service is: a function from requests to replies, with whatever memory it needs."""

    def answer(self, request: Request) -> Reply:
        """Answer one request; called from several threads."""
        ...

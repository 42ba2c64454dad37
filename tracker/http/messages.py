"""What goes through the door: the request we make and the answer we get."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping


Service = NewType("Service", str)
"""Whose patience a request draws on, by a name that it gives itself; all addresses of one service share its pace."""

AT_ARXIV, AT_HUGGING_FACE = Service("arxiv"), Service("hugging_face")
"""Those for whom the door has a pace or a token of their own; any other is named where it is asked."""


class Shape(StrEnum):
    """What an answer must look like from its first bytes."""

    XML = "xml"
    JSON = "json"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a service gave to ask "has it changed?" with."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Ask:
    """One GET: whom, what, and what we are ready to take."""

    service: Service
    url: str
    params: tuple[tuple[str, str], ...] = ()
    shape: Shape = Shape.JSON
    validators: Validators = field(default_factory=Validators)
    largest: int | None = None
    """Bytes that we read at most; the settings' limit when not given."""
    slow: bool = False
    """Is it usual that nothing comes for a long while? Then only the deadline ends the waiting."""


class Received(NamedTuple):
    """What came back, before anybody looked at what it means."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """A usable answer. `unchanged` means that what we have is still true, and there is no body."""

    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    validators: Validators = field(default_factory=Validators)
    unchanged: bool = False

    @property
    def host(self) -> str:
        """The host that answered, with its port where it is named."""
        return host_of(self.url)


def host_of(url: str) -> str:
    """The host of an address, with its port where it names one."""
    return url.partition("://")[2].partition("/")[0]

"""What a service that works come from gives the tracker: its sources, its errands, and a look at whether it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from tracker.doctor.finding import Finding
    from tracker.http.door import Door
    from tracker.ports import Source
    from tracker.settings.sources import SourcesSettings
    from tracker.sources.addresses import Addresses
    from tracker.sources.details import Runner, Task


@dataclass(frozen=True, slots=True)
class Reach:
    """Which sources a poll asks, and how far back."""

    since: date | None = None
    """None asks for what is new."""
    only: Sequence[str] = ()
    """The names of those that are wanted; none leaves all of them."""


ALL_THAT_IS_NEW = Reach()


@dataclass(frozen=True, slots=True)
class Means:
    """What an origin works with."""

    settings: SourcesSettings
    door: Door
    addresses: Addresses
    since: date | None = None
    """How far back is asked for; None asks for what is new."""


def no_errands(_: Means) -> Mapping[Task, Runner]:
    """For an origin that is asked for nothing about single works."""
    return {}


@dataclass(frozen=True, slots=True)
class Origin:
    """A service that works come from, with all that is asked of it."""

    title: str
    """What people call it."""
    sources: Callable[[Means], Iterator[Source]]
    """Those that the settings leave enabled, in the order in which they are polled; none where it is not asked at all."""
    probe: Callable[[Means, datetime], Iterator[Finding]]
    """Asks it a little, for the doctor; only where any of its sources is enabled."""
    errands: Callable[[Means], Mapping[Task, Runner]] = no_errands
    """What it can be asked about single works, as far as the settings leave that enabled."""

"""What the one pipeline needs from the world, as protocols; `tracker.wiring` chooses who fulfils them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import (
        Batch,
        Cursor,
        Event,
        EventKind,
        Paper,
        SourceName,
        SourceReport,
        Validator,
        Verdict,
        Work,
    )


class Recall(Protocol):
    """What a source may look up of earlier polls; every store can."""

    def cursor(self, name: str) -> Cursor | None:
        """How far a reader has come."""
        ...

    def validator(self, url: str) -> Validator | None:
        """What to send a server to learn whether a page has changed."""
        ...

    def events(self, since: datetime | None = None, *, kinds: Collection[EventKind] = ()) -> Iterator[Event]:
        """The log from a moment on, oldest first."""
        ...

    def work(self, identity: Identity) -> Work | None:
        """The work that an identity names."""
        ...


class Source(Protocol):
    """A service that announces works."""

    @property
    def name(self) -> SourceName:
        """The name under which its sightings, cursors and reports are kept."""
        ...

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        """Yield what is there, piece by piece, and return how it ended.

        A source that fails half-way returns `DEGRADED` or `FAILED`: what it yielded before is kept.
        """
        ...


class Judge(Protocol):
    """A classifier of paper text."""

    @property
    def version(self) -> str:
        """Which model speaks; a work is judged once by each."""
        ...

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        """One verdict a paper, in the same order; never raises for odd text."""
        ...

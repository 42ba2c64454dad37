"""The memory as everything else sees it: one protocol, and the one function that opens whatever fulfils it.

Sightings, events, verdicts, cursors and runs are what is kept; works and proposals are worked out from them, so neither
depends on the order in which things arrived. Every method is one transaction: it happened whole or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime, timedelta
    from typing import TextIO

    from state.identity import Identity
    from state.records import (
        Cursor,
        Event,
        EventKind,
        ListName,
        Proposal,
        Remembered,
        Run,
        Sighting,
        Validator,
        Verdict,
        Work,
        WorkId,
    )

IN_MEMORY = "sqlite://"
"""A store that ends with the process, for tests and rehearsals."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of each kind."""

    sightings: int = 0
    verdicts: int = 0
    events: int = 0
    cursors: int = 0
    runs: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """What the store holds and where."""

    url: str
    schema: str
    counts: Counts
    works: int
    size: int
    """Bytes on disk, as the database tells them."""
    by_source: Mapping[str, int]
    by_event: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Migration:
    """From which schema to which a store went; equal where nothing was to do."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What an export leaves out: works on which no list ever decided, when no source spoke of them since a moment."""

    irrelevant_before: datetime
    """For those judged irrelevant by every model that judged them."""
    undecided_before: datetime
    """For all others."""


class Lease(Protocol):
    """The right to act, held until the `with` block ends or its owner dies."""

    @property
    def owner(self) -> str:
        """Who holds it."""
        ...

    @property
    def taken_over(self) -> bool:
        """Did another hold it before who never gave it back, so that what it was doing may just have been done?"""
        ...

    def check(self) -> None:
        """Raise `LeaseLostError` unless it is still ours; call it right before an act that must not happen twice."""
        ...


class Store(Protocol):
    """What was seen, decided and done."""

    @property
    def url(self) -> str:
        """Where it is, without a password."""
        ...

    @property
    def shared(self) -> bool:
        """May other machines be working with it?"""
        ...

    def remember(self, sightings: Iterable[Sighting], events: Iterable[Event] = ()) -> list[Remembered]:
        """Keep what sources said, with the events that come of it, in one transaction; one answer a sighting, in order."""
        ...

    def known(self, identities: Collection[Identity]) -> dict[Identity, WorkId]:
        """The works that these strong identities name; what is unknown, or weak, is left out."""
        ...

    def work(self, identity: Identity) -> Work | None:
        """The work that an identity names."""
        ...

    def works(self, ids: Iterable[WorkId]) -> dict[WorkId, Work]:
        """The works of these ids; an id from before a merge finds the work it went into."""
        ...

    def namesakes(self, works: Collection[Work]) -> dict[WorkId, tuple[Work, ...]]:
        """The other works that bear the title of one of these, by id; a work that has none is left out."""
        ...

    def works_between(self, start: datetime | None = None, end: datetime | None = None) -> Iterator[Work]:
        """The works first seen from `start` up to but without `end`, oldest first, read piece by piece."""
        ...

    def works_pending(self, model_version: str, since: datetime | None = None) -> Iterator[Work]:
        """The works, first seen from `since` on, whose text this model has not judged yet."""
        ...

    def judge(self, verdicts: Iterable[tuple[Work, Verdict]]) -> None:
        """Keep verdicts; each belongs to the work's text, so a changed text is pending again."""
        ...

    def verdicts(self, works: Iterable[Work], model_version: str) -> dict[WorkId, Verdict]:
        """What a model said of these works as they stand."""
        ...

    def append(self, events: Iterable[Event]) -> int:
        """Add to the log; returns how many were new."""
        ...

    def events(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        list_name: ListName | None = None,
        kinds: Collection[EventKind] = (),
        work: Work | None = None,
    ) -> Iterator[Event]:
        """The log from `since` up to but without `until`, oldest first, read piece by piece."""
        ...

    def proposals(self, list_name: ListName) -> dict[WorkId, Proposal]:
        """How every work stands that was ever proposed to, rejected from or asked for on a list."""
        ...

    def proposal(self, list_name: ListName, work: Work) -> Proposal | None:
        """How one work stands on one list."""
        ...

    def cursor(self, name: str) -> Cursor | None:
        """How far a reader has come."""
        ...

    def advance(self, cursors: Iterable[Cursor]) -> None:
        """Keep cursors in the place of those under their names; where two stores meet, the one kept later holds."""
        ...

    def validator(self, url: str) -> Validator | None:
        """What to send a server to learn whether a page has changed."""
        ...

    def keep_validator(self, validator: Validator) -> None:
        """Keep what a server gave with a page; local, never exported."""
        ...

    def record_run(self, run: Run) -> None:
        """Keep a run; call it when it starts and again when it has finished."""
        ...

    def runs(self, since: datetime | None = None) -> Iterator[Run]:
        """The runs started from `since` on, newest first."""
        ...

    def lease(self, name: str, owner: str, ttl: timedelta) -> AbstractContextManager[Lease]:
        """Hold the right to do `name`; raises `LeaseHeldError` while a living owner holds it.

        An owner is dead at once when its process on this machine is gone, and elsewhere when it has not renewed
        its lease for `ttl`.
        """
        ...

    def export(self, out: TextIO, forget: Forgetting | None = None) -> Counts:
        """Write everything, or all but what may be forgotten, as sorted JSON lines; equal stores give equal bytes."""
        ...

    def import_(self, lines: Iterable[str | bytes], name: str = "import") -> Counts:
        """Merge an export in; a bad line raises `BadLineError` and nothing is kept."""
        ...

    def stats(self) -> Stats:
        """How much it holds."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...


class Backend(Protocol):
    """A module that opens one kind of store; each function takes an address as `address` writes it."""

    def open_store(self, url: str) -> Store:
        """Open a store, made or upgraded where needed."""
        ...

    def read_store(self, url: str) -> Store:
        """Open a store to read, also where this user may not write it."""
        ...

    def migrate(self, url: str) -> Migration:
        """Bring a store up to date and let go of it."""
        ...


_DATABASES = "state.sql.store"
BACKENDS = {"sqlite": _DATABASES, "postgresql": _DATABASES}
"""What opens which kind of address; each is read when it is asked for, for SQLAlchemy is heavy."""


def open_store(url: str | Path) -> Store:
    """Open the store at a path or `sqlite:///` or `postgresql://` address, made or upgraded where needed."""
    return _backend(url).open_store(address(url))


def read_store(url: str | Path) -> Store:
    """Open a store for whoever writes nothing there: it need not be one that this user may write."""
    return _backend(url).read_store(address(url))


def migrate(url: str | Path) -> Migration:
    """Bring the store's schema up to date without doing anything else, and say what was done."""
    return _backend(url).migrate(address(url))


def _backend(url: str | Path) -> Backend:
    """What opens an address of its kind; an address of no known kind is refused in the words of the databases."""
    kind = address(url).partition("://")[0].partition("+")[0]
    found: Backend = import_module(BACKENDS.get(kind, _DATABASES))
    return found


def address(url: str | Path) -> str:
    """A plain path is an SQLite file; anything with `://` is taken as it is."""
    text = str(url)
    return text if "://" in text else f"sqlite:///{Path(text)}"


def missing_file(url: str | Path) -> Path | None:
    """The file of an SQLite store that is still to be made; None for a store that is there, or that only opening can tell of."""
    prefix, found, name = address(url).partition("sqlite:///")
    name = name.partition("?")[0]
    if prefix or not found or not name or name == ":memory:" or name.startswith("file:"):
        return None
    found_at = Path(name)
    try:
        in_the_way = found_at.exists() or any(one.exists() and not one.is_dir() for one in found_at.parents)
    except PermissionError:
        return None
    return None if in_the_way else found_at

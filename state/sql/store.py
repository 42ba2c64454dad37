"""The store put together: each method is one transaction around what its own module knows how to do."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from state.codec import identity_from
from state.errors import StoreFullError, StoreReadOnlyError
from state.folding import fingerprint, proposal_of
from state.records import WorkId
from state.sql import bookkeeping, log, works
from state.sql.database import Database
from state.sql.kept import Arrival
from state.sql.leases import hold
from state.sql.sightings import remember
from state.sql.statistics import stats
from state.sql.transfer import export, import_lines
from state.sql.works import namesakes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
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
    )
    from state.sql.leases import HeldLease
    from state.store import Counts, Forgetting, Migration, Stats


class SqlStore:
    """The store on SQLite or PostgreSQL; what each method promises is said in `state.store.Store`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.url = database.url
        self.shared = not database.is_sqlite

    def remember(self, sightings: Iterable[Sighting], events: Iterable[Event] = ()) -> list[Remembered]:
        """Keep what sources said, and what comes of it."""
        arrivals = [Arrival.of(sighting) for sighting in sightings]
        with self._database.writing() as connection:
            answers = remember(connection, arrivals)
            log.append(connection, events)
            return answers

    def known(self, identities: Collection[Identity]) -> dict[Identity, WorkId]:
        """The works that these strong identities name."""
        strong = {str(identity): identity for identity in identities if identity.scheme.strong}
        found = works.best_leads(self._database.leads(strong)) if strong else {}
        return {strong[name]: WorkId(work) for name, (_number, work) in found.items()}

    def work(self, identity: Identity) -> Work | None:
        """The work that an identity names."""
        with self._database.reading() as connection:
            found = works.leads(connection, [str(identity)]).get(str(identity))
            return works.by_number(connection, [found[0]])[found[0]] if found else None

    def works(self, ids: Iterable[WorkId]) -> dict[WorkId, Work]:
        """The works of these ids."""
        with self._database.reading() as connection:
            numbers = {
                WorkId(name): number for name, (number, _) in works.leads(connection, set(ids)).items()
            }
            found = works.by_number(connection, set(numbers.values()))
            return {wanted: found[number] for wanted, number in numbers.items()}

    def namesakes(self, works: Collection[Work]) -> dict[WorkId, tuple[Work, ...]]:
        """The other works that bear the title of one of these."""
        with self._database.reading() as connection:
            return namesakes(connection, works)

    def works_between(self, start: datetime | None = None, end: datetime | None = None) -> Iterator[Work]:
        """The works first seen in a stretch of time."""
        return self._works(start, end, None)

    def works_pending(self, model_version: str, since: datetime | None = None) -> Iterator[Work]:
        """The works that a model has not judged as they stand."""
        return self._works(since, None, model_version)

    def _works(self, start: datetime | None, end: datetime | None, unjudged_by: str | None) -> Iterator[Work]:
        place = None
        while True:
            with self._database.reading() as connection:
                found, place = works.page(connection, place, start, end, unjudged_by)
            if place is None:
                return
            yield from found

    def judge(self, verdicts: Iterable[tuple[Work, Verdict]]) -> None:
        """Keep what a model said of texts."""
        with self._database.writing() as connection:
            bookkeeping.keep_verdicts(
                connection, [(fingerprint(work.paper), verdict) for work, verdict in verdicts]
            )

    def verdicts(self, works: Iterable[Work], model_version: str) -> dict[WorkId, Verdict]:
        """What a model said of these works."""
        with self._database.reading() as connection:
            return bookkeeping.verdicts(connection, works, model_version)

    def append(self, events: Iterable[Event]) -> int:
        """Add to the log."""
        with self._database.writing() as connection:
            return log.append(connection, events)

    def events(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        list_name: ListName | None = None,
        kinds: Collection[EventKind] = (),
        work: Work | None = None,
    ) -> Iterator[Event]:
        """The log, oldest first."""
        wanted, place = log.EventFilter(since, until, list_name, kinds, work), None
        while True:
            with self._database.reading() as connection:
                found, place = log.page(connection, wanted, place)
            if place is None:
                return
            yield from found

    def proposals(self, list_name: ListName) -> dict[WorkId, Proposal]:
        """How every work stands on a list."""
        with self._database.reading() as connection:
            return log.proposals(connection, list_name)

    def proposal(self, list_name: ListName, work: Work) -> Proposal | None:
        """How one work stands on one list."""
        events = list(self.events(list_name=list_name, work=work))
        return proposal_of(list_name, identity_from(work.id), events)

    def cursor(self, name: str) -> Cursor | None:
        """How far a reader has come."""
        with self._database.reading() as connection:
            return bookkeeping.cursor(connection, name)

    def advance(self, cursors: Iterable[Cursor]) -> None:
        """Keep cursors."""
        with self._database.writing() as connection:
            bookkeeping.advance(connection, cursors)

    def validator(self, url: str) -> Validator | None:
        """What a server gave with a page."""
        with self._database.reading() as connection:
            return bookkeeping.validator(connection, url)

    def keep_validator(self, validator: Validator) -> None:
        """Keep what a server gave with a page."""
        with self._database.writing() as connection:
            bookkeeping.keep_validator(connection, validator)

    def record_run(self, run: Run) -> None:
        """Keep a run."""
        with self._database.writing() as connection:
            bookkeeping.record_run(connection, run)

    def runs(self, since: datetime | None = None) -> Iterator[Run]:
        """Runs, the newest first."""
        with self._database.reading() as connection:
            return iter(bookkeeping.runs(connection, since))

    def lease(self, name: str, owner: str, ttl: timedelta) -> AbstractContextManager[HeldLease]:
        """Hold the right to do something."""
        return hold(self._database, name, owner, ttl)

    def export(self, out: TextIO, forget: Forgetting | None = None) -> Counts:
        """Write everything as JSON lines."""
        with self._database.reading() as connection:
            return export(connection, out, forget)

    def import_(self, lines: Iterable[str | bytes], name: str = "import") -> Counts:
        """Merge an export in."""
        with self._database.writing() as connection:
            return import_lines(connection, lines, name)

    def stats(self) -> Stats:
        """How much it holds."""
        with self._database.reading() as connection:
            return stats(connection, self.url)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()


def open_store(url: str) -> SqlStore:
    """Open a store, making or upgrading its tables where needed."""
    return _opened(Database(url))


def read_store(url: str) -> SqlStore:
    """Open a store to read; one that may not or cannot be written is read as it is, if its tables are of today."""
    try:
        return open_store(url)
    except (StoreReadOnlyError, StoreFullError):
        return _opened(Database(url, as_it_is=True))


def _opened(database: Database) -> SqlStore:
    with ExitStack() as undo:
        undo.callback(database.close)
        database.upgrade()
        undo.pop_all()
    return SqlStore(database)


def migrate(url: str) -> Migration:
    """Make or upgrade the tables and let go."""
    database = Database(url)
    try:
        return database.upgrade()
    finally:
        database.close()

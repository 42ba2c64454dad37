"""The database behind the store: how it is opened, what a transaction is, and how it is brought up to date."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager, nullcontext
from functools import partial
from os import W_OK, access
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool, StaticPool

from state.errors import (
    DISK_AT_FAULT,
    ForeignStoreError,
    NewerStoreError,
    StoreAddressError,
    StoreDamagedError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreadableError,
)
from state.sql import tables
from state.sql.among import among
from state.sql.faults import faults_told
from state.sql.file import (
    is_there,
    lost,
    make_file,
    make_folder,
    open_as_it_is,
    prepare,
    standing_still,
)
from state.sql.quick import QuickLookup, leading
from state.sql.tables import APPLICATION_ID, HEAD
from state.store import Migration

if TYPE_CHECKING:
    from collections.abc import Collection, Generator
    from contextlib import AbstractContextManager

    from sqlalchemy import URL, Connection

    from state.sql.quick import Lead

_BUSY_SECONDS = 30
_WRITERS_LOCK = 0x74726B72
"""The number of the advisory lock that makes writers on PostgreSQL take turns, as SQLite's do anyway."""
_NEXT_TURN = text("SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:key)")
"""A writer that was stopped in the middle, and yet lives, would be waited for without an end."""
_CONNECTED = {
    "application_name": "tracker",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""One that answers nothing to begin with is noticed after ten seconds, of each address that its name has, and one that is gone
without a word after a minute: not after the two minutes of the driver and the two hours and more of most systems.

An address may say otherwise, as in `postgresql://HOST/NAME?keepalives_idle=300`."""
_PASSWORD = re.compile(r"(?<=:)(?!//).*(?=@)")


class Database:
    """One engine, and transactions on it whose failures speak plainly.

    `as_it_is` opens a file that this user may not write, nor its folder: nothing is made beside it, not even SQLite's log.
    """

    def __init__(self, url: str, *, busy_seconds: float = _BUSY_SECONDS, as_it_is: bool = False) -> None:
        parsed = _parsed(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.url = _shown(parsed)
        in_memory = parsed.database in (None, "", ":memory:")
        self._file = Path(parsed.database or "") if self.is_sqlite and not in_memory else None
        self._one_at_a_time = RLock() if self.is_sqlite and self._file is None else None
        self._as_it_is = as_it_is
        self._patience = f"{round(busy_seconds * 1000)}ms"
        self.engine = self._engine(parsed, busy_seconds)
        self._quick: QuickLookup | None = None

    def _engine(self, url: URL, busy_seconds: float) -> Engine:
        if not self.is_sqlite:
            try:
                own = {name: value for name, value in _CONNECTED.items() if name not in url.query}
                engine = create_engine(url, pool_pre_ping=True, connect_args=own)
            except ImportError as error:
                raise StoreAddressError(
                    self.url, "its driver is not installed; pip install 'psycopg[binary]'"
                ) from error
            # it warns of what it ignores when a connection is lost, beside the error that is told
            logging.getLogger("psycopg").setLevel(logging.ERROR)
            return engine
        arguments = {"timeout": busy_seconds, "check_same_thread": False}
        if self._file is None:
            engine = create_engine(url, connect_args=arguments, poolclass=StaticPool)
        else:
            self._check_file(self._file)
            as_it_is: dict[str, Any] = {
                "creator": partial(open_as_it_is, self._file, busy_seconds),
                "poolclass": NullPool,  # what a connection has read, it takes to stand for ever
            }
            engine = create_engine(url, connect_args=arguments, **(as_it_is if self._as_it_is else {}))
        if not self._as_it_is:
            event.listen(engine, "connect", partial(prepare, busy_seconds=busy_seconds))
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def _check_file(self, path: Path) -> None:
        forbidden: type[StoreReadOnlyError | StoreUnreadableError] = StoreReadOnlyError
        try:
            make_folder(path.parent)
            forbidden = StoreUnreadableError
            there = is_there(path)
            damage = lost(path) if there else ""
            if not there and not self._as_it_is:
                forbidden = StoreReadOnlyError
                with faults_told(self.url):
                    make_file(path)
        except IsADirectoryError as error:
            raise StoreAddressError(self.url, "it is a folder, not a file") from error
        except (NotADirectoryError, FileExistsError) as error:
            raise StoreAddressError(self.url, "part of its path is a file, not a folder") from error
        except PermissionError as error:
            raise forbidden(self.url) from error
        except OSError as error:  # a read-only file system or too long a name has no error of its own kind
            if error.errno in DISK_AT_FAULT:
                raise StoreFullError(self.url) from error
            raise StoreAddressError(self.url, f"no file can be there: {error.strerror}") from error
        if damage:
            raise StoreDamagedError(self.url, damage)
        # SQLite would leave a log beside it that stays read-only when the file is not any more
        if there and not self._as_it_is and not access(path, W_OK):
            raise StoreReadOnlyError(self.url)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A transaction that sees one state of the store from beginning to end."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._still(), faults_told(self.url), self._turn(), self.engine.connect() as connection:
            yield connection.execution_options(**options)

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A transaction that is kept whole at the end of the block, or not at all; writers take turns."""
        with faults_told(self.url), self._turn(), self.engine.connect() as connection:
            writing = connection.execution_options(writes=True)
            with writing.begin():
                if not self.is_sqlite:
                    writing.execute(_NEXT_TURN, {"patience": self._patience, "key": _WRITERS_LOCK})
                yield writing

    def _still(self) -> AbstractContextManager[None]:
        return standing_still(self._file, self.url) if self._file and self._as_it_is else nullcontext()

    @contextmanager
    def _turn(self) -> Generator[None]:
        if self._one_at_a_time is None:
            yield
        else:
            with self._one_at_a_time:
                yield

    def leads(self, names: Collection[str]) -> list[Lead]:
        """Every work that each of these names leads to, as quickly as the database allows."""
        if self._file is None or self._as_it_is:
            with self.reading() as connection:
                rows = connection.execute(leading(among(connection, tables.names.c.name, names)))
                return [(row.name, row.former, row.id, row.work) for row in rows]
        if self._quick is None:
            with faults_told(self.url):
                self._quick = QuickLookup(self.engine, self.url)
        return self._quick.leads(names)

    def upgrade(self) -> Migration:
        """Make or upgrade the schema; refuses a newer one and another program's database."""
        with self.reading() as connection:
            before = self._revision(connection)
            if before == HEAD and not (self.is_sqlite or self._as_it_is):
                # of a file it was seen before; a server says only when asked to write, be it nothing
                connection.execute(text("UPDATE leases SET owner = owner WHERE false"))
        if before == HEAD:
            return Migration(HEAD, HEAD)
        from state.migrations.run import revisions, upgrade  # noqa: PLC0415 - Alembic is only needed when there is work

        if before and before not in revisions():
            raise NewerStoreError(self.url, before, HEAD)
        with self.writing() as connection:
            before = self._revision(connection)
            if before != HEAD:
                upgrade(connection)
            if self.is_sqlite:
                connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        return Migration(before, HEAD)

    def _revision(self, connection: Connection) -> str:
        found = connection.dialect.get_table_names(connection)
        ours = {"alembic_version", "sightings", "works"} <= set(found)
        if self.is_sqlite and found:
            ours = ours and connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID
        if found and not ours and (self.is_sqlite or "alembic_version" in found):
            raise ForeignStoreError(self.url)
        if not ours:
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())

    def close(self) -> None:
        """Let go of every connection."""
        if self._quick:
            self._quick.close()
        self.engine.dispose()


def _shown(url: URL) -> str:
    """An address as people write it: without its password, and a file's path with its own letters."""
    told = url.render_as_string(hide_password=True)
    path = unquote(told) if url.get_backend_name() == "sqlite" else told
    return path if path.isprintable() else told


def _parsed(url: str) -> URL:
    told = _PASSWORD.sub("***", url)
    advice = "write a file's path, sqlite:///PATH or postgresql://HOST/NAME"
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:  # the last: a port that is no number
        raise StoreAddressError(told, advice) from error
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreAddressError(told, "only SQLite and PostgreSQL are known")
    if parsed.get_backend_name() == "sqlite" and parsed.host:
        raise StoreAddressError(told, advice)
    return parsed


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""What a database's complaint means for a person; the one place that knows the codes of SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from state.errors import (
    StateError,
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreachableError,
)

if TYPE_CHECKING:
    from collections.abc import Generator

_PRIMARY = 0xFF
"""SQLite's extended codes carry the primary one in their low byte."""


@contextmanager
def faults_told(url: str) -> Generator[None]:
    """Turn what a person can mend into a `StateError`; everything else is a defect and passes through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # the second from a connection that is not a transaction's
        if _was_stopped(error):
            raise KeyboardInterrupt from error
        meant = _meaning(url, error)
        if meant is None:
            raise
        raise meant from error


def _was_stopped(error: DBAPIError | sqlite3.Error) -> bool:
    """Did a Ctrl-C end a statement of SQLite? Nobody else interrupts one."""
    told = error.orig if isinstance(error, DBAPIError) else error
    return isinstance(told, sqlite3.Error) and _code(told) == sqlite3.SQLITE_INTERRUPT


def _meaning(url: str, error: DBAPIError | sqlite3.Error) -> StateError | None:
    """What it means, or None where no person can mend it."""
    if isinstance(error, sqlite3.Error):
        return _sqlite_meaning(url, error)
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_meaning(url, error.orig)
    return _postgres_meaning(url, error)


def is_busy(error: sqlite3.Error) -> bool:
    """Did SQLite only find somebody else at work?"""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _sqlite_meaning(url: str, error: sqlite3.Error) -> StateError | None:
    if is_busy(error):
        return StoreBusyError(url)
    match _code(error):
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return StoreFullError(url)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return StoreReadOnlyError(url)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreDamagedError(url, str(error))
        case _:
            return None


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


_POSTGRES_FULL = ("53100", "53200")
_POSTGRES_READ_ONLY = ("25006", "42501")
_POSTGRES_BUSY = ("55P03", "40P01", "57014")


def _postgres_meaning(url: str, error: DBAPIError) -> StateError | None:
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state in _POSTGRES_FULL:
        return StoreFullError(url)
    if state in _POSTGRES_READ_ONLY:
        return StoreReadOnlyError(url)
    if state in _POSTGRES_BUSY:
        return StoreBusyError(url)
    if error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError)):
        return StoreUnreachableError(url, " ".join(str(error.orig).split()))
    return None

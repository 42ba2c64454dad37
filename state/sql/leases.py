"""The right to act on a store, held by one owner at a time and taken over from a dead one.

Elapsed time decides, so the database's own clock is asked: it is the one clock that all owners share, and a rehearsal
that fixes the time does not stop it. An owner on the same machine whose process is gone is known to be dead at once; any
other is when it has not renewed its lease in time.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import delete, insert, select, text, update

from state.errors import LeaseHeldError, LeaseLostError, StateError
from state.sql import tables
from state.sql.process import has_died, this_place

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import timedelta

    from sqlalchemy import Connection

    from state.sql.database import Database

_BEATS = 3
"""Renewals in the time after which a lease would run out."""

_AHEAD = 3_600_000_000
"""An hour, in microseconds; no owner asks for longer without renewing."""

_LET_GO: set[str] = set()
"""What this process gave back while the database did not answer: to itself it must not look like another at work."""


class HeldLease:
    """A lease that is ours, renewed by a thread of its own until it is given back."""

    def __init__(self, database: Database, name: str, owner: str, ttl: timedelta) -> None:
        self.owner = owner
        self.taken_over = False
        self._database = database
        self._name = name
        self._token = uuid4().hex
        self._seconds = ttl.total_seconds()
        self._over = Event()
        self._renewals = Thread(target=self._renew_until_over, name=f"lease {name}", daemon=True)

    def take(self) -> None:
        """Make it ours, or raise `LeaseHeldError` while its owner lives."""
        table = tables.leases
        with self._database.writing() as connection:
            now = _now(connection)
            held = connection.execute(select(table).where(table.c.name == self._name)).one_or_none()
            if held and now < held.until <= self._furthest(now) and not _is_over(held.token, held.place):
                raise LeaseHeldError(self._name, held.owner)
            self.taken_over = held is not None
            connection.execute(delete(table).where(table.c.name == self._name))
            row = {
                "name": self._name,
                "owner": self.owner,
                "token": self._token,
                "until": self._until(now),
                "place": this_place(),
            }
            connection.execute(insert(table), [row])
        self._renewals.start()

    def check(self) -> None:
        """Renew it now, or raise `LeaseLostError` where another has taken it over."""
        if not self._renew():
            raise LeaseLostError(self._name)

    def give_back(self) -> None:
        """Let others have it."""
        self._over.set()
        self._renewals.join()
        table = tables.leases
        _LET_GO.add(self._token)
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.name == self._name, table.c.token == self._token))
        _LET_GO.discard(self._token)

    def _furthest(self, now: int) -> int:
        """So far ahead a lease of a living owner can reach; one that reaches further is from before the clock was set back."""
        return max(self._until(now), now + _AHEAD)

    def _until(self, now: int) -> int:
        return now + round(self._seconds * 1_000_000)

    def _renew(self) -> bool:
        table = tables.leases
        with self._database.writing() as connection:
            renewed = connection.execute(
                update(table)
                .where(table.c.name == self._name, table.c.token == self._token)
                .values(until=self._until(_now(connection)))
            )
            return renewed.rowcount == 1

    def _renew_until_over(self) -> None:
        while not self._over.wait(self._seconds / _BEATS):
            with suppress(StateError):  # the next beat may succeed, and `check` tells before anything is done
                if not self._renew():
                    return


@contextmanager
def hold(database: Database, name: str, owner: str, ttl: timedelta) -> Generator[HeldLease]:
    """Hold a lease for as long as the block runs."""
    lease = HeldLease(database, name, owner, ttl)
    lease.take()
    with ExitStack() as undo:
        undo.callback(_let_go, lease)
        yield lease
        undo.pop_all()
    lease.give_back()


def _let_go(lease: HeldLease) -> None:
    """Give a lease back after trouble; what ended the block is what has to be told."""
    with suppress(StateError):
        lease.give_back()


def _is_over(token: str, place: str) -> bool:
    """Did whoever held it let go, or die, without the database hearing of it?"""
    return token in _LET_GO or has_died(place)


def _now(connection: Connection) -> int:
    clock = (
        "SELECT CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"
        if connection.dialect.name == "sqlite"
        else "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"
    )
    moment: int = connection.execute(text(clock)).scalar_one()
    return moment

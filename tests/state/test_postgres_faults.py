"""Real faults of PostgreSQL: each ends in one clear sentence, with nothing lost."""

from __future__ import annotations

import io
import socket
from contextlib import closing
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from psycopg.errors import DiskFull
from sqlalchemy import insert
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from support.postgres import Server, own_server
from support.works import MANY, PAPER, exported, remember_one

from state.errors import StoreBusyError, StoreFullError, StoreReadOnlyError, StoreUnreachableError
from state.sql import tables
from state.sql.database import Database
from state.sql.faults import faults_told
from state.sql.store import SqlStore
from state.store import migrate, open_store, read_store

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_postgres_ending_our_connections_mid_transaction_is_told_and_the_store_goes_on(
    postgres_url: str, large: str
) -> None:
    def lines() -> Iterator[str]:
        for number, line in enumerate(io.StringIO(large)):
            if number == MANY // 2:
                Server(postgres_url).execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE application_name = 'tracker' AND datname = current_database()"
                )
            yield line

    with open_store(postgres_url) as store:
        remember_one(store)
        before = exported(store)
        with pytest.raises(StoreUnreachableError, match="nothing of the unfinished step was kept") as raised:
            store.import_(lines())
        assert raised.value.exit_code == 1
        assert exported(store) == before
        remember_one(store, 2)


def test_a_connection_lost_among_many_rows_is_one_error_and_no_line_of_the_drivers(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    rows = [{"name": f"lamp {number}", "value": "lit", "at": 0} for number in range(9)]
    migrate(postgres_url)

    def lose_it(database: Database) -> None:
        with database.writing() as connection:
            Server(postgres_url).execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'tracker' AND datname = current_database()"
            )
            connection.execute(insert(tables.cursors), rows)

    with closing(Database(postgres_url)) as database, pytest.raises(StoreUnreachableError):
        lose_it(database)
    assert not caplog.records


def test_postgres_stopping_is_told_and_nothing_committed_is_lost(large: str) -> None:
    with own_server() as server, server.database() as url, open_store(url) as store:
        remember_one(store)
        before = exported(store)

        def lines() -> Iterator[str]:
            for number, line in enumerate(io.StringIO(large)):
                if number == MANY // 2:
                    server.restart()
                yield line

        with pytest.raises(StoreUnreachableError):
            store.import_(lines())
        assert exported(store) == before


@pytest.mark.parametrize(
    "url",
    ["postgresql://nobody:secret@127.0.0.1:1/none", "postgresql://x@/none?host=/nowhere"],
)
def test_a_postgres_that_is_not_there_is_told_without_the_password(url: str) -> None:
    with pytest.raises(StoreUnreachableError, match="cannot be reached") as raised:
        open_store(url)
    assert "secret" not in str(raised.value)


def test_a_postgres_that_takes_a_connection_and_says_nothing_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://nobody:secret@127.0.0.1:{silent.getsockname()[1]}/none?connect_timeout=2"
        with pytest.raises(StoreUnreachableError, match="cannot be reached"):
            open_store(url)


_PATIENCE = ("connect_timeout", "keepalives_", "tcp_")


def test_a_postgres_that_is_gone_without_a_word_is_noticed_within_minutes_unless_its_address_says_otherwise(
    postgres_url: str,
) -> None:
    def seconds(url: str) -> dict[str, int]:
        with closing(Database(url)) as database, database.reading() as connection:
            asked = connection.connection.dbapi_connection.info.get_parameters()  # type: ignore[union-attr]  # psycopg's
        return {name: int(value) for name, value in asked.items() if name.startswith(_PATIENCE)}

    usual = seconds(postgres_url)
    until = usual["keepalives_idle"] + usual["keepalives_interval"] * usual["keepalives_count"]
    assert 10 <= until <= 300
    assert 10_000 <= usual["tcp_user_timeout"] <= 300_000
    assert 1 <= usual["connect_timeout"] <= 30
    patient = make_url(postgres_url).update_query_dict({"keepalives_idle": "600"})
    assert seconds(patient.render_as_string(hide_password=False)) == {**usual, "keepalives_idle": 600}


def test_a_postgres_user_who_may_not_write_is_told(postgres: Server, postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        remember_one(store)
    read_only = f"{postgres_url}&options=-c%20default_transaction_read_only%3Don"
    with pytest.raises(StoreReadOnlyError):
        open_store(read_only)
    with read_store(read_only) as store:
        assert store.known([PAPER])
        with pytest.raises(StoreReadOnlyError):
            remember_one(store, 2)


def test_a_postgres_role_that_may_only_read_is_told_before_anything_is_done(
    postgres: Server, postgres_url: str
) -> None:
    with open_store(postgres_url) as store:
        remember_one(store)
    role = f"reader_{uuid4().hex[:12]}"
    inside = Server(postgres_url)
    postgres.execute("CREATE ROLE {role}", role=role)
    try:
        inside.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}", role=role)
        reader = f"{postgres_url}&options=-c%20role%3D{role}"
        with pytest.raises(StoreReadOnlyError):
            open_store(reader)
        with read_store(reader) as store:
            assert store.known([PAPER])
    finally:
        inside.execute("DROP OWNED BY {role}", role=role)
        postgres.execute("DROP ROLE {role}", role=role)


def test_a_writer_that_does_not_end_is_a_busy_store_to_the_next(postgres_url: str) -> None:
    with (
        open_store(postgres_url) as first,
        closing(Database(postgres_url)) as stopped,
        SqlStore(Database(postgres_url, busy_seconds=0.1)) as store,
    ):
        remember_one(first)
        with stopped.writing():
            with pytest.raises(StoreBusyError, match="another program holds the store"):
                remember_one(store, 2)
            assert store.known([PAPER])  # reading goes on
        remember_one(store, 2)
        assert store.stats().works == 2


def test_a_statement_that_postgres_cuts_short_is_a_busy_store(postgres_url: str) -> None:
    database = Database(postgres_url)
    with pytest.raises(StoreBusyError), database.writing() as connection:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 10; SELECT pg_sleep(5)")
    database.close()


def test_a_full_disk_of_postgres_is_told() -> None:
    with pytest.raises(StoreFullError), faults_told("a store"):  # no test can fill a server's disk
        raise DBAPIError("INSERT", None, DiskFull("could not extend file"))

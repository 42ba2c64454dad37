"""The schema from blank and from every earlier version; what is not ours, or newer than us, is left alone."""

from __future__ import annotations

import io
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from support.works import START, exported, sighting

from state.errors import ForeignStoreError, NewerStoreError, StoreAddressError
from state.identity import Identity
from state.migrations.run import revisions, upgrade
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    ListName,
    ProposalStatus,
    Relevance,
    Run,
    RunId,
    Verdict,
)
from state.sql import tables
from state.sql.database import Database
from state.store import IN_MEMORY, Forgetting, Migration, address, migrate, missing_file, open_store

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {
    "0001": [
        "INSERT INTO works (id, name, first_seen) VALUES (1, 'arxiv:2601.00001', 7)",
        "INSERT INTO cursors (name, value, at) VALUES ('arxiv', 'x', 7)",
        """INSERT INTO verdicts (text, model_version, body) VALUES ('t', 'm', '{"kind":"model","relevant":"unsure"}')""",
        "INSERT INTO leases (name, owner, token, until) VALUES ('run', 'one', 't', 7)",
    ],
    "0002": [],
}


def execute(url: str, *statements: str) -> list[object]:
    database = Database(address(url))
    try:
        with database.writing() as connection:
            results = [connection.exec_driver_sql(statement) for statement in statements]
            return [result.scalar() if result.returns_rows else None for result in results]
    finally:
        database.close()


def made_by(revision: str, url: str) -> None:
    """A store as the program of that revision left it, with rows."""
    database = Database(address(url))
    try:
        with database.writing() as connection:
            upgrade(connection, revision)
            for statement in ROWS[revision]:
                connection.exec_driver_sql(statement)
            if database.is_sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
    finally:
        database.close()


def assert_current(url: str) -> None:
    """The tables are as `state.sql.tables` says."""
    database = Database(address(url))
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    database.close()


def test_the_newest_revision_is_the_one_the_program_names() -> None:
    assert revisions()[-1] == tables.HEAD
    assert revisions() == list(ROWS)


def test_from_blank(blank: str) -> None:
    assert migrate(blank) == Migration("", tables.HEAD)
    assert_current(blank)
    assert migrate(blank) == Migration(tables.HEAD, tables.HEAD)


@pytest.mark.parametrize("revision", list(ROWS))
def test_from_every_earlier_version_with_nothing_lost(blank: str, revision: str) -> None:
    made_by(revision, blank)
    assert migrate(blank) == Migration(revision, tables.HEAD)
    assert_current(blank)
    if revision == "0001":
        found = execute(
            blank,
            "SELECT relevant FROM verdicts",
            "SELECT place FROM leases",
            "SELECT name FROM works",
            "SELECT value FROM cursors",
        )
        assert found == ["unsure", "", "arxiv:2601.00001", "x"]


AGED = {
    "0001": [
        "ALTER TABLE verdicts DROP COLUMN relevant",
        "ALTER TABLE leases DROP COLUMN place",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
    "0002": [],
}
"""What takes a store of today back to the tables of a version."""


@pytest.mark.parametrize("revision", list(ROWS))
def test_a_memory_that_is_in_use_tells_the_same_after_the_upgrade(blank: str, revision: str) -> None:
    work, rejection = Identity.parse("arxiv:2601.00001"), Identity.parse("hf_model:lab/lamp")
    with open_store(blank) as store:
        store.remember(
            [
                sighting("arxiv", "1", names=[str(work)], abstract="Dusk."),
                sighting("hf_models", "m", "Lamp", [str(rejection)]),
                sighting("hf_papers", "p", names=[str(work), str(rejection)], day=1),
            ]
        )
        store.append([Event(START, EventKind.REJECTED, rejection, ListName("lamps"), by="maya")])
        store.advance([Cursor("arxiv", "2026-03-02", START)])
        store.record_run(Run(RunId("one"), START, START, "new"))
        (found,) = store.works_between()
        store.judge([(found, Verdict(Relevance.NO, 0.1, Kind.OTHER, {}, (), "m"))])
        before, pending = exported(store), [each.id for each in store.works_pending("m")]
    if AGED[revision]:
        execute(blank, *AGED[revision])
    with open_store(blank) as store:
        assert exported(store) == before
        assert [each.id for each in store.works_pending("m")] == pending
        assert {one.status for one in store.proposals(ListName("lamps")).values()} == {
            ProposalStatus.REJECTED
        }
        forgotten = io.StringIO()
        assert store.export(forgotten, Forgetting(START, START)).verdicts == 1, "what was decided is kept"
    assert_current(blank)


def test_opening_upgrades_too(blank: str) -> None:
    made_by("0001", blank)
    with open_store(blank) as store:
        assert store.stats().schema == tables.HEAD


def test_a_newer_schema_is_refused_and_left_as_it_is(blank: str) -> None:
    open_store(blank).close()
    execute(blank, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerStoreError, match=r"newer tracker \(schema 9999.*upgrade tracker"):
        open_store(blank)
    assert execute(blank, "SELECT version_num FROM alembic_version") == ["9999"]


def test_another_programs_migrations_are_left_alone(blank: str) -> None:
    execute(
        blank, "CREATE TABLE alembic_version (version_num VARCHAR(32))", "CREATE TABLE recipes (id INTEGER)"
    )
    with pytest.raises(ForeignStoreError, match="not a store of tracker"):
        open_store(blank)


def test_another_programs_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (id INTEGER)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignStoreError, match="not a store of tracker"):
        open_store(path)
    assert path.read_bytes()[100:] == before[100:]


def test_beside_other_tables_in_one_postgres_we_keep_to_our_own(postgres_url: str) -> None:
    execute(postgres_url, "CREATE TABLE recipes (id INTEGER)", "INSERT INTO recipes VALUES (7)")
    with open_store(postgres_url) as store:
        assert store.stats().works == 0
    assert execute(postgres_url, "SELECT id FROM recipes") == [7]


def test_the_size_of_the_memory_is_that_of_its_own_tables(postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        alone = store.stats().size
        execute(postgres_url, "CREATE TABLE recipes AS SELECT generate_series(1, 50000) AS id")
        beside = store.stats().size
        store.remember(
            sighting("pwc", f"{number}", f"Lantern {number}", [f"doi:10.1/{number}"]) for number in range(500)
        )
        assert 0 < alone == beside < store.stats().size


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("a/b.db", "sqlite:///a/b.db"),
        ("/a.db", "sqlite:////a.db"),
        (IN_MEMORY, IN_MEMORY),
        ("postgresql://h/n", "postgresql://h/n"),
    ],
)
def test_an_address_is_a_path_or_a_url(given: str, meant: str) -> None:
    assert address(given) == meant


@pytest.mark.parametrize(
    "url", ["dream://x", "mysql://u:secret@h/n", "sqlite+dream://", "://", "postgresql+dream://h/n"]
)
def test_an_address_that_cannot_be_used_is_told_without_its_password(url: str) -> None:
    with pytest.raises(StoreAddressError) as raised:
        open_store(url)
    assert "secret" not in str(raised.value)
    assert raised.value.exit_code == 2


def test_without_the_driver_it_is_named_as_pip_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreAddressError, match=r"pip install .psycopg\[binary\]"):
        open_store("postgresql://somewhere/else")


@pytest.mark.parametrize("given", ["{}/none.db", "sqlite:///{}/none.db", "sqlite:///{}/none.db?timeout=1"])
def test_file_that_is_still_to_be_made_is_missing(given: str, tmp_path: Path) -> None:
    assert missing_file(given.format(tmp_path)) == tmp_path / "none.db"
    (tmp_path / "none.db").touch()
    assert missing_file(given.format(tmp_path)) is None


@pytest.mark.parametrize(
    "given",
    ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///file:x?uri=true", "postgresql://h/d"],
)
def test_store_in_no_file_of_its_own_is_never_missing(given: str) -> None:
    assert missing_file(given) is None

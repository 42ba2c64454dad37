"""A new store that several open at the same moment: each of them gets it, and one that is held for good is told."""

import io
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Barrier, Timer
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError
from support.works import PAPER, exported, remember_one

from state.errors import StoreBusyError, StoreDamagedError
from state.sql.database import Database
from state.sql.file import is_whole, make_file, prepare
from state.sql.store import SqlStore
from state.store import address, open_store

TOGETHER = 4
IMPATIENT = partial(sqlite3.connect, timeout=0, isolation_level=None, check_same_thread=False)
"""A connection for which SQLite itself waits for nobody, as it does not where several turn the log on."""


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def holder(new: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who holds the new file."""
    make_file(new)
    with closing(IMPATIENT(new)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_all_who_open_a_new_store_at_once_get_it(tmp_path: Path) -> None:
    ready = Barrier(TOGETHER)

    def remember(number: int, place: Path) -> None:
        ready.wait()
        with open_store(place) as store:
            remember_one(store, number)

    for attempt in range(20):
        place = tmp_path / f"{attempt}.db"
        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(remember, range(1, TOGETHER + 1), [place] * TOGETHER))
        with open_store(place) as store:
            assert store.stats().works == TOGETHER


def test_stores_of_their_own_that_are_made_at_once_are_each_whole(tmp_path: Path) -> None:
    ready = Barrier(TOGETHER)

    def remember(number: int) -> str:
        ready.wait()
        with open_store(tmp_path / f"{number}.db") as store:
            remember_one(store, number)
            return exported(store)

    for _ in range(5):
        with ThreadPoolExecutor(TOGETHER) as pool:
            told = list(pool.map(remember, range(1, TOGETHER + 1)))
        assert len(set(told)) == TOGETHER
        for file in tmp_path.iterdir():
            file.unlink()


def test_new_file_that_somebody_holds_is_waited_for(new: Path, holder: sqlite3.Connection) -> None:
    with closing(IMPATIENT(new)) as connection:
        Timer(0.05, holder.execute, ["ROLLBACK"]).start()
        prepare(connection, None, busy_seconds=30)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.usefixtures("holder")
def test_new_file_that_is_held_for_good_is_told(new: Path) -> None:
    with (
        SqlStore(Database(address(new), busy_seconds=0.05)) as store,
        pytest.raises(StoreBusyError, match="another program holds the store"),
    ):
        store.known([PAPER])


COUNT = "SELECT count(*) FROM sightings"


@pytest.mark.parametrize("spoilt", [False, True], ids=["changed", "damaged to whoever reads"])
def test_file_that_somebody_begins_to_write_while_it_is_read_as_it_is_is_busy(
    new: Path, spoilt: bool
) -> None:
    with open_store(new) as store:
        remember_one(store)
    database = Database(address(new), as_it_is=True)
    with pytest.raises(StoreBusyError):
        read_while_somebody_writes(database, new, spoilt=spoilt)
    with database.reading() as connection:
        assert connection.exec_driver_sql(COUNT).scalar() == 2
    assert database.leads([str(PAPER)])
    database.close()


def read_while_somebody_writes(database: Database, place: Path, *, spoilt: bool) -> None:
    with database.reading() as connection:
        assert connection.exec_driver_sql(COUNT).scalar() == 1
        with open_store(place) as store:
            remember_one(store, 2)
        if spoilt:
            raise DatabaseError(COUNT, None, damage())


def test_damage_of_a_file_that_is_read_as_it_is_is_told(new: Path) -> None:
    open_store(new).close()
    database = Database(address(new), as_it_is=True)
    with pytest.raises(StoreDamagedError), database.reading():
        raise DatabaseError(COUNT, None, damage())
    database.close()


def damage() -> sqlite3.DatabaseError:
    found = sqlite3.DatabaseError("malformed")
    found.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return found


@pytest.mark.parametrize(("log", "sizes"), [(True, [1, 1]), (False, [1, 2])], ids=["goes on", "has ended"])
def test_file_into_which_somebody_moves_a_log_meanwhile_is_whole(
    tmp_path: Path, log: bool, sizes: list[int]
) -> None:
    """The first page is written first, and says how many there are going to be."""
    header = (
        b"SQLite format 3\x00" + (4096).to_bytes(2, "big") + bytes(10) + (2).to_bytes(4, "big") + bytes(68)
    )
    looked = iter(sizes)

    def size() -> SimpleNamespace:
        if log:
            (tmp_path / "state.db-wal").write_bytes(b"pages")
        return SimpleNamespace(st_size=4096 * next(looked))

    moving: Any = SimpleNamespace(
        name="state.db", with_name=tmp_path.joinpath, open=lambda _: io.BytesIO(header), stat=size
    )
    assert is_whole(moving)


def test_what_is_no_database_is_not_waited_for(new: Path) -> None:
    new.write_bytes(b"a list, not a store\n" * 40)
    with SqlStore(Database(address(new))) as store, pytest.raises(StoreDamagedError):
        store.known([PAPER])

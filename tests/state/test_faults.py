"""Real faults: each ends in one clear sentence and an exit code, with nothing lost."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError
from support.full_disk import files_no_longer_than
from support.rights import NOBODY, ordinary_user
from support.shared import ROOT
from support.works import MANY, PAPER, exported, remember_one, remember_some

from state.errors import (
    StateError,
    StoreAddressError,
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreadableError,
)
from state.sql.database import Database
from state.sql.faults import faults_told
from state.sql.quick import QuickLookup
from state.sql.store import SqlStore
from state.store import IN_MEMORY, address, missing_file, open_store, read_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from state.store import Store


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def command(
    folder: Path, *words: str, given: str = "", limit: int | None = None, ordinary: bool = False
) -> Outcome:
    """Run `tracker` in a folder, as an ordinary user or unable to write files larger than a limit."""
    code = f"""
import os, resource, signal, sys
from tracker.cli.app import command_line, main
command_line()  # while we still may read its commands
import state.sql.store, state.migrations.run, state.files, tracker.settings.load, json.tool
import sqlalchemy.dialects.sqlite.pysqlite
if {limit}:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
if {ordinary} and os.getuid() == 0:
    os.setgid({NOBODY}); os.setuid({NOBODY})
sys.argv = ["tracker", *{list(words)!r}]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    def assert_told(self, code: int, words: str) -> None:
        """One sentence on stderr, and the exit code."""
        assert words in self.err
        assert self.err.startswith("tracker: ")
        assert self.err.count("\n") == 1
        assert (self.code, self.out) == (code, "")


def stored(folder: Path) -> Store:
    return open_store(folder / ".tracker" / "state.db")


def test_a_full_disk_keeps_what_was_there_and_the_rest_can_be_had_later(tmp_path: Path, large: str) -> None:
    with stored(tmp_path) as store:
        remember_one(store)
        before = exported(store)
    command(tmp_path, "state", "import", "-", given=large, limit=1_000_000).assert_told(1, "no room left")
    with stored(tmp_path) as store:
        assert exported(store) == before
        assert store.import_(io.StringIO(large)).sightings == MANY


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="absent: /dev/full")
def test_an_export_to_a_full_disk_is_told(tmp_path: Path) -> None:
    with stored(tmp_path) as store:
        remember_one(store)
    command(tmp_path, "state", "export", "/dev/full").assert_told(1, "/dev/full")


def test_an_export_that_does_not_fit_leaves_the_last_one(tmp_path: Path, large: str) -> None:
    (tmp_path / "state.jsonl").write_text("the last one")
    with stored(tmp_path) as store:
        store.import_(io.StringIO(large))
    command(tmp_path, "state", "export", "state.jsonl", limit=100_000).assert_told(
        1, "state.jsonl: File too large"
    )
    assert (tmp_path / "state.jsonl").read_text() == "the last one"
    assert not list(tmp_path.glob("*.unfinished"))


def read_only_file(folder: Path) -> None:
    for path in (folder / ".tracker").iterdir():
        path.chmod(0o444)
    (folder / ".tracker").chmod(0o755)  # which a stricter umask would not let others into


def read_only_folder(folder: Path) -> None:
    read_only_file(folder)
    (folder / ".tracker").chmod(0o555)


@pytest.mark.parametrize("forbid", [read_only_file, read_only_folder])
def test_a_file_that_may_not_be_written_is_left_as_it_is(
    open_folder: Path, forbid: Callable[[Path], None]
) -> None:
    with stored(open_folder) as store:
        remember_one(store)
        text = exported(store)
    forbid(open_folder)
    told = command(open_folder, "state", "import", "-", given=text, ordinary=True)
    told.assert_told(2, "may not be written; give this user write access")
    (open_folder / ".tracker").chmod(0o755)
    with stored(open_folder) as store:
        assert exported(store) == text


@pytest.mark.parametrize("held", [False, True], ids=["at rest", "in use"])
@pytest.mark.parametrize("forbid", [read_only_file, read_only_folder])
def test_a_file_that_may_not_be_written_can_be_read(
    open_folder: Path, forbid: Callable[[Path], None], held: bool
) -> None:
    with ExitStack() as using:
        with stored(open_folder) as store:
            remember_one(store)
            text = exported(store)
        if held:
            remember_one(using.enter_context(stored(open_folder)))
        forbid(open_folder)
        told = command(open_folder, "state", "export", "-", ordinary=True)
    assert (told.code, told.out) == (0, text), told.err


def test_a_file_that_was_read_only_for_a_while_is_written_again(open_folder: Path) -> None:
    os.chown(open_folder, NOBODY if os.getuid() == 0 else -1, -1)
    place = open_folder / "state.db"
    with ordinary_user():
        with open_store(place) as store:
            remember_one(store)
        place.chmod(0o444)
        with pytest.raises(StoreReadOnlyError, match="-wal and -shm beside it"):
            open_store(place)
        assert [one.name for one in open_folder.iterdir()] == [place.name]
        place.chmod(0o644)
        with open_store(place) as store:
            remember_one(store, 2)


def unreadable_file(folder: Path) -> None:
    (folder / ".tracker" / "state.db").chmod(0o000)
    (folder / ".tracker").chmod(0o755)


def unreadable_folder(folder: Path) -> None:
    (folder / ".tracker").chmod(0o000)


@pytest.mark.parametrize("words", ["migrate", "stats"])
@pytest.mark.parametrize("forbid", [unreadable_file, unreadable_folder])
def test_a_file_that_may_not_be_read_is_told(
    open_folder: Path, forbid: Callable[[Path], None], words: str
) -> None:
    with stored(open_folder) as store:
        remember_one(store)
    forbid(open_folder)
    command(open_folder, "state", words, ordinary=True).assert_told(
        2, "state.db may not be read; give this user read access"
    )
    with ordinary_user():
        assert missing_file(open_folder / ".tracker" / "state.db") is None  # for nobody can tell
    with ordinary_user(), pytest.raises(StoreUnreadableError):
        read_store(open_folder / ".tracker" / "state.db")
    (open_folder / ".tracker").chmod(0o755)


def test_a_store_is_read_by_whoever_may_not_write_it(open_folder: Path) -> None:
    with stored(open_folder) as store:
        remember_one(store)
    read_only_folder(open_folder)
    with ordinary_user(), read_store(open_folder / ".tracker" / "state.db") as store:
        assert store.known([PAPER])
        with pytest.raises(StoreReadOnlyError):
            remember_one(store, 2)


@pytest.mark.parametrize("room", [1, 3], ids=["not begun", "begun"])
def test_a_store_on_a_full_disk_is_read(tmp_path: Path, room: int) -> None:
    """Or nobody could export it to another one."""
    place = tmp_path / "state.db"
    with open_store(place) as store:
        remember_one(store)
        text = exported(store)
    with files_no_longer_than(room):
        with pytest.raises(StoreFullError):
            open_store(place)
        with read_store(place) as store:
            assert exported(store) == text


def test_a_file_that_is_read_as_it_is_refuses_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a #1 50%.db"
    with open_store(path) as store:
        remember_one(store)
    database = Database(address(path), as_it_is=True)
    with pytest.raises(StoreReadOnlyError):
        grow(database, "user_version")
    database.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name]


def test_a_store_that_may_not_be_made_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    command(open_folder, "state", "migrate", ordinary=True).assert_told(2, "may not be written")
    with ordinary_user(), pytest.raises(StoreReadOnlyError):
        open_store(open_folder / "kept" / "state.db")


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / ".tracker").write_text("")
    command(tmp_path, "state", "migrate").assert_told(2, "part of its path is a file")


def test_a_locked_database_is_told_after_a_while(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with open_store(path) as store:
        remember_one(store)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqlStore(Database(address(path), busy_seconds=0.1)) as store:
        with pytest.raises(StoreBusyError, match="another program holds the store"):
            remember_one(store, 2)
        assert store.known([PAPER])  # reading goes on
        other.execute("ROLLBACK")
        remember_one(store, 2)
        assert store.stats().works == 2
    other.close()


def truncate(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 2 // 3)


def cut_inside_the_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(60)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def empty_beside_its_log(path: Path) -> None:
    empty(path)
    path.with_name("state.db-wal").write_bytes(b"what was not moved into the file yet")


def scribble(path: Path) -> None:
    path.write_bytes(os.urandom(20_000))


def scribble_inside(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 6)


def write_prose(path: Path) -> None:
    path.write_text("Dear diary, today I saw a lantern. " * 200)


@pytest.mark.parametrize(
    "harm",
    [
        truncate,
        cut_inside_the_header,
        empty,
        empty_beside_its_log,
        scribble,
        scribble_inside,
        write_prose,
    ],
)
def test_a_damaged_file_is_told_and_not_touched(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    with stored(tmp_path) as store:
        remember_some(store, range(1, 60))
        text = exported(store)
    path = tmp_path / ".tracker" / "state.db"
    harm(path)
    before = path.read_bytes()
    told = command(tmp_path, "state", "import", "-", given=text)
    told.assert_told(2, "is damaged")
    assert "move it aside" in told.err
    with pytest.raises(StoreDamagedError):
        read_store(path).stats()
    assert path.read_bytes() == before
    path.unlink()
    with stored(tmp_path) as store:
        store.import_(text.splitlines())
        assert exported(store) == text


def test_damage_where_nobody_counts_is_told_by_whoever_asks_how_it_is(tmp_path: Path) -> None:
    """Tables are counted by their indexes: a page of records may be gone, and all seems well until it is read."""
    with stored(tmp_path) as store:
        remember_some(store, range(1, 200))
    path = tmp_path / ".tracker" / "state.db"
    page = path.read_bytes().rfind(b"Dusk. Dusk.") // 4096 * 4096
    assert page > 0
    with path.open("r+b") as file:
        file.seek(page)
        file.write(b"\xff" * 4096)
    with stored(tmp_path) as store, pytest.raises(StoreDamagedError):
        store.stats()
    command(tmp_path, "state", "stats").assert_told(2, "is damaged")
    done = command(tmp_path, "doctor", "--offline")
    assert done.code == 1
    assert "is damaged" in done.out


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / ".tracker" / "state.db").mkdir(parents=True)
    command(tmp_path, "state", "stats").assert_told(2, "it is a folder")


def test_damage_met_later_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with open_store(path) as store:
        remember_some(store, range(1, 200))
    with open_store(path) as store:
        remember_one(store, 200)
        scribble_inside(path)
        database = Database(address(path))
        with pytest.raises(StoreDamagedError), database.reading() as connection:
            connection.exec_driver_sql("SELECT count(body) FROM sightings").all()
        database.close()


@pytest.mark.parametrize("kind", ["memory", "postgres"])
def test_a_defect_of_ours_passes_through(kind: str, request: pytest.FixtureRequest) -> None:
    database = Database(IN_MEMORY if kind == "memory" else request.getfixturevalue("postgres_url"))
    with pytest.raises(DBAPIError), database.reading() as connection:
        connection.exec_driver_sql("SELECT nonsense")
    database.close()


def test_damage_met_by_a_quick_look_is_told(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with open_store(path) as store:
        remember_some(store, range(1, 400))
    with open_store(path) as store:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (path.stat().st_size - 4096))
        with pytest.raises(StoreDamagedError):
            store.known([PAPER])


@pytest.mark.parametrize(
    ("pragma", "error"), [("max_page_count = 1", StoreFullError), ("query_only = ON", StoreReadOnlyError)]
)
def test_what_sqlite_complains_of_is_told(tmp_path: Path, pragma: str, error: type[StateError]) -> None:
    database = Database(address(tmp_path / "state.db"))
    with pytest.raises(error):
        grow(database, pragma)
    database.close()


def grow(database: Database, pragma: str) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}")
        for number in range(3):
            connection.exec_driver_sql(f"CREATE TABLE lanterns_{number} (body TEXT)")


def test_a_place_where_no_file_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreAddressError, match="it is a folder"):
        open_store(tmp_path)
    with pytest.raises(StoreAddressError, match="part of its path is a file, not a folder"):
        open_store(tmp_path / "file" / "state.db")


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://state.db",
        "nosuch://keeper:lantern@db/tracker",
        "postgresql://keeper:lantern@db:port/tracker",
        "postgresql+nosuch://keeper:lantern@db/tracker",
        "mysql://keeper:lantern@db/tracker",
    ],
)
def test_an_address_that_is_none_is_told_without_its_password(url: str) -> None:
    with pytest.raises(StoreAddressError) as caught:
        open_store(url)
    assert url.replace("lantern", "***") in str(caught.value)


def test_the_address_of_a_file_is_told_in_its_own_letters(tmp_path: Path) -> None:
    (tmp_path / "Wörk mit" / "state.db").mkdir(parents=True)
    with pytest.raises(StoreAddressError, match=r"Wörk mit/state\.db"):
        open_store(tmp_path / "Wörk mit" / "state.db")


def test_letters_that_cannot_be_shown_are_told_as_the_address_has_them(tmp_path: Path) -> None:
    (tmp_path / "a\x1bb").mkdir()
    with pytest.raises(StoreAddressError, match="a%1Bb"):
        open_store(tmp_path / "a\x1bb")


def test_a_truncated_file_is_known_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with open_store(path) as store:
        remember_some(store, range(1, 60))
    truncate(path)
    with pytest.raises(StoreDamagedError, match="ends before its last page"):
        open_store(path)


def test_a_defect_in_a_quick_look_passes_through(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with open_store(path) as store:
        assert store.known([PAPER]) == {}
        with sqlite3.connect(path) as other:
            other.execute("DROP TABLE names")
        other.close()
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            store.known([PAPER])


def test_a_statement_that_was_stopped_is_stopped_by_ctrl_c() -> None:
    other = sqlite3.connect(":memory:")
    other.set_progress_handler(lambda: 1, 1)
    with pytest.raises(KeyboardInterrupt), faults_told(IN_MEMORY):
        other.execute("SELECT count(*) FROM sqlite_master")
    other.close()


def test_a_quick_look_that_was_stopped_is_stopped_by_ctrl_c(tmp_path: Path) -> None:
    database = Database(address(tmp_path / "state.db"))
    database.upgrade()
    quick = QuickLookup(database.engine, database.url)
    quick._connection.driver_connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(KeyboardInterrupt):
        quick.leads([str(PAPER), "another"])
    quick.close()
    database.close()


def test_every_error_of_the_state_has_a_sentence_and_an_exit_code() -> None:
    def tree(error: type[StateError]) -> Iterator[type[StateError]]:
        yield error
        for below in error.__subclasses__():
            yield from tree(below)

    for error in tree(StateError):
        assert error.exit_code in (1, 2)
        assert error.__doc__

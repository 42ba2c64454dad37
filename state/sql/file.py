"""SQLite's file and its folder: made, looked at before it is opened, and a new connection to it made ready."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from secrets import token_hex
from shutil import rmtree
from typing import TYPE_CHECKING, cast

from state.errors import StoreBusyError, StoreDamagedError
from state.sql.faults import is_busy
from state.sql.tables import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
    from sqlalchemy.pool import ConnectionPoolEntry

_LOOK_AGAIN = 0.01
"""Seconds between two tries of what SQLite does not wait for by itself."""
_SMALLEST_INDEX = 32_768
"""Bytes; of what SQLite keeps in memory, for all who have the file open, of where in the log a page stands."""
_STEPS = 1_000_000
"""Steps of SQLite's machine, some hundredths of a second, after which we look up."""


def make_folder(folder: Path) -> None:
    """Make the folder where there is none; a hidden one keeps itself out of the list's commits.

    That one is made beside its place and moved there, so that whoever dies at it leaves none that git would see.
    """
    if folder.is_dir():
        return
    if not folder.name.startswith("."):
        folder.mkdir(parents=True, exist_ok=True)
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f"{folder.name}.{token_hex(4)}")
    beside.mkdir()
    try:
        (beside / ".gitignore").write_text("*\n", encoding="utf-8")
        beside.rename(folder)
    except OSError:
        rmtree(beside)
        if not folder.is_dir():  # otherwise somebody else has made it meanwhile
            raise


def is_there(path: Path) -> bool:
    """Is there a file? A folder that this user may not look into is an error, not an answer."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def make_file(path: Path) -> None:
    """Make a store without tables, unless another has made it meanwhile.

    It has content from its first moment on, whoever is killed at it: so a file without any is one that was lost.
    """
    place = path.resolve()  # a link stays one
    beside = place.with_name(f".{place.name}.{token_hex(4)}")
    beside.touch()  # SQLite would keep the group from writing it, whatever the umask
    try:
        with closing(sqlite3.connect(beside)) as made:
            made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        try:
            place.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            with place.open("xb") as file:
                file.write(beside.read_bytes())
    except FileExistsError:
        pass  # another was quicker
    finally:
        beside.unlink()


def lost(path: Path) -> str:
    """Why an SQLite file cannot be all that was written there; empty where it may be."""
    if path.stat().st_size == 0:
        return "the file is empty, as a copy leaves it that was broken off"
    return "" if is_whole(path) else "the file ends before its last page"


def is_whole(path: Path) -> bool:
    """Does an SQLite file reach as far as its header says? (Its log may hold what the file does not have yet.)

    One that does not is looked at again: somebody may have opened it since, and be moving a log into it.
    """
    return _has_a_log(path) or _reaches(path) or _has_a_log(path) or _reaches(path)


def _has_a_log(path: Path) -> bool:
    return _size(path, "-wal") > 0


def _is_open(path: Path) -> bool:
    """May somebody have it open? An empty log without a whole index is what a full disk leaves of trying to."""
    return _has_a_log(path) or _size(path, "-shm") >= _SMALLEST_INDEX


def _size(path: Path, suffix: str) -> int:
    try:
        return path.with_name(path.name + suffix).stat().st_size
    except FileNotFoundError:  # who closes the file last takes it away at any moment
        return 0


def _reaches(path: Path) -> bool:
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        return True  # what is no database at all SQLite tells itself
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size >= pages * (65536 if page == 1 else page)


@contextmanager
def standing_still(file: Path, url: str) -> Generator[None]:
    """What is read from a file as it is holds only if nobody wrote there meanwhile: SQLite does not look."""
    before = None if _is_open(file) else _last_written(file)
    damage = None
    try:
        yield
    except StoreDamagedError as error:
        damage = error
    if before not in (None, _last_written(file)):
        raise StoreBusyError(url) from damage
    if damage:
        raise damage


def _last_written(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_size


def open_as_it_is(file: Path, busy_seconds: float) -> sqlite3.Connection:
    """Open without writing; where nobody has the file open SQLite need not look at it twice (`standing_still` if it stays so)."""
    still = "" if _is_open(file) else "&immutable=1"
    place = f"{file.absolute().as_uri()}?mode=ro{still}"
    connection = sqlite3.connect(
        place, uri=True, timeout=busy_seconds, check_same_thread=False, isolation_level=None
    )
    _look_up_now_and_then(connection)
    return connection


def _look_up_now_and_then(connection: sqlite3.Connection) -> None:
    """Python hears a signal between two steps of its own only, and one statement over a large memory takes long.

    A Ctrl-C that is heard here ends the statement as interrupted, which `state.sql.faults` turns back into what it was.
    """
    connection.set_progress_handler(lambda: 0, _STEPS)


def prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry, *, busy_seconds: float) -> None:
    """Set what holds for one connection, and the log that lets readers and a writer work side by side."""
    # The driver's own transactions begin too late (at the first write) and would let two writers collide.
    connection.isolation_level = None
    _look_up_now_and_then(cast("sqlite3.Connection", connection))
    cursor = connection.cursor()
    _keep_a_log(cursor, busy_seconds)
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _keep_a_log(cursor: DBAPICursor, busy_seconds: float) -> None:
    """Several who open a new file at once all turn its log on, and SQLite lets all but one of them fail at once."""
    until = time.monotonic() + busy_seconds
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() >= until:
                raise
            time.sleep(_LOOK_AGAIN)
        else:
            return

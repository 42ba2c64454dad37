"""Corners that only a race or a strange file reaches."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from errno import ENOSPC, EPERM
from pathlib import PosixPath
from typing import TYPE_CHECKING

import pytest
from support.full_disk import files_no_longer_than
from support.month import fill, verdict
from support.works import START

from state.errors import DamagedRecordError, StoreAddressError, StoreFullError, UnknownRecordError
from state.folding import stamped_after
from state.records import Cursor, Kind, Outcome, Run, RunId, SourceName, SourceReport
from state.sql.database import Database
from state.sql.file import make_file, make_folder
from state.sql.process import has_died
from state.sql.tables import HEAD
from state.store import address, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from state.store import Store


class LookedTooEarly(Database):
    """Looks for the schema just before somebody else has made it."""

    looked = False

    def _revision(self, connection: Connection) -> str:
        if not self.looked:
            self.looked = True
            return ""
        return super()._revision(connection)


def test_schema_that_another_made_meanwhile_is_not_made_twice(tmp_path: Path) -> None:
    url = address(tmp_path / "state.db")
    first = Database(url)
    first.upgrade()
    first.close()
    late = LookedTooEarly(url)
    assert late.upgrade().before == HEAD
    late.close()


def test_hidden_folder_made_for_the_memory_stays_out_of_commits(tmp_path: Path) -> None:
    Database(address(tmp_path / ".tracker" / "state.db")).close()
    assert (tmp_path / ".tracker" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def read_everything(store: Store) -> None:
    """Read each kind of record there is."""
    works = list(store.works_between())
    store.verdicts(works, verdict(Kind.MODEL).model_version)
    list(store.events())
    list(store.runs())


LATER = {
    "a name": "UPDATE works SET name = 'later:' || name",
    "a sighting": """UPDATE sightings SET body = replace(body, '"notice":"', '"notice":"later-')""",
    "a page": """UPDATE sightings SET body = replace(body, '"links":{', '"links":{"later":"https://x.org",')""",
    "an event": """UPDATE events SET body = replace(body, '"kind":"', '"kind":"later-')""",
    "a verdict": """UPDATE verdicts SET body = replace(body, '"kind":"', '"kind":"later-')""",
    "a run": """UPDATE runs SET body = replace(body, '"outcome":"', '"outcome":"later-')""",
}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store with a record of each kind."""
    place = tmp_path / "state.db"
    with open_store(place) as store:
        fill(store, weeks=2)
        store.judge([(next(store.works_between()), verdict(Kind.MODEL))])
        store.record_run(
            Run(RunId("1"), START, START, "new", (SourceReport(SourceName("arxiv"), Outcome.NEW, 1),))
        )
    return place


@pytest.mark.parametrize("change", LATER.values(), ids=LATER)
def test_what_a_newer_version_kept_is_refused_in_a_sentence(kept: Path, change: str) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        assert connection.execute(change).rowcount
    with open_store(kept) as store, pytest.raises(UnknownRecordError, match="upgrade tracker") as told:
        read_everything(store)
    assert told.value.exit_code == 2


@pytest.mark.parametrize("table", ["sightings", "events", "verdicts", "runs"])
def test_a_record_that_is_cut_off_is_told_as_damaged_and_not_as_a_newer_versions(
    kept: Path, table: str
) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        assert connection.execute(f"UPDATE {table} SET body = substr(body, 1, 9)").rowcount  # noqa: S608 - ours
    with open_store(kept) as store, pytest.raises(DamagedRecordError, match="tracker state pull") as told:
        read_everything(store)
    assert told.value.exit_code == 2


@pytest.mark.parametrize(("mask", "rights"), [(0o002, 0o664), (0o022, 0o644), (0o077, 0o600)])
def test_memory_may_be_written_by_whomever_the_umask_lets(tmp_path: Path, mask: int, rights: int) -> None:
    before = os.umask(mask)
    try:
        with open_store(tmp_path / "state.db"):
            made = {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert made["state.db"] == rights
    assert set(made.values()) == {rights}


class MadeMeanwhile(PosixPath):
    """A folder that is not there when it is looked for, and there when it is to be made."""

    looked = False

    def is_dir(self) -> bool:
        if self.looked or self.name != ".tracker":
            return super().is_dir()
        self.looked = True
        return False


def test_hidden_folder_that_another_makes_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".tracker").mkdir()
    (tmp_path / ".tracker" / "state.db").touch()
    make_folder(MadeMeanwhile(tmp_path / ".tracker"))
    assert [str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")] == [
        ".tracker",
        ".tracker/state.db",
    ]


class NoRoom(PosixPath):
    """A folder on a disk that is full: names still fit, content does not."""

    def write_text(self, *_given: object, **_more: object) -> int:  # type: ignore[override]  # nothing is written
        raise OSError(ENOSPC, "No space left on device")


def test_hidden_folder_for_which_there_is_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        make_folder(NoRoom(tmp_path / ".tracker"))
    assert list(tmp_path.iterdir()) == []


def test_hidden_folder_in_whose_place_is_a_file_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / ".tracker").touch()
    with pytest.raises(StoreAddressError, match="part of its path is a file"):
        Database(address(tmp_path / ".tracker" / "state.db"))
    assert [one.name for one in tmp_path.iterdir()] == [".tracker"]


def test_place_that_the_file_system_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreAddressError, match="no file can be there"):
        Database(address(tmp_path / ("x" * 300) / "state.db"))


def test_store_for_whose_folder_there_is_no_room_is_told_in_a_sentence(tmp_path: Path) -> None:
    with files_no_longer_than(1), pytest.raises(StoreFullError):
        Database(address(tmp_path / ".tracker" / "state.db"))
    assert list(tmp_path.iterdir()) == []


class WithoutLinks(PosixPath):
    """A file on a file system that knows no links."""

    def hardlink_to(self, _target: object) -> None:
        raise PermissionError(EPERM, "Operation not permitted")


@pytest.mark.parametrize("kind", [PosixPath, WithoutLinks], ids=["links", "no links"])
def test_new_file_is_a_store_that_nobody_ever_sees_empty_and_takes_no_others_place(
    tmp_path: Path, kind: type[PosixPath]
) -> None:
    place = kind(tmp_path / "state.db")
    make_file(place)
    new = place.read_bytes()
    assert new
    place.write_bytes(b"made by another meanwhile")
    make_file(place)
    assert place.read_bytes() == b"made by another meanwhile"
    place.write_bytes(new)
    open_store(place).close()
    assert [one.name for one in tmp_path.iterdir()] == [place.name]


def test_new_store_may_be_a_link_to_its_place(tmp_path: Path) -> None:
    (tmp_path / "state.db").symlink_to(tmp_path / "kept.db")
    open_store(tmp_path / "state.db").close()
    assert (tmp_path / "kept.db").stat().st_size
    assert (tmp_path / "state.db").is_symlink()


@pytest.mark.parametrize("folder", ["memory", ".there"], ids=["in sight", "there already"])
def test_no_other_folder_is_hidden_from_git(folder: str, tmp_path: Path) -> None:
    (tmp_path / ".there").mkdir()
    Database(address(tmp_path / folder / "state.db")).close()
    assert not (tmp_path / folder / ".gitignore").exists()


@pytest.mark.parametrize("place", ["elsewhere/5@1", "elsewhere/", "no place", ""])
def test_process_of_another_machine_is_never_known_to_be_dead(place: str) -> None:
    assert not has_died(place)


def test_process_that_ended_is_known_to_be_dead() -> None:
    code = "from state.sql.process import this_place; print(this_place())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert has_died(done.stdout.strip())


@pytest.mark.parametrize(
    "content", [b"\n", b"no database" * 3, b"plain text, and longer than a header is " * 9]
)
def test_file_that_is_no_database_is_left_to_sqlite_to_judge(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(content)
    database = Database(address(path))
    database.close()
    assert path.read_bytes() == content


def test_what_takes_a_place_is_stamped_later_whatever_the_clock_says() -> None:
    old, new = Cursor("n", "old", START), Cursor("n", "new", START)
    assert stamped_after(new, None) == new
    assert stamped_after(replace(new, at=START + timedelta(days=1)), old).at == START + timedelta(days=1)
    later = stamped_after(new, old)
    assert (later.value, later.at > old.at) == ("new", True)

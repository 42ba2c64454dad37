"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.rights import ordinary_user

from state.files import write_whole

ROOT = Path(__file__).parents[1]
WRITING = (
    "from pathlib import Path; from state.files import write_whole;"
    " write_whole(Path('/dev/stdout'), b'name\\n')"
)


def test_old_file_keeps_its_permissions_and_loses_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_whole(tmp_path / "page.md", b"text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.md").stat().st_mode) == 0o600


def test_file_that_is_read_only_is_left_alone() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        page = Path(folder, "page.md")
        page.write_text("old")
        page.chmod(0o444)
        with ordinary_user(), pytest.raises(PermissionError):
            write_whole(page, b"new")
        assert page.read_text() == "old"
        assert [*Path(folder).iterdir()] == [page]


def test_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    write_whole(tmp_path / "site" / "page.md", b"text")
    assert (tmp_path / "site" / "page.md").read_bytes() == b"text"


def test_file_in_the_place_of_a_folder_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("old")
    with pytest.raises(NotADirectoryError) as raised:
        write_whole(tmp_path / "page" / "page.md", b"text")
    assert raised.value.filename == str(tmp_path / "page")
    assert (tmp_path / "page").read_text() == "old"


def test_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(path, b"text")
    assert os.read(reading, 100) == b"text"
    os.close(reading)
    assert path.is_fifo()


def test_symbolic_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    page, link = tmp_path / "docs.md", tmp_path / "README.md"
    page.write_text("old")
    link.symlink_to(page.name)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert page.read_text() == "new"


def test_link_that_leads_to_itself_is_told_and_stays(tmp_path: Path) -> None:
    loop = tmp_path / "page.md"
    loop.symlink_to(loop)
    with pytest.raises(OSError, match="symbolic links"):
        write_whole(loop, b"text")
    assert loop.is_symlink()


def test_open_stream_is_gone_on_with_even_if_it_leads_to_a_file(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n")
    with log.open("ab") as out:
        write_whole(Path(f"/dev/fd/{out.fileno()}"), b"number\n")
    command = [sys.executable, "-c", WRITING]
    with log.open("ab") as out:
        subprocess.run(command, check=True, stdout=out, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert log.read_text() == "before\nnumber\nname\n"


def test_place_that_cannot_be_moved_into_keeps_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.md"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr("os.replace", refuse)
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OSError, match="busy"):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="absent: /dev/full")
def test_a_full_disk_is_told_by_the_files_name() -> None:
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        write_whole(Path("/dev/full"), b"text")

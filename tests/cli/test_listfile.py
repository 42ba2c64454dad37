"""Reading a list's file and writing it back."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest
from support.command_line import app
from support.full_disk import files_no_longer_than
from support.rights import ordinary_user
from typer.testing import CliRunner

from tracker.cli import listfile
from tracker.cli.listfile import read_list, rewrite_list
from tracker.errors import ChangedMeanwhileError, TrackerError, UsageError


def test_what_a_person_saved_meanwhile_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_bytes(b"before")
    before = read_list(page)
    page.write_bytes(b"a person's")
    with pytest.raises(TrackerError, match="was changed meanwhile"):
        rewrite_list(page, before, b"after")
    assert page.read_bytes() == b"a person's"


def test_a_folder_in_place_of_a_page_is_told_with_a_page_in_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is a folder; .*README\.md"):
        read_list(tmp_path)


def test_every_byte_is_written_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_bytes(b"a\r\n\xff")
    rewrite_list(page, b"a\r\n\xff", b"b\r\n\xff")
    assert page.read_bytes() == b"b\r\n\xff"


def test_file_that_nothing_may_stand_beside_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "README.md"
    page.write_bytes(b"before")
    monkeypatch.setattr("pathlib.Path.replace", _busy)
    rewrite_list(page, b"before", b"after")
    assert page.read_bytes() == b"after"


@pytest.mark.parametrize("after", [b"after", b"before, and longer"], ids=["shorter", "longer"])
def test_file_in_a_folder_of_somebody_else_is_written_over(after: bytes) -> None:
    with TemporaryDirectory() as folder:
        page = Path(folder, "README.md")
        page.write_bytes(b"before")
        page.chmod(0o666)
        Path(folder).chmod(0o555)
        with ordinary_user():
            rewrite_list(page, b"before", after)
        assert page.read_bytes() == after


def test_file_that_cannot_be_written_at_all_is_told() -> None:
    with TemporaryDirectory() as folder:
        page = Path(folder, "README.md")
        page.write_bytes(b"before")
        page.chmod(0o444)
        Path(folder).chmod(0o555)
        with ordinary_user(), pytest.raises(UsageError, match="cannot write"):
            rewrite_list(page, b"before", b"after")
        assert page.read_bytes() == b"before"


def test_a_full_disk_takes_no_line_of_a_list(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    before = b"- a line\n" * 20_000
    page.write_bytes(before)
    with files_no_longer_than(len(before) + 10), pytest.raises(TrackerError, match="File too large") as told:
        rewrite_list(page, before, b"- another line\n" * 2 + before)
    assert told.value.exit_code == 1
    assert page.read_bytes() == before
    assert list(tmp_path.iterdir()) == [page]


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_list(tmp_path / "README.md")


def _busy(*_: object) -> None:
    raise OSError(16, "Device or resource busy")


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("absolute", [False, True])
def test_diff_that_add_prints_is_one_that_git_applies(tmp_path: Path, ends: bytes, *, absolute: bool) -> None:
    lines = [
        b"# Lamps",
        b"",
        b"- [Lamp 1](https://arxiv.org/abs/2401.00001)",
        b"- [Caf\xe9](https://arxiv.org/abs/2401.00002)",
    ]
    page = tmp_path / "README.md"
    page.write_bytes(ends.join(lines))
    record = {"title": "Lumen", "arxiv_id": "2401.00003"}
    (tmp_path / "paper.jsonl").write_text(json.dumps(record))
    words = [
        sys.executable,
        "-m",
        "tracker",
        "add",
        "--record",
        "paper.jsonl",
        "--list",
        str(page) if absolute else page.name,
        "--force",
    ]
    paths = {"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8:strict"}
    shown = subprocess.run(words, cwd=tmp_path, env=paths, capture_output=True, check=True).stdout
    subprocess.run([*words, "--write"], cwd=tmp_path, env=paths, capture_output=True, check=True)
    written = page.read_bytes()
    page.write_bytes(ends.join(lines))
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=shown, check=True)
    assert page.read_bytes() == written


@pytest.mark.parametrize("changes", [1, 100], ids=["once", "again and again"])
def test_a_page_that_somebody_changes_while_it_is_added_to_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: int
) -> None:
    page, record = tmp_path / "README.md", tmp_path / "paper.jsonl"
    page.write_text("# Lamps\n\n- [Lamp 1](https://arxiv.org/abs/2401.00001)\n")
    record.write_text(json.dumps({"title": "Lumen", "arxiv_id": "2401.00003"}))
    calls = iter(range(changes))

    def late(path: Path, before: bytes, after: bytes) -> None:
        if (call := next(calls, None)) is not None:
            path.write_bytes(before + b"- [Lamp %d](https://arxiv.org/abs/2401.1%04d)\n" % (call, call))
        rewrite_list(path, before, after)

    monkeypatch.setattr(listfile, "rewrite_list", late)
    words = ["add", "--record", str(record), "--list", str(page), "--force", "--write"]
    said = CliRunner().invoke(app, words)
    assert ("2401.00003" in page.read_text()) is (changes == 1)
    assert "2401.10000" in page.read_text()
    assert isinstance(said.exception, TrackerError) is (changes > 1)


def test_of_several_who_write_at_once_nobody_writes_over_another(tmp_path: Path) -> None:
    """Each compares and writes before the next one compares, and whoever comes late is told."""
    page = tmp_path / "README.md"
    page.write_bytes(b"before")
    together = Barrier(8)

    def one(number: int) -> bool:
        together.wait()
        try:
            rewrite_list(page, b"before", b"%d" % number)
        except ChangedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        written = list(people.map(one, range(8)))
    assert sum(written) == 1
    assert page.read_bytes() == b"%d" % written.index(True)


def test_a_page_is_written_where_no_folder_can_be_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    page = tmp_path / "README.md"
    page.write_bytes(b"before")
    rewrite_list(page, b"before", b"after")
    assert page.read_bytes() == b"after"

"""Reading a list's file and writing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.cli.listfile import read_list, rewrite_list
from tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_person_saved_meanwhile_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_bytes(b"before")
    before = read_list(page)
    page.write_bytes(b"a person's")
    with pytest.raises(TrackerError, match="was changed meanwhile"):
        rewrite_list(page, before, b"after")
    assert page.read_bytes() == b"a person's"


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


def test_file_that_cannot_be_written_at_all_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "README.md"
    page.write_bytes(b"before")
    monkeypatch.setattr("pathlib.Path.replace", _busy)
    monkeypatch.setattr("pathlib.Path.write_bytes", _busy)
    with pytest.raises(TrackerError, match="cannot write"):
        rewrite_list(page, b"before", b"after")


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_list(tmp_path / "README.md")


def _busy(*_: object) -> None:
    raise OSError(16, "Device or resource busy")

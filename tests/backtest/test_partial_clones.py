"""A clone that lacks versions of the page gets them at once, or is told what helps."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from support.clones import ENTRY, Clone

from tracker.backtest.history.clone import (
    moving,
)
from tracker.backtest.history.gitdoor import HistoryError
from tracker.backtest.history.versions import revisions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def partial_clone(tmp_path: Path) -> Path:
    """A clone without the versions of its page but the last."""
    clone = Clone(tmp_path / "server")
    for day in range(1, 7):
        clone.commit(f"2026-01-0{day}", f"{ENTRY}{day}\n")
    for setting in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        clone.git("config", setting, "true")
    clone.git("clone", "-q", "--filter=blob:none", clone.folder.as_uri(), str(tmp_path / "part"))
    return tmp_path / "part"


def packs(folder: Path) -> int:
    return len(list((folder / ".git" / "objects" / "pack").glob("*.pack")))


def test_versions_that_a_partial_clone_lacks_are_got_at_once(partial_clone: Path) -> None:
    before = packs(partial_clone)
    found = [one.content.decode() for one in revisions(partial_clone / "README.md")]
    assert found == [f"{ENTRY}{day}\n" for day in range(1, 7)]
    assert packs(partial_clone) == before + 1
    list(revisions(partial_clone / "README.md"))
    assert packs(partial_clone) == before + 1


def test_a_clone_without_folders_gets_them_at_once_and_the_versions_of_other_pages_with_its_own(
    tmp_path: Path,
) -> None:
    server = Clone(tmp_path / "server")
    for number in range(1, 7):
        server.commit(f"2026-01-0{number}", f"{ENTRY}{number}\n")
        server.commit(f"2026-01-0{number}", f"# Another page\n\nNo. {number}\n", "docs/other.md")
    for setting in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        server.git("config", setting, "true")
    part = tmp_path / "part"
    server.git("clone", "-q", "--filter=tree:0", server.folder.as_uri(), str(part))
    before = packs(part)
    found = list(revisions(part / "README.md"))
    assert [one.content.decode() for one in found] == [f"{ENTRY}{number}\n" for number in range(1, 7)]
    assert packs(part) == before + 2
    assert [moving(part / "README.md")(one.commit) for one in found[1:]] == [frozenset()] * 5
    assert len(list(revisions(part / "docs" / "other.md"))) == 6
    assert packs(part) == before + 2


def test_partial_clone_whose_server_is_gone_says_what_helps(partial_clone: Path, tmp_path: Path) -> None:
    (tmp_path / "server").rename(tmp_path / "elsewhere")
    with pytest.raises(HistoryError, match="lacks a version of the page"):
        list(revisions(partial_clone / "README.md"))


def test_a_clone_that_lacks_a_version_is_not_taken_for_one_that_removed_it(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    clone.commit("2026-01-01", ENTRY)
    page = clone.commit("2026-01-02", ENTRY * 2)
    blob = hashlib.sha1(b"blob %d\0%s" % (len(ENTRY), ENTRY.encode()), usedforsecurity=False).hexdigest()
    (clone.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(HistoryError, match="lacks a version"):
        list(revisions(page))

"""People force, squash, cut back or remove the memory's branch: before a run, while it runs, while it saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.notebook import Notebook, bare_remote, git, noted
from support.saved_memory import NAME, NOW, branch

from tracker.memory.branch import Saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

    from state.store import Forgetting

OLD, OLDER, NEW = "2026-11-17", "2026-11-16", "2026-11-19"


def cut_back(remote: Path) -> None:
    """Back to the first commit."""
    first = git(remote, "rev-list", "--max-parents=0", NAME)
    git(remote, "update-ref", f"refs/heads/{NAME}", first)


def squash(remote: Path) -> None:
    """All of it in one commit without a past."""
    only = git(remote, "commit-tree", f"{NAME}^{{tree}}", "-m", "Everything")
    git(remote, "update-ref", f"refs/heads/{NAME}", only)


def put_elsewhere(remote: Path) -> None:
    """The branch leads to the list itself."""
    git(remote, "update-ref", f"refs/heads/{NAME}", git(remote, "rev-parse", "main"))


def remove(remote: Path) -> None:
    """No branch at all."""
    git(remote, "update-ref", "-d", f"refs/heads/{NAME}")


WAYS = [cut_back, squash, put_elsewhere, remove]


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A repository whose memory was saved twice."""
    made = bare_remote(tmp_path)
    branch(made).push(noted(OLDER), NOW)
    branch(made).push(noted(OLDER, OLD), NOW)
    return made


def saved(remote: Path) -> set[str]:
    """What the branch holds."""
    book = Notebook()
    branch(remote).pull(book, NOW)
    return book.lines


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
def test_what_a_run_brought_along_is_saved_whole(remote: Path, way: Callable[[Path], None]) -> None:
    book = Notebook()
    branch(remote).pull(book, NOW)
    way(remote)
    book.write(NEW)
    assert branch(remote).push(book, NOW).outcome in (Saved.SAVED, Saved.MERGED)
    assert saved(remote) == noted(OLDER, OLD, NEW).lines


class Meddled(Notebook):
    """A memory during whose first export somebody meddles with the branch."""

    meddle: Callable[[], None] | None = None

    def export(self, out: TextIO, forget: Forgetting | None = None) -> object:
        """Write everything, after the meddling."""
        if self.meddle:
            meddle, self.meddle = self.meddle, None
            meddle()
        return super().export(out, forget)


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
def test_meddled_with_while_a_run_saves(remote: Path, way: Callable[[Path], None]) -> None:
    book = Meddled()
    branch(remote).pull(book, NOW)
    book.write(NEW)
    book.meddle = lambda: way(remote)
    branch(remote).push(book, NOW)
    assert saved(remote) == noted(OLDER, OLD, NEW).lines


def test_a_machine_that_forgot_begins_with_what_people_left(remote: Path) -> None:
    cut_back(remote)
    book = Notebook()
    branch(remote).pull(book, NOW)
    assert book.lines == noted(OLDER).lines
    book.write(NEW)
    branch(remote).push(book, NOW)
    assert saved(remote) == noted(OLDER, NEW).lines


def test_a_machine_that_forgot_begins_anew_where_the_branch_is_gone(remote: Path) -> None:
    remove(remote)
    book = Notebook()
    assert branch(remote).pull(book, NOW) is None
    book.write(NEW)
    assert branch(remote).push(book, NOW).outcome is Saved.SAVED
    assert saved(remote) == noted(NEW).lines

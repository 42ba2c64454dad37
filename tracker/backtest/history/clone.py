"""Which arXiv papers the files of a clone name, and which of them a commit took from one file to another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.backtest.history.gitdoor import PLAIN, git
from tracker.pullrequest.trailers import ENTRY, entries_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ARXIV_ID = r"[0-9]{4}\.[0-9]{4,5}"
PAGES = (":(icase)*.md", ":(icase)*.markdown")
"""The Markdown pages of a clone, as git has them named."""
_DAY, _NEAR = 24 * 60 * 60, 20
"""Seconds, and how many commits at most are looked at on either side."""
_MOST_FILES = 500
"""Of a commit that changed more, all files are searched: a command takes no longer line."""


def named_in_clone(path: Path) -> frozenset[str]:
    """What looks like an arXiv id in any text file of the clone, as last committed: pages are made out of data, too."""
    words = (*PLAIN, "grep", "-a", "-h", "-o", "-E", "-e", _ARXIV_ID, "HEAD")
    found = git(top_of(path), *words, fine=(0, 1))  # 1: no file has such a line
    return frozenset(found.decode().split())


def named_beside(path: Path) -> frozenset[str]:
    """What looks like an arXiv id on any other Markdown page of the clone, as last committed."""
    words = (*PLAIN, "grep", "-a", "-h", "-o", "-E", "-e", _ARXIV_ID, "HEAD", "--", *PAGES)
    itself = f":(exclude,literal){name_in_clone(path)}"
    return frozenset(git(top_of(path), *words, itself, fine=(0, 1)).decode().split())


def top_of(path: Path) -> Path:
    """The folder of the clone in which a file stands."""
    return Path(os.fsdecode(git(path.resolve().parent, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def name_in_clone(path: Path) -> str:
    """How a file is called from there."""
    return path.resolve().relative_to(top_of(path).resolve()).as_posix()


def moving(path: Path) -> Callable[[str], frozenset[str]]:
    """What tells which arXiv papers a commit took over from other files of the clone around a page.

    That is what left a file in which it stood, in that commit, within a day of it, as on GitHub's pages each file is a
    commit of its own, or in the week before, as where room is made for a new month and the archive filled later; and what
    came from a history of its own that it joined. Papers that stand in one more file now were not moved.
    """
    top = top_of(path)
    said = git(top, *PLAIN, "log", "--first-parent", "--format=%H %ct", "HEAD").decode().split()
    line = [(commit, int(time)) for commit, time in zip(said[::2], said[1::2], strict=True)]
    places = {commit: at for at, (commit, _) in enumerate(line)}

    def moved(commit: str) -> frozenset[str]:
        parents = _parents(top, commit)
        if not parents:  # there was no other file
            return frozenset()
        at = places.get(commit)
        around = [(commit, commit)] if at is None else [_around(line, at, span) for span in (_DAY, 7 * _DAY)]
        joined = [one for one in parents[1:] if not related(top, parents[0], one)]
        after = around[0][1]
        lost = (_lost(top, one, after) for one in {parents[0], *(before for before, _ in around)})
        found: set[_Named] = set().union(*lost, *(_named(top, other) for other in joined))
        return frozenset(one.arxiv_id for one in found)

    return moved


def known_before(path: Path, commit: str) -> frozenset[str]:
    """What looks like an arXiv id in any text file of the clone before a commit."""
    top = top_of(path)
    before = _parents(top, commit)[:1]
    return frozenset(one.arxiv_id for parent in before for one in _named(top, parent))


def _parents(top: Path, commit: str) -> list[str]:
    return git(top, *PLAIN, "log", "-1", "--format=%P", commit).decode().split()


def _around(line: Sequence[tuple[str, int]], at: int, span: int) -> tuple[str, str]:
    """The last commit of a line, newest first, that is more than `span` older than one of it, and the newest that is not so much newer."""
    time = line[at][1]
    before = after = at
    while before + 1 < len(line) and before - at < _NEAR and time - line[before][1] <= span:
        before += 1
    while after > 0 and at - after < _NEAR and line[after - 1][1] - time <= span:
        after -= 1
    return line[before][0], line[after][0]


def page_before(top: Path, commit: str, name: str) -> str | None:
    """The page that a commit wrote anew under another name: the one that lost most of what the new one names, and of its own.

    A page that gave a part to another goes on for itself, as where a month goes to the archive.
    """
    lost = _lost(top, f"{commit}^", commit, *PAGES)
    there = {one.arxiv_id for one in _named(top, commit) if os.fsencode(name) == one.file}
    taken = {
        file: {one.arxiv_id for one in lost if one.file == file} & there
        for file in {one.file for one in lost}
    }
    best = max(sorted(taken), key=lambda file: len(taken[file]), default=None)
    if best is None or 2 * len(taken[best]) < max(len(there), 4):
        return None
    before = os.fsdecode(best)
    had = _named(top, f"{commit}^", f":(top,literal){before}")
    return before if 2 * len(taken[best]) >= len(had) else None


def related(top: Path, one: str, other: str) -> bool:
    """Do two commits have a commit in common that both build on?"""
    return bool(git(top, "merge-base", one, other, fine=(0, 1)))


def proposed_by_tracker(path: Path) -> frozenset[str]:
    """The arXiv papers that commits of a tracker brought, by what they say of themselves, be they merged or squashed."""
    words = (*PLAIN, "log", "--format=%B", "--encoding=UTF-8", "-F", f"--grep={ENTRY}: ")
    said = git(path.resolve().parent, *words).decode("utf-8", "replace")
    return frozenset(name.removeprefix("arxiv:") for name in entries_named(said))


def pages_with_ids(path: Path) -> list[tuple[Path, int]]:
    """The Markdown pages of the clone around a file that name papers, each with in how many lines, the fullest first."""
    top = top_of(path)
    words = (*PLAIN, "grep", "-a", "-z", "-c", "-E", "-e", _ARXIV_ID, "HEAD", "--", *PAGES)
    counts = [os.fsdecode(line) for line in git(top, *words, fine=(0, 1)).split(b"\n") if line]
    named = (one.removeprefix("HEAD:").split("\0") for one in counts)
    return sorted(((top / name, int(count)) for name, count in named), key=lambda one: -one[1])


class _Named(NamedTuple):
    """A paper that a file names."""

    file: bytes
    arxiv_id: str


def _lost(top: Path, before: str, after: str, *only: str) -> set[_Named]:
    """What files named at one commit and do not name at a later one."""
    words = (*PLAIN, "diff-tree", "-r", "--no-renames", "--name-only", "-z", before, after)
    changed = [name for name in git(top, *words).split(b"\0") if name]
    if len(changed) < 2:  # what a file gave to itself was not moved
        return set()
    files = only or (
        () if len(changed) > _MOST_FILES else [f":(top,literal){os.fsdecode(name)}" for name in changed]
    )
    return _named(top, before, *files) - _named(top, after, *files)


def _named(top: Path, tree: str, *only: str) -> set[_Named]:
    words = (*PLAIN, "grep", "-a", "-z", "-o", "-E", "-e", _ARXIV_ID, tree, "--", *only)
    lines = git(top, *words, fine=(0, 1)).splitlines()
    found = (line.partition(b":")[2].rpartition(b"\0") for line in lines)
    return {_Named(file, name.decode()) for file, _, name in found}

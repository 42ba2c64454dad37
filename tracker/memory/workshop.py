"""A git repository in a temporary folder, in which one save or restore is put together."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from tracker.errors import no_access
from tracker.git import shown
from tracker.memory.errors import MemoryBranchError, RemoteUnreachableError
from tracker.memory.shelves import ABOUT, ATTRIBUTES, Shelves

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import TextIO

    from tracker.git import Done, Git

_BASE = "refs/memory/base"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The branch as it was read in `folder`, with its git data beside it."""

    git: Git
    folder: Path
    remote: str
    branch: str
    author: tuple[str, str]

    def open(self) -> None:
        """Make the repository; nothing is read yet."""
        self.folder.mkdir()
        self._must("init", "--quiet", "--bare", "--initial-branch=memory", ".")

    def head(self) -> str | None:
        """The commit on which the branch stands at the remote, or None where there is no such branch."""
        listed = self.git.run("ls-remote", "--refs", "--", self.remote, f"refs/heads/{self.branch}")
        if not listed.ok:
            raise RemoteUnreachableError(shown(self.remote), listed.complaint)
        return listed.out.partition("\t")[0] or None

    def fetch(self) -> str | None:
        """Read the branch's newest state into the folder; an unborn or empty branch gives an empty folder."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        if self.head() is None:
            return None
        fetched = self.git.run(
            "fetch",
            "--quiet",
            "--no-tags",
            "--depth=1",
            "--",
            self.remote,
            f"+refs/heads/{self.branch}:{_BASE}",
        )
        if not fetched.ok:
            raise RemoteUnreachableError(shown(self.remote), fetched.complaint)
        self._must("read-tree", _BASE)
        self._must("checkout-index", "--all", "--force", GIT_WORK_TREE=str(self.folder))
        return self._must("rev-parse", _BASE)

    def fill(self, export: Callable[[TextIO], object]) -> None:
        """Put an export in the place of what the folder held."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        try:
            with Shelves(self.folder) as shelves:
                export(cast("TextIO", shelves))  # io's own classes do not name themselves TextIO
            (self.folder / "README.md").write_text(ABOUT, encoding="utf-8")
            (self.folder / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
        except OSError as error:
            raise no_access("write", self.folder, error) from error

    def commit(self, parent: str | None, now: datetime) -> str | None:
        """Commit the folder on top of `parent`; None where that would change nothing."""
        self._must("read-tree", "--empty")
        self._must("add", "--all", "--force", ".", GIT_WORK_TREE=str(self.folder))
        tree = self._must("write-tree")
        if parent and tree == self._must("rev-parse", f"{parent}^{{tree}}"):
            return None
        name, mail = self.author
        stamp = f"{int(now.timestamp())} +0000"
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", name), ("EMAIL", mail), ("DATE", stamp))
        }
        parents = ("-p", parent) if parent else ()
        subject = f"Remember what was known at {now:%Y-%m-%d %H:%M} UTC"
        return self._must("commit-tree", tree, *parents, "-m", subject, **who)

    def swap(self, expected: str | None, commit: str) -> str | None:
        """Move the branch from `expected` to `commit`; the refusal in git's words where it would not move."""
        pushed: Done = self.git.run(
            "push",
            "--quiet",
            "--porcelain",
            f"--force-with-lease=refs/heads/{self.branch}:{expected or ''}",
            "--",
            self.remote,
            f"{commit}:refs/heads/{self.branch}",
        )
        if pushed.ok:
            return None
        return next((line for line in pushed.out.splitlines() if line.startswith("!")), pushed.complaint)

    def _must(self, *arguments: str, **more: str) -> str:
        done = self.git.run(*arguments, **more)
        if not done.ok:
            raise MemoryBranchError(f"git {arguments[0]} failed: {done.complaint}")
        return done.out

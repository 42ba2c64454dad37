"""A real bare git repository behind the loopback GitHub, so that trees, shas and conflicts are git's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from datetime import datetime

NOWHERE = "0" * 40
LINK = "120000"
"""How git marks a file that is a link to another."""


class GitRefused(TrackerError):
    """git did not do what it was asked."""


@dataclass(frozen=True, slots=True)
class GitCommit:
    """One commit as git has it."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    name: str
    email: str
    date: str
    """When its author first made it."""
    committed: str
    """When it came to be as it is."""
    message: str


class GitRepository:
    """Plumbing on one bare repository."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("git") is None:
            raise TrackerError("the loopback GitHub needs the program git, which is not installed here")
        self.folder = folder
        self._moving = threading.Lock()
        """A look at the references must not fall between a move and its effect: requests are answered in threads."""
        self._refs: dict[str, str] | None = None
        """All references move through `move`, so between two moves they are read once."""
        self._settled: dict[tuple[str, ...], bytes] = {}
        """Answers about objects, which never change."""
        if not (folder / "HEAD").exists():
            folder.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--bare", "--initial-branch=main")
            self.git("config", "gc.auto", "0")

    def git(self, *words: str, given: bytes | None = None, **environment: str) -> bytes:
        """Run one git command; its output."""
        clean = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C",
        }
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            ["git", *words],  # noqa: S607 - the user's git
            cwd=self.folder,
            input=given,
            capture_output=True,
            env={**clean, **environment},
            check=False,
        )
        if done.returncode:
            raise GitRefused(
                f"git {words[0]}: {done.stderr.decode(errors='replace').strip() or done.returncode}"
            )
        return done.stdout

    def _text(self, *words: str, given: bytes | None = None, **environment: str) -> str:
        return self.git(*words, given=given, **environment).decode(errors="surrogateescape").strip()

    def _fact(self, *words: str) -> bytes:
        """What git says of objects named by their full names."""
        if words not in self._settled:
            self._settled[words] = self.git(*words)
        return self._settled[words]

    def _told(self, *words: str) -> str:
        return self._fact(*words).decode(errors="surrogateescape").strip()

    def ref(self, name: str) -> str | None:
        """Where a full reference points, or None."""
        return self.refs().get(name)

    def branch(self, name: str) -> str | None:
        """Where a branch stands, or None."""
        return self.ref(f"refs/heads/{name}")

    def refs(self) -> dict[str, str]:
        """Every reference."""
        with self._moving:
            if self._refs is None:
                lines = self._text("for-each-ref", "--format=%(refname) %(objectname)").splitlines()
                self._refs = {name: sha for name, _, sha in (line.partition(" ") for line in lines)}
            return self._refs

    def move(self, *steps: tuple[str, str, str | None]) -> None:
        """Move references all or none: name, new place (or `NOWHERE`), and the old place it must have (None: any)."""
        lines = ["start"]
        for name, after, before in steps:
            old = "" if before is None else f" {before}"
            lines.append(f"delete {name}{old}" if after == NOWHERE else f"update {name} {after}{old}")
        with self._moving:
            self._refs = None  # others push into the same repository: it is looked at anew
            self.git("update-ref", "--stdin", given="\n".join([*lines, "commit", ""]).encode())

    def exists(self, sha: str) -> bool:
        """Is there such an object?"""
        try:
            self._fact("cat-file", "-e", sha)
        except GitRefused:
            return False
        return True

    def commit_at(self, sha: str) -> GitCommit:
        """One commit."""
        raw = self._told("show", "-s", "--format=%H%n%T%n%P%n%an%n%ae%n%aI%n%cI%n%B", sha)
        oid, tree, parents, name, email, date, committed, *message = raw.split("\n")
        return GitCommit(oid, tree, tuple(parents.split()), name, email, date, committed, "\n".join(message))

    def file(self, sha: str, path: str) -> tuple[str, bytes] | None:
        """Blob and bytes of a path in a commit or tree."""
        listed = self._fact("ls-tree", "-z", sha, "--", path).decode().rstrip("\0")
        mode, kind, blob = (listed.partition("\t")[0] or "none none none").split()
        if mode == LINK:  # answered with what it leads to, as GitHub does
            return self.file(sha, normpath(join(dirname(path), self.blob(blob).decode())))
        return (blob, self.blob(blob)) if kind == "blob" else None

    def names_in(self, sha: str, path: str) -> list[str]:
        """What is in a folder of a commit; nothing where there is no such folder."""
        listed = self._fact("ls-tree", "-z", "--name-only", sha, "--", f"{path}/").decode()
        return [name.removeprefix(f"{path}/") for name in listed.rstrip("\0").split("\0") if name]

    def blob(self, sha: str) -> bytes:
        """A blob's bytes."""
        return self._fact("cat-file", "blob", sha)

    def write_blob(self, content: bytes) -> str:
        """Store bytes."""
        return self._text("hash-object", "-w", "--stdin", given=content)

    def write_tree(self, base: str | None, changes: dict[str, str | None], mode: str = "100644") -> str:
        """A tree like another one but for some paths: their blobs, or None where they go."""
        with NamedTemporaryFile(dir=self.folder, prefix="index-") as index:
            Path(index.name).unlink()
            try:
                if base is not None:
                    self.git("read-tree", base, GIT_INDEX_FILE=index.name)
                lines = [
                    f"0 {NOWHERE}\t{path}" if blob is None else f"{mode} {blob}\t{path}"
                    for path, blob in changes.items()
                ]
                self.git(
                    "update-index",
                    "--index-info",
                    given=("\n".join(lines) + "\n").encode(),
                    GIT_INDEX_FILE=index.name,
                )
                return self._text("write-tree", GIT_INDEX_FILE=index.name)
            finally:
                Path(index.name).touch()

    def write_commit(  # noqa: PLR0917 - all that a commit is made of
        self, tree: str, parents: tuple[str, ...], message: str, name: str, at: datetime, written: str = ""
    ) -> str:
        """Store a commit; `written` is when its author first made it, where that was before."""
        dates = {"AUTHOR": written or at.isoformat(), "COMMITTER": at.isoformat()}
        who = {"NAME": name, "EMAIL": f"{name}@users.example.org"}
        told = {f"GIT_{role}_{key}": value for role in dates for key, value in who.items()}
        told |= {f"GIT_{role}_DATE": date for role, date in dates.items()}
        chain = [word for parent in parents for word in ("-p", parent)]
        return self._text("commit-tree", tree, *chain, given=message.encode(), **told)

    def merge_base(self, one: str, other: str) -> str:
        """Where two commits part."""
        return self._told("merge-base", one, other)

    def contains(self, head: str, commit: str) -> bool:
        """Is `commit` an ancestor of `head`, or `head` itself?"""
        try:
            self._fact("merge-base", "--is-ancestor", commit, head)
        except GitRefused:
            return False
        return True

    def between(self, base: str, head: str) -> list[GitCommit]:
        """What `head` has beyond `base`, oldest first."""
        names = self._told("rev-list", "--reverse", "--topo-order", f"{base}..{head}").split()
        return [self.commit_at(name) for name in names]

    def history(self, head: str) -> list[GitCommit]:
        """Everything that led to a commit, newest first."""
        return [self.commit_at(name) for name in self._told("rev-list", head).split()]

    def changed(self, base: str, head: str) -> list[str]:
        """Paths that differ between two commits."""
        return (
            self._fact("diff-tree", "-r", "-z", "--name-only", base, head).decode().rstrip("\0").split("\0")
        )

    def diff(self, base: str, head: str) -> str:
        """The difference as people read it."""
        return self.git("diff", base, head).decode(errors="replace")

    def merge_tree(self, base: str, head: str) -> str | None:
        """The tree of a merge, or None where the two conflict."""
        try:
            return self._text("merge-tree", "--write-tree", base, head).split("\n", 1)[0]
        except GitRefused:
            return None

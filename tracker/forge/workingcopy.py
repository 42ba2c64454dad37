"""A clone in the place of the forge: what a rehearsal reads where GitHub is not asked, or does not answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.forge.errors import Missing
from tracker.forge.port import Comparison, Repository, blob_oid
from tracker.git import Git

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.forge.port import Comment, Commit, LastEdit, Oid, Pull

_MAIN = "main"
_HERE = blob_oid(b"the working copy")
_REPOSITORY = re.compile(r"[/:](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")
_ON_A_SERVER = re.compile(r"(?!file:)(?:[\w+.-]+://|[^/\\]{2,}:)")
"""An address with a host; all else is a folder or a file of this machine, whose name is nobody's on GitHub."""


def clone_of(repository: str, folder: Path, environment: Mapping[str, str]) -> WorkingCopy | str:
    """The clone of a repository in which a folder lies, by any of its remotes; or what it lacks to be one."""
    top = top_of(folder, environment)
    if top is None:
        return f"in a clone of {repository} a dry run takes the list from there"
    remotes = Git(folder, environment).run("remote").out.split()
    names = {_named(_address(folder, environment, remote)) for remote in remotes} - {""}
    if repository.lower() in map(str.lower, names):
        return WorkingCopy(top, repository)
    if names:
        theirs = " and ".join(sorted(names))
        return f"this is a clone of {theirs}; in one of {repository} a dry run takes the list from there"
    return (
        f"if this is a clone of {repository}, it lacks a remote that says so, and with one a dry run takes the list"
        f" from here: git remote add origin https://github.com/{repository}"
    )


def top_of(folder: Path, environment: Mapping[str, str]) -> Path | None:
    """The folder of the clone in which a folder lies; None where it lies in none."""
    top = Git(folder, environment).run("rev-parse", "--show-toplevel")
    return Path(top.out) if top.ok else None


def remote_name(folder: Path, environment: Mapping[str, str]) -> str:
    """`owner/name` of a clone's origin; empty where there is none, or none on a server."""
    address = _address(folder, environment, "origin")
    return _named(address) if _ON_A_SERVER.match(address) else ""


def _address(folder: Path, environment: Mapping[str, str], remote: str) -> str:
    asked = Git(folder, environment).run("remote", "get-url", remote)
    return asked.out if asked.ok else ""


def _named(address: str) -> str:
    match = _REPOSITORY.search(address)
    return match["name"] if match else ""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """Fulfils `ForgeReader` on a folder: one branch, no pull requests, nobody else."""

    folder: Path
    name: str

    def repository(self) -> Repository:
        """See `ForgeReader.repository`."""
        return Repository(self.name, "", _MAIN)

    def base(self, branch: str) -> Oid | None:
        """See `ForgeReader.base`."""
        return _HERE if branch == _MAIN else None

    def head(self, branch: str) -> Oid | None:
        """See `ForgeReader.head`."""
        del branch
        return None

    def file(self, path: str, at: Oid) -> bytes | None:
        """See `ForgeReader.file`."""
        place = self.folder / path
        return place.read_bytes() if at == _HERE and place.is_file() else None

    def compare(self, base: Oid, head: Oid) -> Comparison:
        """See `ForgeReader.compare`."""
        del head
        return Comparison(base, (), frozenset())

    def pulls(self, branch: str) -> tuple[Pull, ...]:
        """See `ForgeReader.pulls`."""
        del branch
        return ()

    def pull(self, number: int) -> Pull:
        """See `ForgeReader.pull`."""
        raise Missing(f"a working copy has no pull request {number}")

    def ended_by(self, number: int) -> str:
        """See `ForgeReader.ended_by`."""
        del number
        return ""

    def pull_commits(self, number: int) -> tuple[Commit, ...]:
        """See `ForgeReader.pull_commits`."""
        del number
        return ()

    def comments(self, number: int) -> tuple[Comment, ...]:
        """See `ForgeReader.comments`."""
        del number
        return ()

    def reviews(self, number: int) -> tuple[Comment, ...]:
        """See `ForgeReader.reviews`."""
        del number
        return ()

    def last_edit(self, number: int) -> LastEdit | None:
        """See `ForgeReader.last_edit`."""
        del number
        return None

    def may_write(self, login: str) -> bool:
        """See `ForgeReader.may_write`."""
        del login
        return False

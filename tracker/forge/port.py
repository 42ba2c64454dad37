"""What keeping a pull request needs from the place where the list lives.

`tracker.forge.github` is the real one; `tracker.forge.rehearsal` tells what it would write, and reads through another one
or through what can only be read, as the clone that a rehearsal stands on (`tracker.forge.workingcopy`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha1
from typing import TYPE_CHECKING, NewType, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Oid = NewType("Oid", str)
"""A git object's name: 40 hex digits."""


def blob_oid(content: bytes) -> Oid:
    """The name git gives these bytes, so that a commit can say in its message what it holds."""
    return Oid(sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest())


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as it is now; `name` is what the forge calls it, which a rename makes differ from the settings."""

    name: str
    node_id: str
    default_branch: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a commit: the login where the forge knows one, else the name in the commit."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit as far as we look at it."""

    oid: Oid
    parents: tuple[Oid, ...]
    message: str
    author: Author


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one branch has that another has not, oldest commit first. `files` are the paths it changes."""

    merge_base: Oid
    commits: tuple[Commit, ...]
    files: frozenset[str]
    more_files: bool = False
    """May it change others than those that are told?"""

    def may_change(self, path: str) -> bool:
        """Does it change a path, as far as is told?"""
        return path in self.files or self.more_files


class PullState(StrEnum):
    """Where a pull request stands."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request as the forge tells it."""

    number: int
    url: str
    state: PullState
    title: str
    body: str
    base: str
    head: Oid
    author: str
    draft: bool = False
    labels: frozenset[str] = frozenset()
    updated_at: datetime | None = None
    ended_at: datetime | None = None
    merge_commit: Oid | None = None


class Where(StrEnum):
    """Where under a pull request something was said; with its number, the name of its place on the page."""

    CONVERSATION = "issuecomment-"
    REVIEW = "pullrequestreview-"
    LINE = "discussion_r"


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said under a pull request."""

    id: int
    author: str
    body: str
    at: datetime
    """When it was said as it stands now."""
    where: Where = Where.CONVERSATION
    lines: tuple[str, ...] = ()
    """The lines that it was said on."""

    @property
    def anchor(self) -> str:
        """Its place on the pull request's page."""
        return f"{self.where.value}{self.id}"


@dataclass(frozen=True, slots=True)
class LastEdit:
    """Who last edited a text, and when, where the forge tells."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewCommit:
    """One file's new bytes as one commit.

    `replaces` is the head that the branch must still have (None: it must not exist). One parent equal to `replaces`
    appends, another single parent rebuilds the branch upon it, two parents merge.
    """

    branch: str
    replaces: Oid | None
    parents: tuple[Oid, ...]
    path: str
    content: bytes
    subject: str
    trailers: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Subject, blank line, trailers."""
        return "\n".join((self.subject, "", *self.trailers)) if self.trailers else self.subject


@dataclass(frozen=True, slots=True)
class NewPull:
    """A pull request to be opened. Labels and reviewers are set now and never again."""

    branch: str
    base: str
    title: str
    body: str
    draft: bool = False
    labels: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    team_reviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PullEdit:
    """What changes in an open pull request; None leaves a part as it is."""

    number: int
    title: str | None = None
    body: str | None = None
    base: str | None = None
    close: bool = False


class Reaction(StrEnum):
    """Our mark on a comment that was read."""

    DONE = "+1"
    CONFUSED = "confused"


class ForgeReader(Protocol):
    """The reading half of a forge, on one repository; whatever it is asked may be asked again at will."""

    def repository(self) -> Repository:
        """The repository as it is now; follows renames."""
        ...

    def base(self, branch: str) -> Oid | None:
        """Where a branch of the list's own repository stands, or None."""
        ...

    def head(self, branch: str) -> Oid | None:
        """Where a branch of ours stands, or None: it may live in a fork."""
        ...

    def file(self, path: str, at: Oid) -> bytes | None:
        """A file's bytes in a commit, or None when the commit or the file is not there."""
        ...

    def compare(self, base: Oid, head: Oid) -> Comparison:
        """What `head` has beyond `base`."""
        ...

    def pulls(self, branch: str) -> tuple[Pull, ...]:
        """Every pull request from this branch in any state, newest first."""
        ...

    def pull(self, number: int) -> Pull:
        """One pull request, read anew."""
        ...

    def ended_by(self, number: int) -> str:
        """Who closed or merged a pull request; empty where the forge does not tell."""
        ...

    def pull_commits(self, number: int) -> tuple[Commit, ...]:
        """The commits that a pull request has or had when it ended, oldest first."""
        ...

    def comments(self, number: int) -> tuple[Comment, ...]:
        """The conversation, oldest first."""
        ...

    def reviews(self, number: int) -> tuple[Comment, ...]:
        """What people said in reviews, in their own words or on a line, oldest first."""
        ...

    def last_edit(self, number: int) -> LastEdit | None:
        """Who last edited the body, where the forge tells."""
        ...

    def may_write(self, login: str) -> bool:
        """Has this person write access?"""
        ...


class Forge(ForgeReader, Protocol):
    """One repository, read and written; every act is safe to repeat after a crash."""

    def commit(self, new: NewCommit) -> Oid:
        """Write one commit; raises `HeadMoved` when the branch is not where `replaces` says."""
        ...

    def open_pull(self, new: NewPull) -> Pull:
        """Open a pull request, or return the open one that the branch already has.

        Raises `HeadMoved` where the branch has nothing that its base has not.
        """
        ...

    def dress(self, number: int, new: NewPull) -> tuple[str, ...]:
        """Put the labels on a new pull request and ask for reviews; what could not be had is told in words."""
        ...

    def edit_pull(self, edit: PullEdit) -> None:
        """Change only what is given, in one request."""
        ...

    def delete_branch(self, branch: str, head: Oid) -> None:
        """Remove a branch that still stands where it is said to; one that is gone is fine."""
        ...

    def write_comment(self, number: int, body: str, replaces: int | None = None) -> int:
        """Write a comment, or change the one that is there; returns its id."""
        ...

    def react(self, number: int, comment: Comment, reaction: Reaction) -> None:
        """Mark what was said as read, where that can be."""
        ...

    def remove_label(self, number: int, label: str) -> None:
        """Take a label off; one that is not there is fine."""
        ...


ForgeFor = Callable[[str], Forge]
"""Opens the forge of one repository, `owner/name`; the wiring decides which kind."""


def trailer_values(message: str, name: str) -> Sequence[str]:
    """The values of one trailer, in order."""
    prefix = f"{name}: "
    return [line.removeprefix(prefix).strip() for line in message.splitlines() if line.startswith(prefix)]

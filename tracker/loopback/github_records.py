"""What the loopback GitHub keeps: pull requests with all that was said under them, and posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass
class Remark:
    """A comment, with the reactions to it."""

    id: int
    author: str
    body: str
    at: datetime
    edited: datetime | None = None
    reactions: list[tuple[str, str]] = field(default_factory=list)
    line: str = ""
    """The line of the diff that it was made on, or several."""


@dataclass
class Review:
    """What somebody said of a pull request as its reviewer, with remarks on lines."""

    id: int
    author: str
    body: str
    at: datetime
    remarks: list[Remark]
    state: str = "COMMENTED"
    """As GitHub has it: one that is `PENDING` is not sent yet, and nobody sees it."""


@dataclass
class PullRecord:
    """A pull request, with everything that happened to it."""

    number: int
    author: str
    title: str
    body: str
    branch: str
    base: str
    head: str
    created: datetime
    updated: datetime
    base_head: str = ""
    """Where the base stood when it was last there."""
    head_repository: str = ""
    draft: bool = False
    state: str = "open"
    ended: datetime | None = None
    ended_by: str = ""
    merge_commit: str | None = None
    labels: list[str] = field(default_factory=list)
    reviewers: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    editor: str = ""
    edited: datetime | None = None
    reopen_refused: bool = False

    @property
    def merged(self) -> bool:
        """Did it end by a merge?"""
        return self.merge_commit is not None


@dataclass
class PostRecord:
    """An issue or a discussion."""

    number: int
    author: str
    title: str
    body: str
    state: str = "open"
    category: str = ""
    """Empty for an issue."""
    labels: tuple[str, ...] = ()

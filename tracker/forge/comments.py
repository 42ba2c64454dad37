"""What people say under a pull request, as GitHub tells it, parsed at the edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.forge.port import Comment, Where
from tracker.forge.wire import Account, Wire


class CommentAnswer(Wire):
    """A comment in the conversation."""

    id: int
    body: str | None = None
    user: Account | None = None
    created_at: datetime
    updated_at: datetime | None = None

    def read(self) -> Comment:
        """The comment in the words of the port."""
        author = self.user.login if self.user else ""
        said_at = self.updated_at or self.created_at
        return Comment(self.id, author, (self.body or "").replace("\r\n", "\n"), said_at)


class LineCommentAnswer(CommentAnswer):
    """A remark on a line of the diff, or on a file as a whole."""

    diff_hunk: str = ""
    """The piece of the diff that ends with the line, or with the last of several."""
    subject_type: str = "line"
    side: str | None = "RIGHT"
    original_line: int | None = None
    """The last line, by its number when it was said: unlike `line`, it stays when the diff goes on."""
    original_start_line: int | None = None
    """The first of several lines."""
    pull_request_review_id: int | None = None
    """The review of which it is part."""

    def read(self) -> Comment:
        """The comment in the words of the port."""
        return replace(super().read(), where=Where.LINE, lines=self._lines())

    def _lines(self) -> tuple[str, ...]:
        if self.subject_type != "line":
            return ()
        other_side = "+" if self.side == "LEFT" else "-"
        _, *shown = self.diff_hunk.split("\n")
        there = [line[1:].rstrip("\r") for line in shown if line[:1] not in (other_side, "\\")]
        first, last = self.original_start_line, self.original_line
        several = last - first + 1 if first is not None and last is not None else 1
        return tuple(there[-max(1, several) :])


class ReviewAnswer(Wire):
    """A review of a pull request; what stands on lines comes apart from it."""

    id: int
    body: str | None = None
    state: str = ""
    user: Account | None = None
    submitted_at: datetime | None = None
    """None for one that is still being written."""

    @property
    def dismissed(self) -> bool:
        """Did somebody say that it is not to count, with all that it says on lines?"""
        return self.state == "DISMISSED"

    def read(self) -> Comment | None:
        """What it says as a whole; nothing where it is not sent yet, or was dismissed."""
        if self.submitted_at is None or self.dismissed:
            return None
        author = self.user.login if self.user else ""
        body = (self.body or "").replace("\r\n", "\n")
        return Comment(self.id, author, body, self.submitted_at, Where.REVIEW)


class ReactionAnswer(Wire):
    """A reaction that was made or was there."""

    content: str

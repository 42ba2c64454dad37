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
        """In our words."""
        author = self.user.login if self.user else ""
        said_at = self.updated_at or self.created_at
        return Comment(self.id, author, (self.body or "").replace("\r\n", "\n"), said_at)


class LineCommentAnswer(CommentAnswer):
    """A remark on a line of the diff, or on a file as a whole."""

    diff_hunk: str = ""
    """The piece of the diff that ends with the line."""
    subject_type: str = "line"

    def read(self) -> Comment:
        """In our words."""
        line = self.diff_hunk.rpartition("\n")[2][1:] if self.subject_type == "line" else ""
        return replace(super().read(), where=Where.LINE, line=line.rstrip("\r"))


class ReviewAnswer(Wire):
    """A review of a pull request; what stands on lines comes apart from it."""

    id: int
    body: str | None = None
    state: str = ""
    user: Account | None = None
    submitted_at: datetime | None = None
    """None for one that is still being written."""

    def read(self) -> Comment | None:
        """What it says as a whole; nothing where it is not sent yet, or was dismissed."""
        if self.submitted_at is None or self.state == "DISMISSED":
            return None
        author = self.user.login if self.user else ""
        body = (self.body or "").replace("\r\n", "\n")
        return Comment(self.id, author, body, self.submitted_at, Where.REVIEW)


class ReactionAnswer(Wire):
    """A reaction that was made or was there."""

    content: str

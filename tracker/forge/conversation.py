"""What is said under a pull request on GitHub: comments, reviews and remarks on lines, our own answer, our marks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker.forge.comments import CommentAnswer, LineCommentAnswer, ReactionAnswer, ReviewAnswer
from tracker.forge.errors import WriteUnsure
from tracker.forge.paths import path_in
from tracker.forge.port import Where

if TYPE_CHECKING:
    from tracker.forge.client import Client
    from tracker.forge.port import Comment, Reaction

_REACTIONS = {Where.CONVERSATION: "issues/comments", Where.LINE: "pulls/comments"}
"""Where reactions are made; to a review none can be."""


class Conversation:
    """The conversations of one repository's pull requests."""

    def __init__(self, client: Client, repository: str) -> None:
        self._client = client
        self._path = partial(path_in, repository)

    def comments(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.comments`."""
        found = self._client.every(self._path(f"issues/{number}/comments"), CommentAnswer)
        return tuple(answer.read() for answer in found)

    def reviews(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.reviews`. A remark on a line is part of a review: without one, there is none to ask for."""
        reviews = self._client.every(self._path(f"pulls/{number}/reviews"), ReviewAnswer)
        if not reviews:
            return ()
        remarks = self._client.every(self._path(f"pulls/{number}/comments"), LineCommentAnswer)
        said = [found for review in reviews if (found := review.read()) is not None]
        dismissed = {review.id for review in reviews if review.dismissed}
        said += [remark.read() for remark in remarks if remark.pull_request_review_id not in dismissed]
        return tuple(sorted(said, key=lambda one: one.at))

    def write(self, number: int, body: str, replaces: int | None) -> int:
        """See `Forge.write_comment`."""
        if replaces is not None:
            old = self._path(f"issues/comments/{replaces}")
            self._client.write("PATCH", old, {"body": body}, CommentAnswer, harmless=True)
            return replaces
        path = self._path(f"issues/{number}/comments")
        try:
            return self._client.write("POST", path, {"body": body}, CommentAnswer).id
        except WriteUnsure:
            there = [comment.id for comment in self.comments(number) if comment.body.strip() == body.strip()]
            return there[-1] if there else self._client.write("POST", path, {"body": body}, CommentAnswer).id

    def react(self, comment: Comment, reaction: Reaction) -> None:
        """See `Forge.react`; GitHub keeps one reaction of a kind a person."""
        kind = _REACTIONS.get(comment.where)
        if kind is not None:
            path = self._path(f"{kind}/{comment.id}/reactions")
            self._client.write("POST", path, {"content": reaction.value}, ReactionAnswer, harmless=True)

"""A digest on a board, GitHub's issues or discussions: one post that is kept current, or a new one each week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import DeliveryError
from tracker.errors import UsageError
from tracker.forge.access import access_from
from tracker.forge.errors import ForgeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.digest.delivery.letter import Letter
    from tracker.forge.access import Access
    from tracker.forge.boards import Board, Post

LIMIT = 60_000
"""GitHub takes 65,536 characters; the rest is room for marks."""


def access_to_write(environment: Mapping[str, str]) -> Access:
    """GitHub as the environment reaches it; without a token nothing could be written there."""
    access = access_from(environment)
    if access.anonymous:
        raise UsageError("it writes to GitHub; set GITHUB_TOKEN")
    return access


@dataclass(frozen=True, slots=True)
class BoardCarrier:
    """Keeps a digest on a board; what one week's post says is not taken away by a later run of that week."""

    board: Board
    weekly: bool = False

    def carry(self, letter: Letter) -> str:
        """Write or edit the post; a letter that is there already is left alone."""
        try:
            return self._kept(letter).url
        except ForgeError as error:
            raise DeliveryError(str(error)) from error

    def _kept(self, letter: Letter) -> Post:
        mark, seal = _mark(letter, weekly=self.weekly), f"<!-- told {letter.key} -->"
        post = self.board.find(mark)
        if post is None:
            return self.board.write(letter.subject, _joined(mark, seal, letter.body), mark)
        if seal in post.body:
            return post
        if self.weekly:
            self.board.rewrite(post, post.title, _joined(post.body, "---", seal, letter.body))
        else:
            self.board.rewrite(post, letter.subject, _joined(mark, seal, letter.body))
        return post


def _mark(letter: Letter, *, weekly: bool) -> str:
    """By which the post is found again; a channel's name holds no sign that could end it."""
    year, week, _ = letter.at.isocalendar()
    return f"<!-- tracker digest {letter.channel}{f' {year}-W{week:02d}' if weekly else ''} -->"


def _joined(*parts: str) -> str:
    """Parts with a blank line between; what is too long is cut between two lines, and says so."""
    text = "\n\n".join(part.strip("\n") for part in parts) + "\n"
    if len(text) <= LIMIT:
        return text
    room = text[:LIMIT]
    kept = room.rpartition("\n- ")[0] or room.rpartition("\n")[0]
    left = text[len(kept) :].count("\n- ") or text[len(kept) :].count("\n")
    return f"{kept}\n\n_{left} more lines did not fit here; `tracker digest` prints them all._\n"

"""The one comment of the tracker: answers to what people asked for, changed in place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.forge.escape import for_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.identity import Identity
    from tracker.forge.port import Comment

_MARK = re.compile(r"\A<!-- tracker:status (?P<handled>[0-9a-z. ]*) -->\n")
_MOST_ANSWERS = 20
_MOST_HANDLED = 500


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered to lines of one comment, and whether their wishes could be followed."""

    to: Comment
    stamps: tuple[str, ...]
    """The lines that are answered."""
    lines: tuple[str, ...]
    done: bool
    moves: tuple[Identity, ...] = ()
    """Works that were to go elsewhere; whether there is such a section shows only when the list is made anew."""
    accepts: tuple[Identity, ...] = ()
    """Works that were to come in; whether they can shows then too."""


@dataclass(frozen=True, slots=True)
class Status:
    """The comment as it stands: its id, the lines of people's that it answered, and its own lines."""

    id: int | None = None
    handled: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def status_among(comments: Iterable[Comment], author: str) -> Status:
    """The tracker's comment, written by whoever opened the pull request."""
    for comment in comments:
        found = _MARK.match(comment.body)
        if found and comment.author == author:
            lines = tuple(line for line in comment.body[found.end() :].split("\n") if line.startswith("- "))
            return Status(comment.id, tuple(found["handled"].split()), lines)
    return Status()


def status_body(status: Status, answers: Iterable[Answered]) -> str:
    """The comment with new answers at its end."""
    handled, lines = list(status.handled), list(status.lines)
    for answer in answers:
        handled += answer.stamps
        asked = f"{for_body(answer.to.author, 40)} ([asked](#{answer.to.anchor}))"
        lines += [f"- {asked}: {for_body(line, 600)}" for line in answer.lines]
    mark = " ".join(dict.fromkeys(handled[-_MOST_HANDLED:]))
    shown = "\n".join(lines[-_MOST_ANSWERS:])
    return f"<!-- tracker:status {mark} -->\nAnswers to what was asked here, newest last:\n\n{shown}\n"

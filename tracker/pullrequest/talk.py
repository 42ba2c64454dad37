"""The one comment of the tracker: answers to what people asked for, changed in place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.pullrequest.escape import for_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.forge.port import Comment
    from tracker.pullrequest.reading import Answer

_MARK = re.compile(r"\A<!-- tracker:status (?P<handled>[0-9 ]*) -->\n")
_MOST_ANSWERS = 20
_MOST_HANDLED = 500


@dataclass(frozen=True, slots=True)
class Status:
    """The comment as it stands: its id, the comments it answered, and its lines."""

    id: int | None = None
    handled: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()


def status_among(comments: Iterable[Comment], author: str) -> Status:
    """The tracker's comment, written by whoever opened the pull request."""
    for comment in comments:
        found = _MARK.match(comment.body)
        if found and comment.author == author:
            lines = tuple(line for line in comment.body[found.end() :].split("\n") if line.startswith("- "))
            return Status(comment.id, tuple(map(int, found["handled"].split())), lines)
    return Status()


def status_body(status: Status, answers: Iterable[Answer], asked_by: dict[int, str]) -> str:
    """The comment with new answers at its end."""
    handled, lines = list(status.handled), list(status.lines)
    for answer in answers:
        handled.append(answer.comment)
        who = for_body(asked_by.get(answer.comment, ""), 40)
        lines += [
            f"- {who} ([asked](#issuecomment-{answer.comment})): {for_body(line, 600)}"
            for line in answer.lines
        ]
    mark = " ".join(map(str, dict.fromkeys(handled[-_MOST_HANDLED:])))
    shown = "\n".join(lines[-_MOST_ANSWERS:])
    return f"<!-- tracker:status {mark} -->\nAnswers to what was asked here, newest last:\n\n{shown}\n"

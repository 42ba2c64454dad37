"""A forge that reads the real one and writes nothing: for `--dry-run`, and for lists that want a patch file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.files import write_whole
from tracker.diff import diff_of
from tracker.forge.errors import ForgeError
from tracker.forge.port import NewPull, Oid, Pull, PullState, blob_oid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.forge.port import (
        Comment,
        Commit,
        Comparison,
        ForgeReader,
        LastEdit,
        NewCommit,
        PullEdit,
        Reaction,
        Repository,
    )

UNOPENED = 0
"""The number of a pull request that is only rehearsed."""


@dataclass(frozen=True, slots=True)
class Would:
    """One thing that would be done, in a few words; commits and pull requests are kept beside it."""

    what: str
    commit: NewCommit | None = None
    pull: NewPull | None = None
    diff: str = ""


class Rehearsal:
    """Fulfils `Forge`; `would` tells what a real run would do, in order."""

    def __init__(self, real: ForgeReader) -> None:
        self._real = real
        self.would: list[Would] = []

    # Reading is real

    def repository(self) -> Repository:
        """See `Forge.repository`."""
        return self._real.repository()

    def base(self, branch: str) -> Oid | None:
        """See `Forge.base`."""
        return self._real.base(branch)

    def head(self, branch: str) -> Oid | None:
        """See `Forge.head`."""
        return self._real.head(branch)

    def file(self, path: str, at: Oid) -> bytes | None:
        """See `Forge.file`."""
        return self._real.file(path, at)

    def compare(self, base: Oid, head: Oid) -> Comparison:
        """See `Forge.compare`."""
        return self._real.compare(base, head)

    def pulls(self, branch: str) -> tuple[Pull, ...]:
        """See `Forge.pulls`."""
        return self._real.pulls(branch)

    def pull(self, number: int) -> Pull:
        """See `Forge.pull`."""
        return self._real.pull(number)

    def ended_by(self, number: int) -> str:
        """See `Forge.ended_by`."""
        return self._real.ended_by(number)

    def pull_commits(self, number: int) -> tuple[Commit, ...]:
        """See `Forge.pull_commits`."""
        return self._real.pull_commits(number)

    def comments(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.comments`."""
        return self._real.comments(number)

    def reviews(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.reviews`."""
        return self._real.reviews(number)

    def last_edit(self, number: int) -> LastEdit | None:
        """See `Forge.last_edit`."""
        return self._real.last_edit(number)

    def may_write(self, login: str) -> bool:
        """See `Forge.may_write`; without a token nobody tells, and nobody is obeyed in a rehearsal then."""
        try:
            return self._real.may_write(login)
        except ForgeError:
            return False

    # Writing is told

    def commit(self, new: NewCommit) -> Oid:
        """See `Forge.commit`."""
        before = self._real.file(new.path, new.parents[-1]) or b""
        self._say(
            f"commit to {new.branch}: {new.subject}", commit=new, diff=diff_of(new.path, before, new.content)
        )
        return blob_oid(new.message.encode() + new.content)

    def open_pull(self, new: NewPull) -> Pull:
        """See `Forge.open_pull`."""
        self._say(f"open a pull request from {new.branch}: {new.title}", pull=new)
        return Pull(UNOPENED, "", PullState.OPEN, new.title, new.body, new.base, Oid(""), "", new.draft)

    def dress(self, number: int, new: NewPull) -> tuple[str, ...]:
        """Nothing: labels and reviewers are told with the pull request."""
        del number, new
        return ()

    def edit_pull(self, edit: PullEdit) -> None:
        """See `Forge.edit_pull`."""
        there = self._real.pull(edit.number)
        new = NewPull(
            "", edit.base or there.base, edit.title or there.title, edit.body or there.body, there.draft
        )
        self._say(f"{'close' if edit.close else 'edit'} pull request #{edit.number}", pull=new)

    def delete_branch(self, branch: str, head: Oid) -> None:
        """See `Forge.delete_branch`."""
        self._say(f"remove the branch {branch} at {head[:7]}")

    def write_comment(self, number: int, body: str, replaces: int | None = None) -> int:
        """See `Forge.write_comment`."""
        self._say(f"{'change the' if replaces else 'write a'} comment on #{number}: {body}")
        return replaces or 0

    def react(self, number: int, comment: Comment, reaction: Reaction) -> None:
        """See `Forge.react`."""
        self._say(f"mark comment {comment.id} on #{number} with {reaction.value}")

    def remove_label(self, number: int, label: str) -> None:
        """See `Forge.remove_label`."""
        self._say(f"take the label {label} off #{number}")

    def _say(
        self, what: str, commit: NewCommit | None = None, pull: NewPull | None = None, diff: str = ""
    ) -> None:
        self.would.append(Would(what, commit, pull, diff))


class PatchFile(Rehearsal):
    """A rehearsal that leaves its commit as a patch beside the user; it knows no branch and no pull request."""

    def __init__(self, real: ForgeReader, file_of: Callable[[str], Path]) -> None:
        super().__init__(real)
        self._file_of = file_of
        """Where the patch of a branch goes: several lists of one repository have a branch each."""

    def head(self, branch: str) -> Oid | None:
        """None of ours is there."""
        del branch
        return None

    def pulls(self, branch: str) -> tuple[Pull, ...]:
        """A patch has no pull requests."""
        del branch
        return ()

    def commit(self, new: NewCommit) -> Oid:
        """Write the patch; the same proposals give the same file."""
        oid = super().commit(new)
        path = self._file_of(new.branch)
        try:
            write_whole(path, self.would[-1].diff.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise ForgeError(f"cannot write the patch {path}: {error.strerror}") from error
        return oid

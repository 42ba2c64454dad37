"""What a first run would propose to a list that is here as a clone: the whole job, with the clone in GitHub's place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn

from state.store import IN_MEMORY
from tracker import owners, wiring
from tracker.forge.errors import ForgeError
from tracker.forge.port import Comparison, Repository, blob_oid
from tracker.job.progress import Unwatched
from tracker.job.run import run_once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from tracker.forge.port import Comment, Commit, Edit, Forge, NewCommit, NewPull, Oid, Pull, Reaction
    from tracker.forge.rehearsal import Would
    from tracker.job.report import RunReport
    from tracker.settings.model import Settings

WEEK = timedelta(days=7)
_MAIN = "main"
_HERE = blob_oid(b"the working copy")


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be proposed now, and how the sources did."""

    report: RunReport
    would: tuple[Would, ...]


def preview(
    settings: Settings,
    environment: Mapping[str, str],
    folder: Path,
    now: datetime,
    tell: Callable[[str], None] | None = None,
) -> Preview:
    """Run the job once on a clone, with a memory that is thrown away; nothing is written anywhere."""
    blank = settings.model_copy(update={"state": settings.state.model_copy(update={"url": IN_MEMORY})})
    elsewhere = {name: value for name, value in environment.items() if name != "TRACKER_STATE_URL"}
    dry_run = wiring.DryRun()
    since = (now - WEEK).date()
    with wiring.ports(blank, elsewhere, Unwatched(), since=since, dry_run=dry_run, tell=tell) as ports:

        def here(repository: str) -> Forge:
            return WorkingCopy(folder, repository)

        local = replace(ports, forge_for=dry_run.around(here))
        report = run_once(local, blank, owners.this_process(), now)
    return Preview(report, tuple(dry_run.would))


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The reading half of a forge, on a folder: one branch, no pull requests, nobody else."""

    folder: Path
    name: str

    def repository(self) -> Repository:
        """See `Forge.repository`."""
        return Repository(self.name, "", _MAIN)

    def head(self, branch: str) -> Oid | None:
        """See `Forge.head`."""
        return _HERE if branch == _MAIN else None

    def file(self, path: str, at: Oid) -> bytes | None:
        """See `Forge.file`."""
        place = self.folder / path
        return place.read_bytes() if at == _HERE and place.is_file() else None

    def compare(self, base: Oid, head: Oid) -> Comparison:
        """See `Forge.compare`."""
        del head
        return Comparison(base, (), frozenset())

    def pulls(self, branch: str) -> tuple[Pull, ...]:
        """See `Forge.pulls`."""
        del branch
        return ()

    def pull(self, number: int) -> Pull:
        """See `Forge.pull`."""
        raise ForgeError(f"a working copy has no pull request {number}")

    def ended_by(self, number: int) -> str:
        """See `Forge.ended_by`."""
        del number
        return ""

    def pull_commits(self, number: int) -> tuple[Commit, ...]:
        """See `Forge.pull_commits`."""
        del number
        return ()

    def comments(self, number: int) -> tuple[Comment, ...]:
        """See `Forge.comments`."""
        del number
        return ()

    def last_edit(self, number: int) -> Edit | None:
        """See `Forge.last_edit`."""
        del number
        return None

    def may_write(self, login: str) -> bool:
        """See `Forge.may_write`."""
        del login
        return False

    def commit(self, new: NewCommit) -> Oid:
        """See `Forge.commit`."""
        _never(new)

    def open_pull(self, new: NewPull) -> Pull:
        """See `Forge.open_pull`."""
        _never(new)

    def edit_pull(
        self,
        number: int,
        *,
        title: str | None = None,
        body: str | None = None,
        base: str | None = None,
        close: bool = False,
    ) -> None:
        """See `Forge.edit_pull`."""
        _never(number, title, body, base, close)

    def delete_branch(self, branch: str, head: Oid) -> None:
        """See `Forge.delete_branch`."""
        _never(branch, head)

    def write_comment(self, number: int, body: str, replaces: int | None = None) -> int:
        """See `Forge.write_comment`."""
        _never(number, body, replaces)

    def react(self, number: int, comment: int, reaction: Reaction) -> None:
        """See `Forge.react`."""
        _never(number, comment, reaction)

    def remove_label(self, number: int, label: str) -> None:
        """See `Forge.remove_label`."""
        _never(number, label)


def _never(*_: object) -> NoReturn:
    """A rehearsal stands around this forge and writes nothing."""
    raise ForgeError("a working copy is only read")

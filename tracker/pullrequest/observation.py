"""The world as one list's pull request finds it, read once through a forge; everything after this is pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.forge.errors import Missing, PersonNeeded
from tracker.forge.port import PullState
from tracker.pullrequest import marks
from tracker.pullrequest.branches import branch_of, with_pages
from tracker.pullrequest.obeying import unheard
from tracker.pullrequest.trailers import Stamp, stamp_of
from tracker.pullrequest.unlisted import unlisted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.forge.port import Comment, Forge, LastEdit, Oid, Pull, Repository
    from tracker.pullrequest.branches import Branch, Target
    from tracker.pullrequest.noted import Noted


class UnreadableList(TrackerError):
    """A list whose entries nobody can tell: that they are not found says nothing of them."""

    def __init__(self, path: str, branch: str, fault: str) -> None:
        super().__init__(f"{path} on {branch} cannot be read: {fault}; mend it there")


@dataclass(frozen=True, slots=True)
class Ended:
    """A pull request that ended since we looked last."""

    pull: Pull
    by: str
    entries: tuple[str, ...]
    """The works that were on its branch by the tracker's own word: ids or code names."""
    read: marks.Read
    content: bytes | None
    """The list as it was merged; None where it was not merged."""
    comments: tuple[Comment, ...]
    edit: LastEdit | None = None
    """Who turned its boxes last, where any are turned."""
    base_gone: bool = False
    """Was it closed, and is the branch that it was for no longer there?"""
    beside: bool = False
    """Was it somebody's own, from the same branch, beside ours that is open?"""

    @property
    def meant(self) -> bool:
        """Does its closing say anything of the works in it? Not where we closed it, its base went, or ours goes on."""
        by_us = self.read.contents is not None and self.read.contents.closed_by_us
        return not (by_us or self.base_gone or self.beside)


@dataclass(frozen=True, slots=True)
class Observation:
    """Everything that was read."""

    repository: Repository
    base_head: Oid
    base_content: bytes
    branch: Branch | None
    open: Pull | None
    read: marks.Read
    comments: tuple[Comment, ...]
    edit: LastEdit | None
    ended: tuple[Ended, ...]
    spent_heads: frozenset[Oid]
    """Heads of pull requests that ended: a branch that stands there holds nothing that could be lost."""
    writers: frozenset[str]
    """Those of the people who ask for something new in comments who have write access."""


def observe(forge: Forge, target: Target, noted: Noted, proposed: Collection[str]) -> Observation:
    """Read everything that one decision needs.

    `noted` says which ends and comments were dealt with, `proposed` in which pull requests, by their addresses, works
    wait for a decision.
    """
    repository = forge.repository()
    if repository.archived:
        raise PersonNeeded(f"{repository.name} is archived: nothing can be proposed there")
    base_head = forge.base(repository.default_branch)
    if base_head is None:
        raise Missing(f"{repository.name} has no commit on {repository.default_branch} yet")
    base_content = forge.file(target.path, base_head)
    if base_content is None:
        raise Missing(
            f"there is no {target.path} on {repository.default_branch} of {repository.name}: "
            "was it moved? the setting `path` of the list says where to look"
        )
    listed = forge.pulls(target.branch)
    known = {*noted.settled, *(str(pull.number) for pull in listed)}
    pulls = (*listed, *unlisted(forge, target, proposed, known))
    opened, read = _open(pulls)
    comments = _said(forge, opened.number) if opened else ()
    ended = tuple(
        _ended(forge, target, pull, opened, _heads_before(pull, pulls))
        for pull in sorted(pulls, key=lambda pull: pull.number)
        if pull.state is not PullState.OPEN and noted.settled.get(str(pull.number)) != ended_stamp(pull)
    )
    spent = frozenset(pull.head for pull in pulls if pull.state is not PullState.OPEN)
    branch = branch_of(forge, target, base_head, read.contents)
    if branch is not None and branch.head not in spent:
        _need_its_list(branch, target)
    said = (*comments, *(comment for one in ended for comment in one.comments))
    # whoever left GitHub since has no name any more, and no rights
    asking = {comment.author for comment in said if comment.author and unheard(comment, noted.handled)}
    writers = frozenset(login for login in sorted(asking) if forge.may_write(login))
    if branch is not None and len(branch.foreign) > 1 and (writers or read.turned):
        branch = with_pages(forge, branch)
    return Observation(
        repository=repository,
        base_head=base_head,
        base_content=base_content,
        branch=branch,
        open=opened,
        read=read,
        comments=comments,
        edit=forge.last_edit(opened.number) if opened and read.turned else None,
        ended=ended,
        spent_heads=spent,
        writers=writers,
    )


def _need_its_list(branch: Branch, target: Target) -> None:
    """A branch on which the list cannot be found, or is another one, can be concluded nothing from."""
    if branch.commits and branch.content is None:
        raise Missing(
            f"there is no {target.path} on the branch {target.branch}: was it moved or removed there? "
            "bring it back, or close the pull request"
        )
    if branch.elsewhere and branch.touched:
        raise PersonNeeded(
            f"people changed {branch.path} on the branch {target.branch}, and the setting `path` says {target.path} now: "
            "merge or close the pull request first, or set `path` back"
        )


def ended_stamp(pull: Pull) -> str:
    """Tells one ending of a pull request from the next, should it be opened again."""
    return pull.ended_at.isoformat() if pull.ended_at else ""


def _open(pulls: Sequence[Pull]) -> tuple[Pull | None, marks.Read]:
    """The open pull request and its body: ours, where people opened another one from our branch."""
    there = [(pull, marks.read(pull.body)) for pull in pulls if pull.state is PullState.OPEN]
    ours = ((pull, read) for pull, read in there if read.contents is not None)
    return next(ours, there[0] if there else (None, marks.Read(None)))


def _heads_before(pull: Pull, pulls: Sequence[Pull]) -> frozenset[Oid]:
    """Where earlier pull requests ended, which this one may go on from: their commits tell nothing of what is in it."""
    ended = (one for one in pulls if one.state is not PullState.OPEN)
    return frozenset(one.head for one in ended if one.number < pull.number and one.head != pull.head)


def _ended(forge: Forge, target: Target, pull: Pull, opened: Pull | None, before: Collection[Oid]) -> Ended:
    commits = forge.pull_commits(pull.number)
    read = marks.read(pull.body)
    if read.contents is not None:
        commits = commits[max((at for at, one in enumerate(commits, 1) if one.oid in before), default=0) :]
    stamps = [stamp for commit in commits if (stamp := stamp_of(commit.message, target.list))]
    entries = _entries(stamps, read)
    return Ended(
        pull=pull,
        by=forge.ended_by(pull.number),
        entries=entries,
        read=read,
        content=_merged(forge, target, pull, read),
        comments=_said(forge, pull.number),
        edit=forge.last_edit(pull.number) if read.turned else None,
        base_gone=pull.state is PullState.CLOSED and forge.base(pull.base) is None,
        beside=read.contents is None and opened is not None and opened.number < pull.number,
    )


def _said(forge: Forge, number: int) -> tuple[Comment, ...]:
    """What was said under a pull request, wherever it was said, in turn: of two wishes the later one holds."""
    return tuple(sorted((*forge.comments(number), *forge.reviews(number)), key=lambda one: one.at))


def _merged(forge: Forge, target: Target, pull: Pull, read: marks.Read) -> bytes | None:
    """The list as it was merged, where it was then."""
    paths = (read.contents.path if read.contents else "", target.path)
    there = (forge.file(path, pull.merge_commit) for path in paths if path and pull.merge_commit)
    return next((content for content in there if content is not None), None)


def _entries(stamps: list[Stamp], read: marks.Read) -> tuple[str, ...]:
    """What was on the branch when it ended.

    The body is written after the commit, so it may speak of a commit that came too late for the pull request; it
    counts only where it speaks of one that is in, or where no commit tells anything.
    """
    told = stamps[-1].entries if stamps else ()
    contents = read.contents
    if contents is None or (stamps and contents.blob not in {stamp.blob for stamp in stamps}):
        return told
    return tuple(dict.fromkeys((*told, *contents.entries)))

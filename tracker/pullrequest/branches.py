"""The tracker's branch as it stands, and which of its commits are the tracker's: read through a forge."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.forge.port import blob_oid
from tracker.pullrequest.nominees import plain_name
from tracker.pullrequest.trailers import Stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from state.records import ListName
    from tracker.forge.port import Commit, Comparison, ForgeReader, Oid
    from tracker.pullrequest.marks import Contents

_READ_AT_MOST = 20
"""Commits of people's whose page is read; what came before counts as said with the first of them."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which file of which branch is kept for which list."""

    list: ListName
    branch: str
    path: str
    former: frozenset[ListName] = frozenset()
    """The names that the list had once: what was proposed under them is its own."""


@dataclass(frozen=True, slots=True)
class OwnCommit:
    """The newest commit of the tracker on the branch, with the bytes that it wrote."""

    commit: Commit
    stamp: Stamp
    content: bytes


@dataclass(frozen=True, slots=True)
class Branch:
    """The tracker's branch as it stands."""

    head: Oid
    path: str
    """Where the list is on it: elsewhere than in the settings where it was moved since."""
    content: bytes | None
    fork_content: bytes
    commits: tuple[Commit, ...]
    """What the branch has beyond the default branch, oldest first."""
    own: OwnCommit | None
    claimed: Stamp | None
    """What a commit says that is no longer as the tracker wrote it: amended, its words kept."""
    foreign: tuple[Commit, ...]
    """The commits that are not the tracker's."""
    files: frozenset[str]
    shown_since: bool = False
    """Did the body tell of people's work upon the newest commit of the tracker?"""
    amended: tuple[str, ...] = ()
    """The works of a newer commit of the tracker that is there no more as it was, by its words or by the body."""
    elsewhere: bool = False
    """Is it for another page than the settings name now, and not for this one under its old name?"""
    pages: Mapping[Oid, bytes] = field(default_factory=dict)
    """The list in the commits of people's, where it matters in which of them a line came or went."""

    @property
    def touched(self) -> bool:
        """Is there work of people on it?"""
        return bool(self.foreign)


def branch_of(forge: ForgeReader, target: Target, base_head: Oid, written: Contents | None) -> Branch | None:
    """The branch that is there; `written` is what the body of its pull request says."""
    head = forge.head(target.branch)
    if head is None:
        return None
    compared = forge.compare(base_head, head)
    was_there = forge.file(target.path, compared.merge_base) is not None
    there = target
    if not (was_there and compared.may_change(target.path)):
        there = replace(target, path=_path_on(forge, target, compared, written.path if written else ""))
    content = forge.file(there.path, head)
    own, claimed = _own(forge, there, compared, content)
    known = frozenset({own.commit.oid}) if own else frozenset()
    return Branch(
        head=head,
        path=there.path,
        content=content,
        fork_content=forge.file(there.path, compared.merge_base) or b"",
        commits=compared.commits,
        own=own,
        claimed=claimed,
        foreign=tuple(
            commit for commit in compared.commits if not _is_own(forge, there, commit, known, compared)
        ),
        files=compared.files,
        shown_since=_shown_since(forge, there.path, compared, own, written) if own and written else False,
        amended=_amended(forge, there.path, compared, own, (claimed, written)) if own else (),
        elsewhere=was_there and there.path != target.path,
    )


def with_pages(forge: ForgeReader, branch: Branch) -> Branch:
    """The branch with the list in each of people's last commits, to be read when something else was said as well."""
    read = {commit.oid: forge.file(branch.path, commit.oid) for commit in branch.foreign[-_READ_AT_MOST:]}
    return replace(branch, pages={oid: page for oid, page in read.items() if page is not None})


def _shown_since(
    forge: ForgeReader, path: str, compared: Comparison, own: OwnCommit, written: Contents
) -> bool:
    """Does the body tell of people's work upon our commit? Then it is the newer word on what the branch has."""
    if _tells_the_same(written, own):
        return False
    upon = compared.commits[[commit.oid for commit in compared.commits].index(own.commit.oid) + 1 :]
    return written.blob in (blob_oid(forge.file(path, commit.oid) or b"") for commit in upon)


def _amended(
    forge: ForgeReader,
    path: str,
    compared: Comparison,
    own: OwnCommit,
    told: tuple[Stamp | None, Contents | None],
) -> tuple[str, ...]:
    """What a commit upon ours says that was one of ours before people amended it; the body, where it kept no word of that.

    The body speaks of such a commit where the bytes that it tells of are in no commit of the branch any more.
    """
    claimed, written = told
    if claimed is not None:
        return claimed.entries
    if written is None or _tells_the_same(written, own):
        return ()
    blobs = (blob_oid(forge.file(path, commit.oid) or b"") for commit in compared.commits)
    return () if written.blob in blobs else written.entries


def _tells_the_same(written: Contents, own: OwnCommit) -> bool:
    """Does the body tell the entries of our commit, and no others?"""
    return {plain_name(written.works[code]) for code in written.entries} == {*own.stamp.entries}


def _path_on(forge: ForgeReader, target: Target, compared: Comparison, written: str) -> str:
    """Where the list is on a branch that is not for the file that the settings name: it was moved since, or they name
    another one since. The body says it, and so does what our commits hold.
    """
    if written in compared.files:
        return written
    held = (
        path
        for path in sorted(compared.files)
        for commit in compared.commits
        if (stamp := stamp_of(commit.message, target.list)) and stamp.fits(forge.file(path, commit.oid))
    )
    if (found := next(held, None)) is not None:
        return found
    began = [path for path in (target.path, written) if path and forge.file(path, compared.merge_base)]
    return began[0] if began else target.path  # people put it back to what it was where the branch began


def _own(
    forge: ForgeReader, target: Target, compared: Comparison, content: bytes | None
) -> tuple[OwnCommit | None, Stamp | None]:
    """The newest commit that holds what it says, and what a newer one says that does not."""
    claimed: Stamp | None = None
    for commit in reversed(compared.commits):
        stamp = stamp_of(commit.message, target.list)
        if stamp is None:
            continue
        held = content if commit is compared.commits[-1] else forge.file(target.path, commit.oid)
        if held is not None and stamp.fits(held):
            return OwnCommit(commit, stamp, held), claimed
        claimed = claimed or stamp
    return None, claimed


def _is_own(
    forge: ForgeReader, target: Target, commit: Commit, known: frozenset[Oid], compared: Comparison
) -> bool:
    if compared.files - {target.path}:
        # somebody changed another file as well: whichever commit did it, the branch is not ours alone
        return False
    if commit.oid in known:
        return True
    stamp = stamp_of(commit.message, target.list)
    return stamp is not None and stamp.fits(forge.file(target.path, commit.oid))

"""A file's history out of git: every version that people committed, oldest first, through renames."""

from __future__ import annotations

import os
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tracker.backtest.history.bots import by_bot
from tracker.backtest.history.clocks import never_back, written_or_committed
from tracker.backtest.history.clone import PAGES, name_in_clone, page_before, related, top_of
from tracker.backtest.history.gitdoor import (
    PLAIN,
    HistoryError,
    fetch_folders,
    fetch_versions,
    file_contents,
    git,
)
from tracker.backtest.history.pulled import brings_the_list
from tracker.clock import now
from tracker.forge.workingcopy import remote_name
from tracker.listed import works_on
from tracker.settings.load import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_WALK = (
    *("log", "--follow", "--first-parent", "-m", "--encoding=UTF-8"),
    *("--format=%x01%H%x00%P%x00%aI%x00%cI%x00%aN%x00%aE%x00%cE%x00%s%x00", "--raw", "--no-abbrev", "-z"),
)
_ENTRY = re.compile(rb"\x01(?=[0-9a-f]{40,64}\0)")
_ELSEWHERE = timedelta(days=1)
"""A clock that is so much ahead is set to another time zone."""
_FEW = 3
"""A page that names no more papers has not begun as a list: it may be an index of lists, or name the survey that goes with it."""
_FILE = b"100"
"""With this the mode of a plain file begins; a link's bytes are where it leads to."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Revision:
    """The file as one commit left it."""

    commit: str
    at: datetime
    content: bytes
    by_bot: bool = False
    aside: bool = False
    """It stood on the list while others worked on a copy, into which it was brought later; none of theirs is on it."""


def revisions(path: Path) -> Iterator[Revision]:
    """Every version that a file had on the branch at hand, oldest first, one at a time.

    What was merged counts from its merge on: a version of another branch lacks what this one had taken meanwhile, and
    would look as if people had taken that off. Where a merge brought the list into a copy of it, the list's own versions
    stand before that merge, as being aside.
    """
    if path.is_dir():
        raise HistoryError(f"{path} is a folder; name the list's page in it, as in {path / 'README.md'}")
    if not path.is_file():
        raise HistoryError(f"there is no file {path}")
    top = top_of(path)
    fetch_folders(top)
    steps = _line(top, "HEAD", name_in_clone(path))  # a link is followed: its own history says where it led
    if not steps:
        raise HistoryError(f"{path} has no commits; commit it first, or give the path of a file in a clone")
    if git(top, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise HistoryError(f"the clone around {path} is shallow; run `git fetch --unshallow` first")
    branch = git(top, "rev-parse", "--abbrev-ref", "HEAD").decode().strip()
    here = _Here(top, branch, remote_name(top, environment()).partition("/")[0])
    timed = [one for one in _timed(here, steps, now() + _ELSEWHERE) if one.step.mode.startswith(_FILE)]
    blobs = [one.step.blob for one in timed]
    fetch_versions(top, blobs, PAGES)
    for one, content in zip(timed, file_contents(top, blobs), strict=True):
        yield Revision(one.step.commit, one.at, _in_utf8(content), one.step.by_bot, one.aside)


class _Step(NamedTuple):
    """A commit as the log names it, with what the file was from then on."""

    commit: str
    parents: Sequence[str]
    written: datetime
    committed: datetime
    handed_in: bool
    """By somebody else than who committed it."""
    by_bot: bool
    subject: str
    mode: bytes
    blob: bytes
    new: bool
    name: str


class _Here(NamedTuple):
    """A clone, the branch at hand and who owns the list, where a remote tells it."""

    top: Path
    branch: str
    owner: str


class _Timed(NamedTuple):
    """A step and when it was taken."""

    step: _Step
    at: datetime
    aside: bool


def _line(top: Path, commits: str, name: str) -> list[_Step]:
    """The steps of a file along one line of commits, oldest first, also where one commit renamed it and wrote it anew.

    So too where it took the place of a page that hardly named a paper, as when a list's folder becomes the whole repository.
    """
    steps = _walked(top, commits, name)
    fetch_versions(top, [one.blob for one in steps], PAGES)
    tried: set[str] = set()
    while turns := [at for at in _beginnings(top, steps) if steps[at].commit not in tried]:
        at = turns[0]
        tried.add(steps[at].commit)
        if older := _before(top, steps[at]):
            steps = [*steps[: at + 1], *older]
    return steps[::-1]


def _before(top: Path, born: _Step) -> list[_Step]:
    """The steps of the page that a step wrote anew under another name, newest first."""
    if not born.parents:
        return []
    before = page_before(top, born.commit, born.name)
    return _walked(top, born.parents[0], before) if before else []


def _beginnings(top: Path, steps: Sequence[_Step]) -> Iterator[int]:
    """Which of the steps, newest first, may have taken over another page: the oldest, and the first with more than a few papers."""
    if steps:
        yield len(steps) - 1
    plain = [at for at, one in reversed([*enumerate(steps)]) if one.mode.startswith(_FILE)]
    with closing(file_contents(top, [steps[at].blob for at in plain])) as contents:
        for at, content in zip(plain, contents, strict=False):
            if len(works_on(_in_utf8(content))) > _FEW:
                yield at
                return


def _timed(here: _Here, steps: Sequence[_Step], until: datetime, *, aside: bool = False) -> Iterator[_Timed]:
    """The steps of a line and of those that were brought into it, each line with times that fit together."""
    told = written_or_committed(
        [one.written for one in steps], [one.committed for one in steps], [one.handed_in for one in steps]
    )
    for step, at in zip(steps, never_back(told, until), strict=True):
        if _brought_the_list(here, step):
            brought = _walked(here.top, f"{step.parents[0]}..{step.parents[1]}", step.name)[::-1]
            yield from _timed(here, brought, at, aside=True)
        yield _Timed(step, at, aside)


def _brought_the_list(here: _Here, step: _Step) -> bool:
    return (
        len(step.parents) == 2
        and brings_the_list(step.subject, here.branch, here.owner)
        and related(here.top, *step.parents)
    )


def _walked(top: Path, commits: str, name: str) -> list[_Step]:
    """The steps of a file that git itself can follow, the newest first."""
    said = git(top, "--literal-pathspecs", *PLAIN, *_WALK, commits, "--", name)
    return [_step(entry) for entry in _ENTRY.split(said) if entry.strip(b"\0\n")]


def _step(entry: bytes) -> _Step:
    commit, parents, written, committed, name, author, committer, subject, change = entry.split(b"\0", 8)
    _, mode, _, blob, file = change.lstrip(b"\0\n:").split(b" ", 4)
    kind, *names = file.rstrip(b"\0").split(b"\0")
    return _Step(
        commit.decode(),
        parents.decode().split(),
        _time(written),
        _time(committed),
        author != committer,
        by_bot(*(said.decode("utf-8", "replace") for said in (name, author, committer))),
        subject.decode("utf-8", "replace"),
        mode,
        blob,
        kind == b"A",
        os.fsdecode(names[-1]),
    )


def _time(said: bytes) -> datetime:
    return datetime.fromisoformat(said.decode()).astimezone(UTC)


def _in_utf8(content: bytes) -> bytes:
    """A page as it is read; what some editors write is marked as UTF-16."""
    return content.decode("utf-16", "replace").encode() if content.startswith(_WIDE) else content

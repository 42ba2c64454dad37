"""A file's history out of git: every version that people committed, oldest first, through renames."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.backtest.clocks import never_back, written_or_committed
from tracker.clock import now
from tracker.errors import UsageError
from tracker.pullrequest.trailers import ENTRY, entries_named
from tracker.settings.load import environment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


_ARXIV_ID = r"[0-9]{4}\.[0-9]{4,5}"
_NO_CLONE = "not a git repository"
_PAGES = (":(icase)*.md", ":(icase)*.markdown")
_PLAIN = tuple(
    word
    for setting in (
        *("color.ui=false", "color.grep=false", "grep.lineNumber=false", "grep.column=false"),
        *("diff.relative=false", "log.showSignature=false", "log.showRoot=true", "log.diffMerges=separate"),
    )
    for word in ("-c", setting)
)
"""Against what people set for their own eyes: colours and numbers in front of lines, names of files cut short."""
_OF_ANOTHER = re.compile(
    r"GIT_(?:DIR|COMMON_DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX"
    r"|SHALLOW_FILE|GRAFT_FILE|[A-Z]+_PATHSPECS)"
)
"""What git tells its hooks of the repository at hand, and how paths are meant: here it is the one around the page."""
_WALK = (
    *("log", "--follow", "--first-parent", "-m", "--encoding=UTF-8"),
    *("--format=%x01%H%x00%aI%x00%cI%x00", "--raw", "--no-abbrev", "-z"),
)
_AT_ONCE = (
    *("-c", "fetch.negotiationAlgorithm=noop", "-c", "maintenance.auto=false", "-c", "gc.auto=0"),
    *("fetch", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none"),
    *("--stdin", "--"),
)
"""How git itself gets what a partial clone lacks: by its names, which are read from standard input, and nothing else."""
_ELSEWHERE = timedelta(days=1)
"""A clock that is so much ahead is set to another time zone."""
_FILE = b"100"
"""With this the mode of a plain file begins; a link's bytes are where it leads to."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class HistoryError(UsageError):
    """There is no history to be read."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The file as one commit left it."""

    commit: str
    at: datetime
    content: bytes


def revisions(path: Path) -> Iterator[Revision]:
    """Every version that a file had on the branch at hand, oldest first, one at a time.

    What was merged counts from its merge on: a version of another branch lacks what this one had taken meanwhile, and
    would look as if people had taken that off.
    """
    page = path.resolve()  # a link is followed: its own history says only where it led
    folder, name = page.parent, page.name
    if path.is_dir():
        raise HistoryError(f"{path} is a folder; name the list's page in it, as in {path / 'README.md'}")
    if not path.is_file():
        raise HistoryError(f"there is no file {path}")
    said = _git(folder, "--literal-pathspecs", *_PLAIN, *_WALK, "--", name)
    steps = [_step(entry) for entry in said.split(b"\x01") if entry.strip(b"\0\n")]
    if not steps:
        raise HistoryError(f"{path} has no commits; commit it first, or give the path of a file in a clone")
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise HistoryError(f"the clone around {path} is shallow; run `git fetch --unshallow` first")
    steps.reverse()
    told = written_or_committed([one.written for one in steps], [one.committed for one in steps])
    times = never_back(told, now() + _ELSEWHERE)
    files = [(step, at) for step, at in zip(steps, times, strict=True) if step.mode.startswith(_FILE)]
    blobs = [step.blob for step, _ in files]
    _fetch_lacking(folder, blobs)
    contents = _contents(folder, blobs)
    for (step, at), content in zip(files, contents, strict=True):
        yield Revision(step.commit, at, _in_utf8(content))


def named_in_clone(path: Path) -> frozenset[str]:
    """What looks like an arXiv id in any text file of the clone, as last committed: pages are made out of data, too."""
    words = (*_PLAIN, "grep", "-a", "-h", "-o", "-E", "-e", _ARXIV_ID, "HEAD")
    found = _git(top_of(path), *words, fine=(0, 1))  # 1: no file has such a line
    return frozenset(found.decode().split())


def named_beside(path: Path) -> frozenset[str]:
    """What looks like an arXiv id on any other Markdown page of the clone, as last committed."""
    words = (*_PLAIN, "grep", "-a", "-h", "-o", "-E", "-e", _ARXIV_ID, "HEAD", "--", *_PAGES)
    itself = f":(exclude,literal){name_in_clone(path)}"
    return frozenset(_git(top_of(path), *words, itself, fine=(0, 1)).decode().split())


def top_of(path: Path) -> Path:
    """The folder of the clone in which a file stands."""
    return Path(os.fsdecode(_git(path.resolve().parent, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def name_in_clone(path: Path) -> str:
    """How a file is called from there."""
    return path.resolve().relative_to(top_of(path).resolve()).as_posix()


def moved_by(path: Path, commit: str) -> frozenset[str]:
    """The arXiv papers that a commit took out of files in which they stood; those that stand in one more now were not moved."""
    top = top_of(path)
    words = (*_PLAIN, "grep", "-a", "-z", "-o", "-E", "-e", _ARXIV_ID)
    before, after = (
        {line.partition(b":")[2] for line in _git(top, *words, tree, fine=(0, 1)).splitlines()}
        for tree in (f"{commit}^", commit)
    )
    return frozenset(line.rpartition(b"\0")[2].decode() for line in before - after)


def proposed_by_tracker(path: Path) -> frozenset[str]:
    """The arXiv papers that commits of a tracker brought, by what they say of themselves, be they merged or squashed."""
    words = (*_PLAIN, "log", "--format=%B", "--encoding=UTF-8", "-F", f"--grep={ENTRY}: ")
    said = _git(path.resolve().parent, *words).decode("utf-8", "replace")
    return frozenset(name.removeprefix("arxiv:") for name in entries_named(said))


def pages_with_ids(path: Path) -> list[tuple[Path, int]]:
    """The Markdown pages of the clone around a file that name papers, each with in how many lines, the fullest first."""
    top = top_of(path)
    words = (*_PLAIN, "grep", "-a", "-z", "-c", "-E", "-e", _ARXIV_ID, "HEAD", "--", *_PAGES)
    counts = [os.fsdecode(line) for line in _git(top, *words, fine=(0, 1)).split(b"\n") if line]
    named = (one.removeprefix("HEAD:").split("\0") for one in counts)
    return sorted(((top / name, int(count)) for name, count in named), key=lambda one: -one[1])


class _Step(NamedTuple):
    """A commit as the log names it, with what the file was from then on."""

    commit: str
    written: datetime
    committed: datetime
    mode: bytes
    blob: bytes


def _step(entry: bytes) -> _Step:
    commit, written, committed, change = entry.split(b"\0", 3)
    _, mode, _, blob, *_ = change.lstrip(b"\0\n:").split(b" ", 4)
    return _Step(commit.decode(), _time(written), _time(committed), mode, blob)


def _time(said: bytes) -> datetime:
    return datetime.fromisoformat(said.decode()).astimezone(UTC)


def _fetch_lacking(folder: Path, blobs: Collection[bytes]) -> None:
    """Get the versions that a partial clone lacks at once, as git does for a checkout; when read, each would be a call of its own.

    Where that fails it is left to git to get them as they are read.
    """
    kept = _git(folder, *_PLAIN, "config", "-z", "--get-regexp", r"^remote\..*\.promisor$", fine=(0, 1))
    if not kept:
        return
    remote = kept.partition(b"\n")[0].removeprefix(b"remote.").removesuffix(b".promisor")
    walked = _git(folder, "rev-list", "--objects", "--no-object-names", "--missing=print", "HEAD")
    lacking = {line[1:] for line in walked.splitlines() if line.startswith(b"?")} & {*blobs}
    if lacking:
        _run(folder, *_AT_ONCE, os.fsdecode(remote), given=b"\n".join(sorted(lacking)) + b"\n")


def _contents(folder: Path, blobs: Collection[bytes]) -> Iterator[bytes]:
    """Files by their git names, one at a time."""
    with subprocess.Popen(  # noqa: S603 - a fixed command; names go in on standard input
        ["git", "-C", str(folder), "cat-file", "--batch"],  # noqa: S607 - git is found like any user's git
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_surroundings(),
    ) as batch:
        if batch.stdin is None or batch.stdout is None:
            raise HistoryError("git cannot be talked to")
        for blob in blobs:
            batch.stdin.write(blob + b"\n")
            batch.stdin.flush()
            header = batch.stdout.readline().split()
            if len(header) < 3:  # missing, or git has given up
                raise HistoryError(
                    f"the clone around {folder} lacks a version of the page, as a partial or damaged one does;"
                    " a new `git clone` of the list's repository has them all"
                )
            yield batch.stdout.read(int(header[2]))
            batch.stdout.read(1)
        batch.stdin.close()


def _in_utf8(content: bytes) -> bytes:
    """A page as it is read; what some editors write is marked as UTF-16."""
    return content.decode("utf-16", "replace").encode() if content.startswith(_WIDE) else content


def _surroundings() -> Mapping[str, str]:
    return {key: value for key, value in environment().items() if not _OF_ANOTHER.fullmatch(key)}


def _git(folder: Path, *words: str, fine: Collection[int] = (0,)) -> bytes:
    done = _run(folder, *words)
    if done.returncode not in fine:
        said = done.stderr.decode(errors="replace").strip()
        advice = "a history is read in a clone of the list's repository; " if _NO_CLONE in said else ""
        raise HistoryError(f"{advice}git says: {said}")
    return done.stdout


def _run(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a fixed command, and names of a file or a remote behind `--`
            ["git", "-C", str(folder), *words],  # noqa: S607 - git is found like any user's git
            input=given,
            capture_output=True,
            check=False,
            env=_surroundings(),
        )
    except FileNotFoundError as error:
        raise HistoryError("git is not installed, and a list's history is read with it") from error

"""A file's history out of git: every version that people committed, oldest first, through renames."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.backtest.clocks import never_back, written_or_committed
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


_ARXIV_ID = r"[0-9]{4}\.[0-9]{4,5}"
_NO_CLONE = "not a git repository"
_PAGES = (":(icase)*.md", ":(icase)*.markdown")
_PLAIN = tuple(
    word
    for setting in (
        *("color.ui", "color.grep", "grep.lineNumber", "grep.column"),
        *("diff.relative", "log.showSignature"),
    )
    for word in ("-c", f"{setting}=false")
)
"""Against what people set for their own eyes: colours and numbers in front of lines, names of files cut short."""


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
    walk = ("log", "--follow", "--first-parent", "-m", "--format=%x01%H%x00%aI%x00%cI", "--name-only", "-z")
    said = _git(folder, "--literal-pathspecs", *_PLAIN, *walk, "--", name)
    steps = [
        _step(entry) for entry in said.decode("utf-8", "surrogateescape").split("\x01") if entry.strip("\0\n")
    ]
    if not steps:
        raise HistoryError(f"{path} has no commits; commit it first, or give the path of a file in a clone")
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise HistoryError(f"the clone around {path} is shallow; run `git fetch --unshallow` first")
    top = _git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    with subprocess.Popen(  # noqa: S603 - a fixed command; names go in on standard input
        ["git", "-C", top, "cat-file", "--batch"],  # noqa: S607 - git is found like any user's git
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as batch:
        if batch.stdin is None or batch.stdout is None:
            raise HistoryError("git cannot be talked to")
        steps.reverse()
        times = written_or_committed([one.written for one in steps], [one.committed for one in steps])
        for step, at in zip(steps, never_back(times), strict=True):
            batch.stdin.write(f"{step.commit}:{step.path}\n".encode("utf-8", "surrogateescape"))
            batch.stdin.flush()
            header = batch.stdout.readline().split()
            if header[-1] == b"missing":  # the commit that removed it
                continue
            content = batch.stdout.read(int(header[-1]))
            batch.stdout.read(1)
            yield Revision(step.commit, at, content)
        batch.stdin.close()


def named_in_clone(path: Path) -> frozenset[str]:
    """What looks like an arXiv id in any text file of the clone, as last committed: pages are made out of data, too."""
    top = _git(path.resolve().parent, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    words = (*_PLAIN, "grep", "-I", "-h", "-o", "-E", "-e", _ARXIV_ID, "HEAD")
    found = _git(Path(top), *words, fine=(0, 1))  # 1: no file has such a line
    return frozenset(found.decode().split())


def pages_with_ids(path: Path) -> list[tuple[Path, int]]:
    """The Markdown pages of the clone around a file that name papers, each with in how many lines, the fullest first."""
    top = Path(os.fsdecode(_git(path.resolve().parent, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    words = (*_PLAIN, "grep", "-I", "-z", "-c", "-E", "-e", _ARXIV_ID, "HEAD", "--", *_PAGES)
    counts = [os.fsdecode(line) for line in _git(top, *words, fine=(0, 1)).split(b"\n") if line]
    named = (one.removeprefix("HEAD:").split("\0") for one in counts)
    return sorted(((top / name, int(count)) for name, count in named), key=lambda one: -one[1])


class _Step(NamedTuple):
    """A commit as the log names it, with where the file was then."""

    commit: str
    written: datetime
    committed: datetime
    path: str


def _step(entry: str) -> _Step:
    commit, written, committed, rest = entry.split("\0", 3)
    return _Step(commit, _time(written), _time(committed), rest.strip("\0\n"))


def _time(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(UTC)


def _git(folder: Path, *words: str, fine: Collection[int] = (0,)) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command and a file's name behind `--`
            ["git", "-C", str(folder), *words],  # noqa: S607 - git is found like any user's git
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise HistoryError("git is not installed, and a list's history is read with it") from error
    if done.returncode not in fine:
        said = done.stderr.decode(errors="replace").strip()
        advice = "a history is read in a clone of the list's repository; " if _NO_CLONE in said else ""
        raise HistoryError(f"{advice}git says: {said}")
    return done.stdout

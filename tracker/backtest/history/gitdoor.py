"""git, asked about the clone around a list's page: the one door to it for a list's history."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from tracker.errors import UsageError
from tracker.settings.load import environment

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping
    from pathlib import Path

PLAIN = tuple(
    word
    for setting in (
        *("color.ui=false", "color.grep=false", "grep.lineNumber=false", "grep.column=false"),
        *("diff.relative=false", "log.showSignature=false", "log.showRoot=true", "log.diffMerges=separate"),
    )
    for word in ("-c", setting)
)
"""Against what people set for their own eyes: colours and numbers in front of lines, names of files cut short."""
_NO_CLONE = "not a git repository"
_OF_ANOTHER = re.compile(
    r"GIT_(?:DIR|COMMON_DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX"
    r"|SHALLOW_FILE|GRAFT_FILE|[A-Z]+_PATHSPECS)"
)
"""What git tells its hooks of the repository at hand, and how paths are meant: here it is the one around the page."""
_AT_ONCE = (
    *("-c", "fetch.negotiationAlgorithm=noop", "-c", "maintenance.auto=false", "-c", "gc.auto=0"),
    *("fetch", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none"),
    *("--stdin", "--"),
)
"""How git itself gets what a partial clone lacks: by its names, which are read from standard input, and nothing else."""


class HistoryError(UsageError):
    """There is no history to be read."""


def git(folder: Path, *words: str, fine: Collection[int] = (0,)) -> bytes:
    """What git prints; an error where it ends otherwise than is fine."""
    done = _run(folder, *words)
    if done.returncode not in fine:
        said = done.stderr.decode(errors="replace").strip()
        advice = "a history is read in a clone of the list's repository; " if _NO_CLONE in said else ""
        raise HistoryError(f"{advice}git says: {said}")
    return done.stdout


def fetch_versions(folder: Path, names: Collection[bytes], pages: Collection[str]) -> None:
    """Get what a clone lacks of these files and of all versions of these pages."""
    if _promised_by(folder):
        words = ("log", "--first-parent", "-m", "--format=", "--raw", "--no-abbrev", "--no-renames", "HEAD")
        versions = git(folder, *PLAIN, *words, "--", *pages).splitlines()
        _fetch_lacking(folder, {*names, *(line.split(b" ", 4)[3] for line in versions)})


def fetch_folders(folder: Path) -> None:
    """Get what a clone lacks of how each commit left its folders, as one of `--filter=tree:0` does of all but the last."""
    if _promised_by(folder):
        _fetch_lacking(folder, git(folder, *PLAIN, "log", "--format=%T", "HEAD").split())


def file_contents(folder: Path, blobs: Collection[bytes]) -> Generator[bytes, None, None]:
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


def _fetch_lacking(folder: Path, names: Collection[bytes]) -> None:
    """Get what a partial clone lacks of these objects at once, as git does for a checkout; when read, each would be a call of its own.

    Where that fails it is left to git to get them as they are read.
    """
    walked = git(folder, "rev-list", "--objects", "--no-object-names", "--missing=print", "HEAD")
    lacking = {line[1:] for line in walked.splitlines() if line.startswith(b"?")} & {*names}
    if lacking:
        _run(folder, *_AT_ONCE, _promised_by(folder), given=b"\n".join(sorted(lacking)) + b"\n")


def _promised_by(folder: Path) -> str:
    """The remote from which a partial clone gets what it lacks; empty for a clone that has all."""
    kept = git(folder, *PLAIN, "config", "-z", "--get-regexp", r"^remote\..*\.promisor$", fine=(0, 1))
    return os.fsdecode(kept.partition(b"\n")[0].removeprefix(b"remote.").removesuffix(b".promisor"))


def _surroundings() -> Mapping[str, str]:
    return {key: value for key, value in environment().items() if not _OF_ANOTHER.fullmatch(key)}


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

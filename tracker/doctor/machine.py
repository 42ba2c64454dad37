"""What is installed here: the program, what it stands on, git, the clock."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from typing import TYPE_CHECKING

import tracker
from tracker import DISTRIBUTION
from tracker.doctor.finding import Finding, fault, fine, unknown, warning
from tracker.plural import counted
from tracker.settings.model import UNKNOWN_REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from tracker.git import Git
    from tracker.settings.model import ListSettings

AREA = "machine"
_OLDEST_GIT = (2, 31)
"""The first that takes settings from the environment, where the token stands."""
_LARGEST_SKEW = 120


def repositories(lists: Iterable[ListSettings]) -> Iterator[Finding]:
    """Each list whose repository nobody filled in yet."""
    for one in lists:
        if one.repository == UNKNOWN_REPOSITORY:
            yield fault(
                "settings",
                "repository",
                f"Nobody has said yet which repository {one.name} is in.",
                "Fill in `owner/name` as `repository` in tracker.toml, and wherever else OWNER/NAME stands there.",
            )


def versions(
    requires: Iterable[str], installed: Callable[[str], str | None], in_use: Mapping[str, bool]
) -> Iterator[Finding]:
    """The program's own version, Python's, and each package that is missing or outside what we work with.

    `in_use` says of an extra whether the settings ask for what it brings.
    """
    from packaging.requirements import Requirement

    python = ".".join(map(str, sys.version_info[:3]))
    yield fine(AREA, "version", f"tracker {tracker.__version__} on Python {python}")
    for line in requires:
        wanted = Requirement(line)
        extra = next(
            (name for name in in_use if wanted.marker and f'extra == "{name}"' in str(wanted.marker)), ""
        )
        if wanted.marker and not (extra and in_use[extra]):
            continue
        found = installed(wanted.name)
        wanted.marker = None  # what is left is what pip takes: the tracker itself may be on no index
        again = f"Run: pip install --upgrade '{wanted}'"
        if found is None:
            yield fault(AREA, wanted.name, f"{wanted.name} is not installed.", again)
        elif not wanted.specifier.contains(found, prereleases=True):
            why = f"{wanted.name} {found} is installed; this version works with {wanted.specifier}."
            yield fault(AREA, wanted.name, why, again)


def version_of(name: str) -> str | None:
    """The version of a distribution that is installed, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def requirements() -> list[str]:
    """What our own distribution asks for; nothing where we run from a bare checkout."""
    try:
        return metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []


def git_there(git: Git) -> Iterator[Finding]:
    """Git, for the memory's branch."""
    told = git.run("version").out
    match = re.search(r"(\d+)\.(\d+)", told)
    if match and (int(match[1]), int(match[2])) < _OLDEST_GIT:
        yield warning(AREA, "git", f"{told} is old.", "Install git 2.31 or newer for `tracker state push`.")
    else:
        yield fine(AREA, "git", told)


def clock(here: datetime, there: datetime | None, who: str, *, fixed: bool) -> Iterator[Finding]:
    """The clock here beside somebody else's."""
    if fixed:
        yield warning(
            AREA, "clock", f"TRACKER_NOW fixes the time to {here.isoformat()}.", "Unset it for real runs."
        )
    elif there is None:
        yield unknown(
            AREA,
            "clock",
            "No answer told the time to hold this one against.",
            "Compare it with another clock.",
        )
    elif abs((here - there).total_seconds()) > _LARGEST_SKEW:
        apart = round(abs((here - there).total_seconds()) / 60, 1)
        yield fault(
            AREA,
            "clock",
            f"This machine's clock is {apart} minutes away from {who}'s.",
            "Switch time synchronisation on (for instance: timedatectl set-ntp true).",
        )
    else:
        yield fine(AREA, "clock", f"agrees with {who}'s")


def settings_file(path: Path | None, lists: int) -> Iterator[Finding]:
    """Whether there are settings, and lists in them."""
    if path is None:
        yield fault(
            "settings",
            "file",
            "There is no tracker.toml here or in .github/.",
            "Run `tracker init` in a clone of your list, or give --config FILE.",
        )
    elif not lists:
        yield fault(
            "settings", "lists", f"{path} names no list.", "Add a [[lists]] table; see docs/settings.md."
        )
    else:
        yield fine("settings", "file", f"{path}, {counted(lists, 'list')}")


def workflows(folder: Path) -> Iterator[Finding]:
    """Whether a clone's workflows name what they install, where `tracker init` could not know it."""
    from tracker.adoption.source import PLACEHOLDER

    found = sorted((folder / ".github" / "workflows").glob("*.yml"))
    blank = [path.name for path in found if PLACEHOLDER.encode() in path.read_bytes()]
    if blank:
        yield fault(
            "workflows",
            "what they install",
            f"{', '.join(blank)} would ask pip for OWNER/REPO@SHA, which is nothing.",
            "Put the repository and commit of the tracker behind TRACKER_INSTALL, and commit that.",
        )

"""Clones of made-up lists: real git repositories in a temporary folder, with a date for every commit."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NOBODY = {"NAME": "Made Up", "EMAIL": "made.up@example.org"}


class Clone:
    """A repository to commit to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q")

    def git(self, *words: str, on: str = "2026-01-01") -> None:
        """Run git as nobody on some day."""
        moment = on if "T" in on else f"{on}T12:00:00+00:00"
        who = {f"GIT_{role}_{key}": said for role in ("AUTHOR", "COMMITTER") for key, said in _NOBODY.items()}
        when = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        subprocess.run(
            ["git", "-C", str(self.folder), "-c", "commit.gpgsign=false", *words],
            check=True,
            capture_output=True,
            env={**os.environ, **who, **when, "GIT_CONFIG_NOSYSTEM": "1"},
        )

    def commit(self, on: str, text: str, name: str = "README.md") -> Path:
        """Write a file and commit it on a day."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Change the list", on=on)
        return path


ENTRY = "- [Lumen](https://arxiv.org/abs/2601.00001)\n"


def day(number: int) -> datetime:
    """The noon so many days after the first of the year."""
    return datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)

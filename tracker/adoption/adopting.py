"""Writing the files of an adoption: none where one of them is there already, unless told to write over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.files import write_whole
from tracker.adoption.files import SETTINGS, WORKFLOWS, settings_text, workflow_text
from tracker.errors import UsageError, no_access
from tracker.settings.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from tracker.adoption.clone import Clone

WORKFLOW_FOLDER = ".github/workflows"


class AlreadyThereError(UsageError):
    """Something stands where a file would be written."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"{', '.join(names)} is already there, and nothing was written; --force writes over it"
            if len(names) == 1
            else f"{', '.join(names)} are already there, and nothing was written; --force writes over them"
        )
        self.names = tuple(names)


def plan(clone: Clone, today: date, source: str, *, workflows: bool = True) -> dict[str, str]:
    """The files of an adoption by name."""
    files = {SETTINGS: settings_text(clone, today)}
    if workflows:
        for name in WORKFLOWS:
            files[f"{WORKFLOW_FOLDER}/{name}"] = workflow_text(name, clone.repository, source)
    return files


def already_there(folder: Path, files: Iterable[str]) -> list[str]:
    """Which files of an adoption there are; settings count wherever they are looked for."""
    settings = [str(place) for place in PLACES if (folder / place).exists()]
    return sorted({*settings, *(name for name in files if (folder / name).exists())})


def write(folder: Path, files: Mapping[str, str], *, force: bool = False) -> None:
    """Write the files of an adoption; where one is there already, none is written unless forced."""
    there = already_there(folder, files)
    if there and not force:
        raise AlreadyThereError(there)
    for name, text in files.items():
        path = folder / name
        try:
            write_whole(path, text.encode())
        except OSError as error:
            raise no_access("write", path, error) from error

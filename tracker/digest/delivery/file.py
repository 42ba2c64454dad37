"""A digest as a file: written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.digest.delivery.letter import DeliveryError

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.digest.delivery.letter import Letter


@dataclass(frozen=True, slots=True)
class FileCarrier:
    """Writes to a path in which `{date}` and `{week}` stand for the letter's day and ISO week."""

    path: Path

    def carry(self, letter: Letter) -> str:
        """Write the body in the place of what was there."""
        path = filled_in(self.path, letter.at)
        try:
            write_whole(path, letter.body)
        except OSError as error:
            raise DeliveryError(letter.channel, f"cannot write {path}: {error.strerror}") from error
        return str(path)


def filled_in(path: Path, at: datetime) -> Path:
    """A path with its day and week."""
    year, week, _ = at.isocalendar()
    return Path(str(path).replace("{date}", at.date().isoformat()).replace("{week}", f"{year}-W{week:02d}"))


def write_whole(path: Path, text: str) -> None:
    """Write beside the place and move into it, so that no reader ever meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # a device or a pipe, such as /dev/stdout, takes no renaming
        path.write_text(text, encoding="utf-8")
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    with ExitStack() as undo:
        undo.callback(beside.unlink, missing_ok=True)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.chmod(path.stat().st_mode if path.exists() else 0o644)
        beside.replace(path)
        undo.pop_all()

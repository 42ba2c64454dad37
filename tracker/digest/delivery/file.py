"""A digest as a file: written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from state.files import write_whole
from tracker.digest.delivery.letter import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Mapping
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
            write_whole(path, letter.body.encode())
        except OSError as error:
            raise DeliveryError(f"cannot write {path}: {error.strerror}") from error
        return str(path)


def filled_in(path: Path, at: datetime) -> Path:
    """A path with its day and week."""
    year, week, _ = at.isocalendar()
    return Path(str(path).replace("{date}", at.date().isoformat()).replace("{week}", f"{year}-W{week:02d}"))


def carrier(path: Path, _: Mapping[str, str]) -> FileCarrier:
    """The carrier of a channel that writes a file."""
    return FileCarrier(path)

"""Exports in files: written whole or not at all, read line by line."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from state.errors import ExportFileError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path
    from typing import TextIO

_UNFINISHED = ".unfinished"


@contextmanager
def replaced(path: Path) -> Generator[TextIO]:
    """A text file that takes the place of `path` when the block ends well; until then that stays as it is.

    What is no plain file (a pipe, a device) is written to as it is.
    """
    unfinished = path.with_name(path.name + _UNFINISHED)
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):  # the first error is the one to tell
            unfinished.unlink()
        raise ExportFileError(path, error) from error


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file."""
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise ExportFileError(path, error) from error

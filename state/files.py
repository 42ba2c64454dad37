"""Exports in files: written whole or not at all, read line by line."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from state.errors import ExportFileError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from typing import TextIO


@contextmanager
def replaced(path: Path) -> Generator[TextIO]:
    """A text file that takes the place of `path` when the block ends well; until then that stays as it is.

    What is no plain file (a pipe, a device) is written to as it is, and a link stays one.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            return
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        rights = path.stat().st_mode if path.exists() else 0o644
        with ExitStack() as undo:
            # a name of its own each time: of two who write at once, the later one stands, and neither is mixed in
            handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
            undo.callback(Path(name).unlink, missing_ok=True)
            with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - it is open already
                yield file
            Path(name).chmod(rights)
            Path(name).replace(path)
            undo.pop_all()
    except OSError as error:
        raise ExportFileError(path, error) from error


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file."""
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise ExportFileError(path, error) from error

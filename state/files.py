"""Files: written whole or not at all, so that no reader ever meets half of one and no crash leaves it."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from errno import EACCES, ELOOP, ENOTDIR
from io import TextIOWrapper
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from state.errors import ExportFileError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from typing import BinaryIO, TextIO


@contextmanager
def whole(path: Path) -> Generator[BinaryIO]:
    """A file that takes the place of `path` when the block ends well; until then that stays as it is.

    A file that its people made read-only is not replaced, though the folder would allow it.
    What is no plain file (a pipe, a device) is written to as it is, and a link stays one. A stream that is open already,
    such as `/dev/stdout`, is gone on with, even if it leads to a file: what stands in that was written before.
    """
    stream = _stream(path)
    if stream is not None:
        with os.fdopen(os.dup(stream), "wb") as file:
            yield file
        return
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path = Path(os.path.realpath(path))
    if path.is_symlink():  # it leads to itself
        raise OSError(ELOOP, os.strerror(ELOOP), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    _make_folder(path.parent)
    # a name of its own each time: of two who write at once, the later one stands, and neither is mixed in
    beside = path.with_name(f".{path.name}.{token_hex(4)}")
    with ExitStack() as undo:
        with beside.open("xb") as file:
            undo.callback(beside.unlink, missing_ok=True)
            yield file
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
        undo.pop_all()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a symbolic link stays one, and a file keeps its permissions."""
    try:
        with whole(path) as file:
            file.write(content)
    except OSError as error:
        if error.filename is None:  # a disk that is full says so without a name
            error.filename = str(path)
        raise


_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


def _stream(path: Path) -> int | None:
    """The number of the open stream that a path is another name of."""
    number = path.name if str(path.parent) == "/dev/fd" else ""
    return int(number) if number.isdecimal() else _STREAMS.get(str(path))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # which would read as if the file to write were there already
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder)) from error


@contextmanager
def replaced(path: Path) -> Generator[TextIO]:
    """A text in UTF-8, written as `whole` writes; what goes wrong is told by the file's name."""
    try:
        with whole(path) as file:
            text = TextIOWrapper(file, encoding="utf-8", newline="\n")
            yield text
            text.flush()
            text.detach()
    except OSError as error:
        raise ExportFileError("write", path, error) from error


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file."""
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise ExportFileError("read", path, error) from error

"""A list's file as commands read it and write it back."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from pathlib import Path

    from tracker.lists.reading.page import Page


def read_list(path: Path) -> bytes:
    """The bytes of a list's file."""
    from tracker.errors import UsageError, no_access

    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        told = f"{path} is a folder; name the list's page in it, as in {path / 'README.md'}"
        raise UsageError(told) from error
    except OSError as error:
        raise no_access("read", path, error) from error


def page_in(path: Path, content: bytes, *, opened: bool = True) -> Page:
    """The page that a list's file is; not `opened` for lint, which tells of the lines as they stand."""
    from tracker.errors import UsageError
    from tracker.lists.reading.page import NoPage, read_page

    read = read_page(content, opened=opened)
    if isinstance(read, NoPage):
        raise UsageError(f"{path}: {read.reason}")
    return read


def rewrite_list(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read; what a person saved there meanwhile is never lost."""
    from state.files import write_whole
    from tracker.errors import ChangedMeanwhileError

    with _alone_in(path.resolve().parent):
        if read_list(path) != before:
            raise ChangedMeanwhileError(
                f"{path} was changed meanwhile, so nothing was written; run this again"
            )
        try:
            write_whole(path, after)
        except OSError:
            _write_over(path, before, after)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold up others of us: of two who compare before either writes, the later would write over the earlier.

    The folder is held, for the file is replaced by another; where folders cannot be held, all goes on without.
    """
    with ExitStack() as held:
        with suppress(ImportError, OSError):
            import fcntl

            handle = os.open(folder, os.O_RDONLY)
            held.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _write_over(path: Path, before: bytes, after: bytes) -> None:
    """For a file beside which none may be made, as one that is mounted into a container by itself.

    What it grows by is written first: where the disk has no room for that, the file is as it was.
    """
    from tracker.errors import no_access

    try:
        with path.open("r+b", buffering=0) as file:
            try:
                _put(file, len(before), after[len(before) :])
                os.fsync(file.fileno())  # some disks say only now that they are full
            except OSError:
                file.truncate(len(before))
                raise
            _put(file, 0, after[: len(before)])
            file.truncate(len(after))
    except OSError as error:
        raise no_access("write", path, error) from error


def _put(file: FileIO, place: int, content: bytes) -> None:
    """All of it, though a disk may take it by pieces."""
    file.seek(place)
    while content:
        content = content[file.write(content) :]

"""A list's file as commands read it and write it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read_list(path: Path) -> bytes:
    """The bytes of a list's file."""
    from tracker.errors import no_access

    try:
        return path.read_bytes()
    except OSError as error:
        raise no_access("read", path, error) from error


def rewrite_list(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read; what a person saved there meanwhile is never lost."""
    from state.files import write_whole
    from tracker.errors import TrackerError

    if read_list(path) != before:
        raise TrackerError(f"{path} was changed meanwhile, so nothing was written; run this again")
    try:
        write_whole(path, after)
    except OSError:
        _write_over(path, after)


def _write_over(path: Path, after: bytes) -> None:
    """For a file beside which none may be made, as one that is mounted into a container by itself."""
    from tracker.errors import no_access

    try:
        path.write_bytes(after)
    except OSError as error:
        raise no_access("write", path, error) from error

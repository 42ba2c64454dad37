"""What can go wrong in a way a person can mend: one base, a sentence, and an exit code."""

from __future__ import annotations

from state.errors import DISK_AT_FAULT


class TrackerError(Exception):
    """Base of every error that is told in one sentence and ends the command with `exit_code`."""

    exit_code = 1


class UsageError(TrackerError):
    """The call or the settings are wrong; nothing was done."""

    exit_code = 2


class ChangedMeanwhileError(TrackerError):
    """A file is another one than was read, so that nothing was written; who asks again may well succeed."""


def no_access(doing: str, path: object, error: OSError) -> TrackerError:
    """A file that cannot be read or written: a failure where the disk is full or broken, else the call names a wrong one."""
    kind = TrackerError if error.errno in DISK_AT_FAULT else UsageError
    return kind(f"cannot {doing} {path}: {error.strerror or error}")

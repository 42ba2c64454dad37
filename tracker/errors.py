"""What can go wrong in a way a person can mend: one base, a sentence, and an exit code."""

from __future__ import annotations


class TrackerError(Exception):
    """Base of every error that is told in one sentence and ends the command with `exit_code`."""

    exit_code = 1


class UsageError(TrackerError):
    """The call or the settings are wrong; nothing was done."""

    exit_code = 2

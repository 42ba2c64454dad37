"""What people can be told of at once."""

from __future__ import annotations

from enum import StrEnum


class Occasion(StrEnum):
    """What a notice can be about."""

    NEW = "new"
    """Works were proposed to a list."""
    DEGRADED = "degraded"
    """A source has not done well for several runs in a row."""
    RECOVERED = "recovered"
    """It does well again."""
    STOPPED = "stopped"
    """The schedule has stopped, or is about to."""
    FAILED = "failed"
    """A list, the digest or the whole poll could not be done, and somebody has to see to it."""

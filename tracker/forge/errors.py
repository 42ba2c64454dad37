"""What a forge can answer besides yes, sorted by what a person or the next run can do about it."""

from __future__ import annotations

from tracker.errors import TrackerError


class ForgeError(TrackerError):
    """The forge could not be read or written this time; the next run tries again."""


class HeadMoved(ForgeError):
    """Somebody wrote to the branch since it was read: read again, decide again."""

    def __init__(self, why: str = "the branch moved while we were writing") -> None:
        super().__init__(why)


class WriteUnsure(ForgeError):
    """The answer to a write was lost: it may have happened, so look before writing again."""


class OddAnswer(ForgeError):
    """An answer with a good status and something else in it than was asked for."""


class LimitReached(ForgeError):
    """The forge asks to wait for longer than this run may."""


class PersonNeeded(ForgeError):
    """The token or the repository's settings do not allow this; a person has to change something."""


class PullRequestsForbidden(PersonNeeded):
    """The token may push but not open pull requests."""


class Missing(ForgeError):
    """The repository, branch or file that the settings name is not there."""

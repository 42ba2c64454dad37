"""What the job tells whoever watches: a port, so that only the command line knows of terminals."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """Where a run is. Between two of these it may die at any moment, and the next run finishes the work."""

    STARTED = "started"
    POLLED = "polled"
    JUDGED = "judged"
    CHOSEN = "chosen"
    PROPOSED = "proposed"
    FINISHED = "finished"


class Progress(Protocol):
    """Somebody who watches a run."""

    def reached(self, stage: Stage, what: str = "") -> None:
        """A stage was reached; `what` names the list or source where there are several."""
        ...


class Unwatched:
    """A run whose progress nobody follows."""

    def reached(self, stage: Stage, what: str = "") -> None:
        """Say nothing."""

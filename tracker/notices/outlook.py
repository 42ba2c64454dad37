"""When GitHub will switch a list's schedule off, foreseen from how quiet its repository is.

GitHub disables scheduled workflows of a public repository after 60 days without activity and does not say what counts.
Reports disagree on commits that a workflow makes itself, so only commits on the default branch are counted here: the
warning may come too early, never too late. Commits without content, or switching the workflow on again by itself, would
go against what the rule is for and are not done; a person who still wants the tracker says so with one click.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LIMIT = timedelta(days=60)
WARNING = timedelta(days=15)
"""So long before the end it is told of."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How long the schedule will go on when nobody does anything."""

    last_activity: datetime
    ends: datetime
    near: bool
    """Is it time to tell somebody?"""

    def advice(self) -> str:
        """What to do about it, in two sentences."""
        return (
            f"The list's default branch has not changed since {self.last_activity:%Y-%m-%d}; GitHub may switch the schedule"
            f" off from {self.ends:%Y-%m-%d} on. Merging a pull request or any other commit sets the clock back; a"
            " schedule that is off is switched on under Actions → Track → Enable workflow."
        )


def outlook(last_activity: datetime, now: datetime) -> Outlook:
    """What to expect of a schedule on GitHub Actions."""
    ends = last_activity + LIMIT
    return Outlook(last_activity, ends, near=now >= ends - WARNING)

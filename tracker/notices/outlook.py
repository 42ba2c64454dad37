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

from state.records import Cursor
from tracker.cursors import moment_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from state.store import Store
    from tracker.git import Git

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


def note_activity(
    store: Store, repository: str, git: Git, environment: Mapping[str, str], now: datetime
) -> None:
    """On GitHub Actions, note when the checked-out default branch last changed; elsewhere no schedule is switched off."""
    if environment.get("GITHUB_ACTIONS") != "true" or environment.get("GITHUB_REPOSITORY", "") != repository:
        return
    told = git.run("log", "-1", "--format=%cI", "HEAD")
    if told.ok and told.out:
        store.advance([Cursor(_cursor(repository), told.out, now)])


def foreseen(store: Store, repositories: Iterable[str], now: datetime) -> Outlook | None:
    """The nearest end of a schedule that runs noted the activity for."""
    noted = (store.cursor(_cursor(name)) for name in repositories)
    moments = (moment_in(cursor.value) for cursor in noted if cursor)
    expected = [outlook(moment, now) for moment in moments if moment]
    return min(expected, key=lambda one: one.ends, default=None)


def _cursor(repository: str) -> str:
    return f"activity:{repository.lower()}"

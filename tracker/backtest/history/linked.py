"""Which entries stood on a page before they led to their arXiv paper, and since when; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.backtest.history.announced import month_of

if TYPE_CHECKING:
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history.titled import Titled
    from tracker.backtest.history.versions import Revision


class Came(NamedTuple):
    """The version that brought an entry."""

    at: datetime
    commit: str
    instead: frozenset[Identity] = frozenset()
    """The papers that it led to until now, which were the wrong ones."""


class LinkedTitles:
    """The titles that stand on a page and the papers they lead to, version by version.

    A title counts where one entry of a version has it: what several share is a phrase, or the badge before each of them.
    """

    def __init__(self) -> None:
        self._since: dict[str, Came] = {}
        self._papers: dict[str, frozenset[Identity]] = {}

    def came(self, work: Identity, there: list[Titled]) -> Came | None:
        """When the entry came to the page to which a version added this work's paper; None where it came with it.

        An entry that led to another paper is corrected, unless it is older than the month in which this one came out:
        then it leads to something new.
        """
        named = {entry.title for entry in there if entry.papers == {work}}
        title = next((title for title in named if title in self._since), None)
        if title is None or sum(entry.title == title for entry in there) > 1:
            return None
        came, instead = self._since[title], self._papers[title]
        if instead and came.at.date() < month_of(work.value)[0]:
            return None
        return came._replace(instead=instead)

    def read(self, revision: Revision, there: list[Titled]) -> None:
        """Go on to the next version."""
        count = Counter(entry.title for entry in there)
        alone = {entry.title: entry.papers for entry in there if entry.title and count[entry.title] == 1}
        came = Came(revision.at, revision.commit)
        self._since = {title: self._since.get(title, came) for title in alone}
        self._papers = alone

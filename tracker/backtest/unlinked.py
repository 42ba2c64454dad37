"""Which entries stood on a page before they led to their arXiv paper, and since when; pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.backtest.relinked import title_of
from tracker.listed import papers_in
from tracker.lists.reading.lines import split_lines

if TYPE_CHECKING:
    from datetime import datetime

    from state.identity import Identity
    from tracker.backtest.history import Revision


class Came(NamedTuple):
    """The version that brought an entry."""

    at: datetime
    commit: str


class Unlinked:
    """The titles that stand without their paper, version by version.

    A title counts where one line of a version has it: what several share is a phrase, or the badge before each of them.
    """

    def __init__(self) -> None:
        self._since: dict[str, Came] = {}

    def came(self, work: Identity, revision: Revision) -> Came | None:
        """When the entry came to the page to which a version added this work's paper; None where it came with it."""
        lines = split_lines(revision.content).texts
        named = [title_of(line) for line in lines if papers_in(line) == (work,)]
        title = next((title for title in named if title in self._since), None)
        if title is None or sum(title_of(line) == title for line in lines) > 1:
            return None
        return self._since[title]

    def read(self, revision: Revision) -> None:
        """Go on to the next version."""
        lines = split_lines(revision.content).texts
        titles = Counter(title_of(line) for line in lines if not papers_in(line))
        came = Came(revision.at, revision.commit)
        self._since = {
            title: self._since.get(title, came) for title, count in titles.items() if title and count == 1
        }

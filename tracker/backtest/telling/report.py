"""What a backtest came to, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from tracker.backtest.replay.agreement import Comparison
    from tracker.backtest.replay.days import Setting
    from tracker.backtest.replay.measures import Missed, Point, Share
    from tracker.backtest.replay.meeting import Met
    from tracker.backtest.telling.written import Written


@dataclass(frozen=True, slots=True)
class Report:
    """What the tracker would have done for a list."""

    span: tuple[date, date]
    lived: tuple[date, date]
    """The days of the page's first and last version."""
    texts: int
    texts_of: tuple[date, date]
    """The first and the last day that any text is of."""
    passed_over: int
    """Texts of papers that people never added to any page: without any, what a setting proposes besides is not seen."""
    noise_seen: tuple[date, date]
    """The days between which such papers came out; before and after, noise is not seen either."""
    learned: int
    """How often the model learned on."""
    additions: int
    by_tracker: int
    """What people took of a tracker's own proposals in that time, which is none of the additions."""
    by_bots: int
    """What came in that time by commits of bots, which is none of the additions either."""
    collected: int
    """What came in that time as so much at once that it was collected before: nobody can say when, so none of it is an addition."""
    out_before: int
    """Additions with a text that was out too long when the replay began: no setting finds them, so no share is of them."""
    setting: Setting
    recall: Share
    by_kind: Mapping[str, Share]
    by_section: Mapping[str, Share]
    found: Mapping[str, int]
    """How many days before people each addition was proposed, of those that were in time."""
    per_week: float
    proposed: int
    waiting: int
    """How many of these had been out before the replay began: they come in its first days, at once without a limit."""
    elsewhere: int
    """How many of these people put on other pages: taken, and no noise."""
    precision: Mapping[float, Share]
    section: Share
    shape: Share
    verbatim: Share
    """Entries that would have been written letter by letter as people did."""
    compared: int
    missed: Sequence[Missed]
    thresholds: Sequence[Point]
    budgets: Sequence[Point]
    suggested: Setting
    unknown: Sequence[Met]
    """What people never added to any page, of what was proposed, the surest first: for a look."""
    examples: Mapping[str, Comparison]
    """People's entries beside those that would have been written, by arXiv id."""
    differing: Mapping[str, Comparison]
    """All of them that would have stood elsewhere, or in other markup."""
    added: Collection[str] = ()
    """The additions, by arXiv id."""
    findable: Collection[str] = ()
    """Those with a text that were not out before."""

    read: Collection[str] = ()
    """Those with a text, be they out before or not."""

    written: Written | None = None
    """What the list's settings say by now, where it has any."""

    @property
    def leads(self) -> list[int]:
        """Days before people, the fewest first."""
        return sorted(self.found.values())

"""Which of the relevant works first: learned from what a list's people took and what they passed over; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from classifiers.priority import Priority, Seen, seen
from state.records import ProposalStatus, Relevance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from tracker.job.choose import Judged

_SETTLED = timedelta(days=21)
"""After so long a relevant work that nobody took counts as passed over."""
_UNDECIDED = (ProposalStatus.MERGED, ProposalStatus.ASKED, ProposalStatus.PROPOSED)


def ranking(taken: Iterable[Judged], waiting: Iterable[Judged], now: datetime) -> Callable[[Judged], float]:
    """An order for one list; the classifier's own where people decided too little."""
    yes = [known for one in taken if (known := _seen(one))]
    no = [known for one in waiting if _passed_over(one, now) and (known := _seen(one))]
    priority = Priority.learn(yes, no)
    if priority == Priority():
        return lambda one: one.score

    def mark(one: Judged) -> float:
        known = _seen(one)
        return priority.of(known) if known else one.score

    return mark


def _passed_over(one: Judged, now: datetime) -> bool:
    if one.proposal and one.proposal.status is ProposalStatus.REJECTED:
        return True
    decided = one.proposal is not None and one.proposal.status in _UNDECIDED
    relevant = one.verdict is not None and one.verdict.relevant is not Relevance.NO
    return relevant and not decided and one.since <= now - _SETTLED


def _seen(one: Judged) -> Seen | None:
    if one.verdict is None:
        return None
    signals = {name: value for sighting in one.work.sightings for name, value in sighting.signals.items()}
    return seen(one.work.paper, one.verdict, signals)

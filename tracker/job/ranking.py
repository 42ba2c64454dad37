"""Which of the relevant works first: learned from what a list's people took and what they passed over; pure."""

from __future__ import annotations

from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING

from classifiers.patience import Patience
from classifiers.priority import Priority, Seen, seen
from state.records import ProposalStatus, Relevance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from tracker.job.choose import Judged

_SETTLED = timedelta(days=21)
"""After so long a relevant work that nobody took counts as passed over."""
_UNDECIDED = (ProposalStatus.MERGED, ProposalStatus.ASKED, ProposalStatus.PROPOSED)


def ranking(taken: Iterable[Judged], waiting: Iterable[Judged], now: datetime) -> Callable[[Judged], float]:
    """An order for one list; the classifier's own, newer ones sooner, where people decided too little."""
    kept = list(taken)
    yes = [known for one in kept if (known := _seen(one))]
    no = [known for one in waiting if _passed_over(one, now) and (known := _seen(one))]
    priority = Priority.learn(yes, no)
    patience = Patience.learn(_age(one, one.proposal.at.date()) for one in kept if one.proposal)

    def mark(one: Judged) -> float:
        known = _seen(one)
        return priority.of(known) + patience.of(_age(one, now.date())) if known else -inf

    return mark


def _age(one: Judged, day: date) -> int:
    """Days since a work came out, by its own date where it says one."""
    return (day - (one.work.paper.published or one.since.date())).days


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

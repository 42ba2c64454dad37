"""Which of the relevant works first: learned from what a list's people took and what they passed over; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING

from classifiers.patience import Patience
from classifiers.priority import MIDDLE, Priority, Seen, places, seen
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
    kept, there = list(taken), list(waiting)
    place = places({name: one.since.date() for one in (*kept, *there) if (name := one.work.paper.arxiv_id)})

    def known(one: Judged) -> Seen | None:
        found = _seen(one)
        return found and replace(found, place=place.get(one.work.paper.arxiv_id or "", MIDDLE))

    priority = Priority.learn(
        [one for each in kept if (one := known(each))],
        [one for each in there if _passed_over(each, now) and (one := known(each))],
    )
    patience = Patience.learn(_age(one, one.proposal.at.date()) for one in kept if one.proposal)

    def mark(one: Judged) -> float:
        found = known(one)
        return priority.of(found) + patience.of(_age(one, now.date())) if found else -inf

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

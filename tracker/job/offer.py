"""What one list is offered, by all that the memory knows: what may wait for it, and what its people decided before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from state.records import EventKind, ListName, ProposalStatus
from tracker.job.choose import OPEN, Judged, choose, refusal
from tracker.job.judge import verdicts_of
from tracker.job.ranking import ranking
from tracker.job.resubmitted import why_not_again
from tracker.training.decisions import decided_by_people

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Proposal, Work, WorkId
    from state.store import Store
    from tracker.job.choose import Choice
    from tracker.ports import Judge
    from tracker.settings.model import ListSettings

_DECIDED_AT_MOST = 1000
"""Works of each answer that an order is learned from; a list's taste of years ago says little."""


def offer_to(
    store: Store,
    judge: Judge,
    first: Judge | None,
    one: ListSettings,
    now: datetime,
    *,
    beside: Collection[ListName] = (),
) -> Choice:
    """Choose for a list among what was judged; `first` is the model that did not learn on, where `judge` did.

    What the lists `beside` it took is theirs.
    """
    elsewhere = frozenset(work for name in beside for work in _taken(store, name))
    waiting = tuple(
        replace(each, elsewhere=each.work.id in elsewhere) for each in _waiting(store, judge, one, now)
    )
    return choose(waiting, one.take, ranking(_decided(store, judge, one.name), waiting, now, first))


def _taken(store: Store, name: ListName) -> Iterator[WorkId]:
    for work, proposal in store.proposals(name).items():
        if proposal.status is ProposalStatus.MERGED:
            yield work


def _waiting(store: Store, judge: Judge, one: ListSettings, now: datetime) -> Iterator[Judged]:
    """The works a list may want: what was judged worth a look lately, and what is proposed or asked for."""
    proposals = store.proposals(one.name)
    recent = store.events(since=now - timedelta(days=one.take.horizon_days), kinds=[EventKind.JUDGED])
    names = {event.work for event in recent if event.work is not None}
    ids = set(store.known(names).values())
    ids.update(work for work, proposal in proposals.items() if proposal.status in OPEN)
    works = store.works(ids)
    verdicts = verdicts_of(store, judge, works.values())
    again = _again(
        store, judge, one, [work for work in works.values() if work.id not in proposals], proposals
    )
    asked = set(store.known(set(_wished(store, one.name))).values())
    for work in works.values():
        yield Judged(
            work,
            verdicts[work.id],
            proposals.get(work.id),
            asked=work.id in asked,
            again=again.get(work.id, ""),
        )


def _wished(store: Store, name: ListName) -> Iterator[Identity]:
    """What people asked for on a list, or worded or moved there: whoever says where a work is to stand wants it."""
    for event in store.events(list_name=name, kinds=[EventKind.ASKED, EventKind.CORRECTED]):
        if event.work is not None and (event.by or event.kind is EventKind.ASKED):
            yield event.work


def _again(
    store: Store,
    judge: Judge,
    one: ListSettings,
    works: Sequence[Work],
    proposals: Mapping[WorkId, Proposal],
) -> dict[WorkId, str]:
    """Which of the works that the list has heard nothing of are papers that it knows under another id, and why that counts."""
    namesakes, known = store.namesakes(works), {work.id: work for work in works}
    others = {other.id: other for found in namesakes.values() for other in found}
    verdicts = verdicts_of(store, judge, others.values())
    unfit = {name for name, other in others.items() if refusal(Judged(other, verdicts[name]), one.take)}
    return {work: why_not_again(known[work], found, proposals, unfit) for work, found in namesakes.items()}


def _decided(store: Store, judge: Judge, name: ListName) -> Iterator[Judged]:
    """The works that people took into a list or refused and whose texts are remembered, the latest so many of each."""
    proposals = decided_by_people(store, name)
    latest = sorted(proposals, key=lambda work: proposals[work].at, reverse=True)
    taken = [work for work in latest if proposals[work].status is ProposalStatus.MERGED]
    refused = [work for work in latest if proposals[work].status is ProposalStatus.REJECTED]
    works = store.works([*taken[:_DECIDED_AT_MOST], *refused[:_DECIDED_AT_MOST]])
    verdicts = verdicts_of(store, judge, works.values())
    for work in works.values():
        yield Judged(work, verdicts[work.id], proposals.get(work.id))

"""Which of the relevant works first: learned from what a list's people took and what they passed over; pure."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from classifiers.patience import Patience
from classifiers.priority import MIDDLE, PASSED_AT_MOST, Priority, Seen, places, seen
from state.records import ProposalStatus, Relevance
from tracker.sources.arxiv.calendar import feed_after
from tracker.training.decisions import share_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from tracker.job.choose import Judged
    from tracker.ports import Judge

    _Known = tuple[Judged, Seen]


def ranking(
    decided: Iterable[Judged], waiting: Iterable[Judged], now: datetime, first: Judge | None = None
) -> Callable[[Judged], float]:
    """An order of what waits for one list, by what its people took and refused; what was never judged has no mark.

    `first` is the model that did not learn on from the lists, where the one in use did.
    """
    settled, there = _with_places(
        [_with_share(pair) for pair in _read(decided, first)], _read(waiting, first)
    )
    day = now.date()
    taken = [(one, known) for one, known in settled if _stands(one) is ProposalStatus.MERGED]
    refused = [known for one, known in settled if _stands(one) is ProposalStatus.REJECTED]
    patience = _patience(one for one, _ in taken)
    passed = [(_came(one), known) for one, known in there if _passed_over(one, patience, day)]
    latest = sorted(passed, key=lambda pair: pair[0])[-PASSED_AT_MOST:]
    priority = Priority.learn([known for _, known in taken], [known for _, known in latest], refused)
    marks = priority.marks([known for _, known in there])
    found = {
        one.work.id: mark + patience.of(_came(one), day) for (one, _), mark in zip(there, marks, strict=True)
    }
    return lambda one: found.get(one.work.id, -inf)


def _read(works: Iterable[Judged], first: Judge | None) -> list[_Known]:
    """With what an order weighs; only what was judged."""
    known = [
        (one, seen(one.work.paper, one.verdict, one.work.signals, _organisation(one)))
        for one in works
        if one.verdict is not None
    ]
    if first is None:
        return known
    said = first.judge([one.work.paper for one, _ in known])
    return [
        (one, replace(it, score=verdict.probability)) for (one, it), verdict in zip(known, said, strict=True)
    ]


def _with_share(pair: _Known) -> _Known:
    """With how much of one decision a refusal was."""
    one, known = pair
    return (one, replace(known, share=share_of(one.proposal))) if one.proposal else pair


def _organisation(one: Judged) -> str:
    """Who made it, where a source says so."""
    return next((who for sighting in one.work.sightings if (who := sighting.extra.get("organization"))), "")


def _with_places(*groups: Sequence[_Known]) -> Iterator[list[_Known]]:
    """With the places among all that was first seen on the same day."""
    days = {
        name: one.since.date() for group in groups for one, _ in group if (name := one.work.paper.arxiv_id)
    }
    place = places(days)
    for group in groups:
        yield [
            (one, replace(known, place=place.get(one.work.paper.arxiv_id or "", MIDDLE)))
            for one, known in group
        ]


def _came(one: Judged) -> date:
    """The day on which a work was to be seen: when arXiv announces what came in on its own date, if it was not seen before."""
    seen_on, published = one.since.date(), one.work.paper.published
    # a day that lies ahead is a slip, and may lie at the calendar's end
    if published is None or published >= seen_on:
        return seen_on
    return min(seen_on, feed_after(published))


def _patience(taken: Iterable[Judged]) -> Patience:
    """Learned from when people took what; one dated before it could be seen was there before anybody watched."""
    dated = ((_came(one), one.proposal.at.date()) for one in taken if one.proposal)
    watched = [(came, on) for came, on in dated if on >= came]
    return Patience.learn(watched, {on for _, on in watched})


def _passed_over(one: Judged, patience: Patience, day: date) -> bool:
    relevant = one.verdict is not None and one.verdict.relevant is not Relevance.NO
    return relevant and one.proposal is None and patience.passed_over(_came(one), day)


def _stands(one: Judged) -> ProposalStatus | None:
    return one.proposal.status if one.proposal else None

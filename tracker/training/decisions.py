"""What people decided, as labels: what they merged belongs, what they rejected does not, a corrected entry names its kind."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from classifiers.labels import Labelled, Origin
from state.happenings import place_of
from state.records import EventKind, ProposalStatus
from tracker.pullrequest.direct import US

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from state.records import Kind, ListName, Work, WorkId
    from state.store import Store

_BELONGS = {ProposalStatus.MERGED: True, ProposalStatus.REJECTED: False}


def decisions(store: Store, lists: Iterable[ListName]) -> list[Labelled]:
    """One label for each work that people decided about; a work that one list took and another refused belongs."""
    answers: dict[WorkId, bool] = {}
    kinds: dict[WorkId, Kind] = {}
    for name in lists:
        for work, proposal in store.proposals(name).items():
            answer = _BELONGS.get(proposal.status)
            # what the tracker committed directly is its own opinion, and learning from that teaches nothing
            if answer is not None and proposal.by != US:
                answers[work] = answers.get(work, False) or answer
        for event in store.events(kinds=(EventKind.CORRECTED,), list_name=name):
            kind = place_of(event).kind
            corrected = store.work(event.work) if event.work and kind else None
            if corrected and kind:
                kinds[corrected.id] = kind
    works = store.works(answers).values()
    return [
        Labelled(work.paper, answers[work.id], kinds.get(work.id), Origin.PERSON)
        for work in sorted(works, key=lambda work: work.id)
        if work.id in answers and work.paper.abstract
    ]


def without_text(store: Store, lists: Iterable[ListName]) -> int:
    """How many works people decided about of which the memory has no text, so that nothing can be learned from them.

    A list's history read into an empty memory brings such ones alone.
    """
    kinds = (EventKind.MERGED, EventKind.REJECTED)
    named = {
        event.work
        for name in lists
        for event in store.events(kinds=kinds, list_name=name)
        if event.work and event.by != US
    }
    known = store.known(named)
    texts = {work.id for work in store.works(known.values()).values() if work.paper.abstract}
    return len({known.get(work, work) for work in named} - texts)


def background(works: Iterable[Work], listed: Iterable[WorkId], most: int = 2000) -> Iterator[Labelled]:
    """Works in the memory that a list does not have, as weak negatives: absence alone says little."""
    there = set(listed)
    given = 0
    for work in works:
        if given < most and work.id not in there and work.paper.abstract:
            given += 1
            yield Labelled(work.paper, relevant=False, origin=Origin.UNLABELLED)


def keep_back(rows: Sequence[Labelled], share: float = 0.2) -> tuple[list[Labelled], list[Labelled]]:
    """Rows to learn from and rows kept back to compare models on; a paper is always on the same side.

    The side hangs on a digest of the paper's name: no one who sends labels in can choose what they are checked against.
    """
    learn: list[Labelled] = []
    kept: list[Labelled] = []
    for row in rows:
        name = row.paper.arxiv_id or row.paper.title
        mark = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4])
        (kept if mark < share * 2**32 else learn).append(row)
    return learn, kept

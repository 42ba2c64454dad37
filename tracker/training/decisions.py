"""What works teach a model, by what became of them: people's decisions before a list's entries, and those before silence.

Whatever learns from a list asks here, so that a rejection is heard alike everywhere; how much each answer weighs is said by
`classifiers.labels.weights`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from classifiers.labels import Labelled, Origin, name_of
from state.happenings import US, closed_with, is_unanswered
from state.records import EventKind, ProposalStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from state.identity import Identity
    from state.records import ListName, Proposal, Work, WorkId
    from state.store import Store

AT_MOST = 2000
"""So many works that were taken, refused and passed over are learned from, each: the latest, and those drawn first."""
_BELONGS = {ProposalStatus.MERGED: True, ProposalStatus.REJECTED: False}


def decided_by_people(store: Store, name: ListName) -> dict[WorkId, Proposal]:
    """The works that people took into a list or refused, as they stand there.

    What the tracker committed directly is its own opinion, and learning from that teaches nothing; nor does what a bot
    closed because nobody answered.
    """
    return {
        work: proposal
        for work, proposal in store.proposals(name).items()
        if proposal.status in _BELONGS and proposal.by != US and not is_unanswered(proposal)
    }


def share_of(proposal: Proposal) -> float:
    """How much of one decision this is: closing a pull request is one, however many entries were in it."""
    return 1.0 / max(1, closed_with(proposal.details))


def decisions(store: Store, lists: Iterable[ListName]) -> list[Labelled]:
    """One label for each work that people decided about, what they rejected among them.

    An entry that they reworded or moved is one that they took. What else they said by that is learned elsewhere: the facts
    from the words, and the section from the list's page.
    """
    answers = _answers(store, lists)
    works = {work.id: work for work in store.works(answers).values() if work.id in answers}
    return [
        Labelled(works[key].paper, answers[key].belongs, origin=Origin.PERSON, share=answers[key].share)
        for key in sorted(works)
        if works[key].paper.abstract
    ]


def of_lists(
    store: Store, lists: Collection[ListName], listed: Collection[Identity], silent: Iterable[Work]
) -> list[Labelled]:
    """What lists teach as they stand: what people decided, the other entries, and works that no list has said a word about.

    What stands on a list belongs, whatever was said of it before.
    """
    answers = _answers(store, lists)
    entries = set(store.known(listed).values())
    known = sorted(store.works(entries | set(answers)).values(), key=lambda work: (work.first_seen, work.id))
    rows: dict[bool, list[Labelled]] = {True: [], False: []}
    for work in known:
        answer = answers.get(work.id)
        belongs = work.id in entries or (answer is not None and answer.belongs)
        decided = answer if answer is not None and answer.belongs is belongs else None
        if work.paper.abstract and (belongs or decided):
            origin = Origin.PERSON if decided else Origin.LISTED
            share = decided.share if decided else 1.0
            rows[belongs].append(Labelled(work.paper, belongs, origin=origin, share=share))
    weak = silence(store, lists, (work for work in silent if work.id not in entries))
    return [*rows[True][-AT_MOST:], *rows[False][-AT_MOST:], *weak]


def silence(store: Store, lists: Collection[ListName], works: Iterable[Work]) -> list[Labelled]:
    """Those of the works about which no list has said a word, so that they mostly do not belong; `AT_MOST` of them.

    What was brought up and waits for an answer, or was committed by the tracker itself, is no silence; what a bot closed
    unanswered is.
    """
    spoken_of = {
        work
        for name in lists
        for work, proposal in store.proposals(name).items()
        if not is_unanswered(proposal)
    }
    passed = (work for work in works if work.id not in spoken_of and work.paper.abstract)
    return [
        Labelled(work.paper, relevant=False, origin=Origin.UNLABELLED) for work in islice(passed, AT_MOST)
    ]


@dataclass(frozen=True, slots=True)
class _Answer:
    """Whether a work belongs, by how much of a decision."""

    belongs: bool
    share: float

    def with_(self, other: _Answer) -> _Answer:
        """What two lists come to: one that took it is right, and what both refused is refused by both."""
        if self.belongs is not other.belongs:
            return self if self.belongs else other
        return _Answer(self.belongs, min(1.0, self.share + other.share))


def _answers(store: Store, lists: Iterable[ListName]) -> dict[WorkId, _Answer]:
    """What people decided about each work."""
    answers: dict[WorkId, _Answer] = {}
    for name in lists:
        for work, proposal in decided_by_people(store, name).items():
            answer = _Answer(_BELONGS[proposal.status], share_of(proposal))
            answers[work] = answers[work].with_(answer) if work in answers else answer
    return answers


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


def keep_back(rows: Sequence[Labelled], share: float = 0.2) -> tuple[list[Labelled], list[Labelled]]:
    """Rows to learn from and rows kept back to compare models on; a paper is always on the same side.

    The side hangs on a digest of the paper's name: no one who sends labels in can choose what they are checked against.
    """
    learn: list[Labelled] = []
    kept: list[Labelled] = []
    for row in rows:
        name = name_of(row.paper).encode("utf-8", "replace")
        mark = int.from_bytes(hashlib.sha256(name).digest()[:4])
        (kept if mark < share * 2**32 else learn).append(row)
    return learn, kept

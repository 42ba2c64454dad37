"""Choosing what one list should be offered: pure, from what was judged and what people said before.

People win: what they rejected or took is never offered again, what they asked for is, whatever the classifier thinks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.happenings import is_unanswered, kind_of
from state.records import ProposalStatus, Relevance
from tracker.job.changes import is_withdrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from state.records import Kind, Proposal, Verdict, Work, WorkId
    from tracker.settings.selection import SelectionSettings

NOT_ABOUT = "not about vision-language models by this list's line"
WITHDRAWN = "withdrawn by its authors or its host"
OTHER_KIND = "a kind of work this list does not take"
REJECTED = "rejected by a person"
UNANSWERED = "given up when a bot closed its pull request, unanswered"
TAKEN = "taken by a person before"
ELSEWHERE = "taken on another page of this repository"

OPEN = (ProposalStatus.ASKED, ProposalStatus.PROPOSED)
"""Not decided: a work that stands so is offered again, and before others, in this order."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A work with what the classifier said of it and how it stands on the list."""

    work: Work
    verdict: Verdict | None
    proposal: Proposal | None = None
    asked: bool = False
    """Did a person ever ask for it, or say how or where it is to stand?"""
    again: str = ""
    """Why what became of the same paper under another id speaks against it."""
    elsewhere: bool = False
    """Did another page of the same repository take it, and pages there do not share their works?"""

    @property
    def score(self) -> float:
        """How sure the classifier is; 0 where it never spoke."""
        return self.verdict.probability if self.verdict else 0.0

    @property
    def since(self) -> datetime:
        """Since when it waits."""
        return self.work.first_seen


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list is offered, best first; what a person is asked; what was refused and why, in numbers."""

    offered: tuple[Judged, ...]
    questions: tuple[Judged, ...]
    refused: tuple[tuple[str, int], ...]
    withdrawn: frozenset[WorkId] = frozenset()
    """Those of the refused that came to an end by themselves, taken back or taken elsewhere; they may be proposed already."""

    @property
    def refusals(self) -> int:
        """How many works were refused."""
        return sum(count for _, count in self.refused)


def choose(
    judged: Iterable[Judged],
    take: SelectionSettings,
    mark: Callable[[Judged], float] = lambda one: one.score,
) -> Choice:
    """Split works into those offered, those asked about and those refused; the higher the mark, the sooner."""

    def rank(one: Judged) -> tuple[int, float, float, str]:
        return _rank(one, mark(one))

    offered, unsure, withdrawn = [], [], []
    refused: Counter[str] = Counter()
    for one in judged:
        reason = refusal(one, take)
        if reason:
            refused[reason] += 1
            withdrawn += [one.work.id] if reason in (WITHDRAWN, ELSEWHERE) else []
        elif _unsure(one, take):
            unsure.append(one)
        else:
            offered.append(one)
    return Choice(
        offered=tuple(sorted(offered, key=rank)),
        questions=tuple(sorted(unsure, key=rank)[: take.ask]),
        refused=tuple(refused.most_common()),
        withdrawn=frozenset(withdrawn),
    )


def refusal(one: Judged, take: SelectionSettings) -> str:
    """Why a work is not for this list, or an empty text."""
    status = one.proposal.status if one.proposal else None
    if one.proposal and is_unanswered(one.proposal):
        return UNANSWERED
    if status in _DECIDED:
        return _DECIDED[status]
    if status is ProposalStatus.ASKED or (status is ProposalStatus.PROPOSED and one.asked):
        return ""  # proposing what a person asked for does not end the wish
    if over := _over(one):
        return over
    if one.verdict is None:
        return NOT_ABOUT
    if _kind(one, one.verdict) not in take.kinds:
        return OTHER_KIND
    if status is ProposalStatus.PROPOSED:  # a person has it in hand, whatever a newer model thinks
        return ""
    if one.verdict.relevant is Relevance.NO and (take.threshold is None or one.score < take.threshold):
        return NOT_ABOUT
    return ""


def _over(one: Judged) -> str:
    """Why a work came to an end by itself, whatever it is about."""
    if is_withdrawn(one.work.sightings) and not one.asked:
        return WITHDRAWN
    return ELSEWHERE if one.elsewhere and not one.asked else one.again


def _kind(one: Judged, verdict: Verdict) -> Kind:
    """Of what is proposed already, the kind by which it came to the list: a newer model takes nothing away from people."""
    proposed = one.proposal if one.proposal and one.proposal.status is ProposalStatus.PROPOSED else None
    return (proposed and kind_of(proposed)) or verdict.kind


_DECIDED = {
    ProposalStatus.REJECTED: REJECTED,
    ProposalStatus.MERGED: TAKEN,
}


def _unsure(one: Judged, take: SelectionSettings) -> bool:
    """Is this a question for a person? What is in the pull request already stays there."""
    if one.verdict is None or (one.proposal and one.proposal.status in OPEN):
        return False
    if take.threshold is not None:
        return one.score < take.threshold
    return one.verdict.relevant is Relevance.UNSURE


def _rank(one: Judged, mark: float) -> tuple[int, float, float, str]:
    """What people asked for, then what is proposed already, then the highest mark, then the newest."""
    status = one.proposal.status if one.proposal else None
    standing = OPEN.index(status) if status in OPEN else len(OPEN)
    return (standing, -round(mark, 4), -one.since.timestamp(), one.work.id)

"""Papers that their authors submitted anew: two ids, and so two works, that no list wants to hear of twice. Pure.

Two ids of arXiv are never joined into one work, since a false merge would hide a paper for good. Here it is said where
the second id is the first one's paper all the same: the same title, the same authors, or some that joined or left, and
one of them withdrawn or the one before more than a month older. What people decided about the one holds for the other then.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from state.happenings import is_unanswered
from state.records import ProposalStatus
from state.titles import author_key, title_key
from tracker.job.changes import is_withdrawn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from state.records import Proposal, Work, WorkId

_APART = timedelta(days=30)
"""Two papers of one title that the same people submit within this time may well be two parts of one work."""

UNANSWERED_BEFORE = "given up, unanswered, under the id it had before it was submitted anew"
REJECTED_BEFORE = "rejected by a person under the id it had before it was submitted anew"
TAKEN_BEFORE = "taken by a person under the id it had before it was submitted anew"
PROPOSED_BEFORE = "proposed under the id it had before it was submitted anew"
SUBMITTED_ANEW = "submitted anew by its authors under another id"

_BY_STATUS = {
    ProposalStatus.REJECTED: REJECTED_BEFORE,
    ProposalStatus.MERGED: TAKEN_BEFORE,
    ProposalStatus.PROPOSED: PROPOSED_BEFORE,
    ProposalStatus.ASKED: PROPOSED_BEFORE,
}


def submitted_anew(earlier: Work, later: Work) -> bool:
    """Is the later one what the authors of the earlier one submitted again?"""
    key = title_key(earlier.paper.title)
    if key is None or key != title_key(later.paper.title):
        return False
    those, these = _authors(earlier), _authors(later)
    if not those or not these or not (those <= these or these <= those):
        return False
    began, again = _submitted(earlier), _submitted(later)
    if is_withdrawn(earlier.sightings) is not is_withdrawn(later.sightings):
        return began <= again
    return again - began > _APART


def why_not_again(
    work: Work,
    namesakes: Iterable[Work],
    proposals: Mapping[WorkId, Proposal],
    unfit: Collection[WorkId],
) -> str:
    """Why a work that is new to this list is none for it, by what became of the same paper; or an empty text.

    Of two that are both new here the later one is offered, unless it is `unfit` for the list itself. What was withdrawn
    and is not decided makes way for the other, be it the later one: authors take back what they submitted anew by mistake.
    """
    reasons = []
    for other in namesakes:
        proposal = proposals.get(other.id)
        earlier, later = submitted_anew(other, work), submitted_anew(work, other)
        if _makes_way(other, proposal) or not (earlier or later):
            continue
        if proposal:
            reasons.append(UNANSWERED_BEFORE if is_unanswered(proposal) else _BY_STATUS[proposal.status])
        elif not earlier and other.id not in unfit:
            reasons.append(SUBMITTED_ANEW)
    return min(reasons, key=_WEIGHTIEST_FIRST.index, default="")


def _makes_way(other: Work, proposal: Proposal | None) -> bool:
    undecided = proposal is None or proposal.status is ProposalStatus.PROPOSED
    return undecided and is_withdrawn(other.sightings)


_WEIGHTIEST_FIRST = (REJECTED_BEFORE, TAKEN_BEFORE, UNANSWERED_BEFORE, PROPOSED_BEFORE, SUBMITTED_ANEW)


def _authors(work: Work) -> frozenset[str]:
    return frozenset(filter(None, map(author_key, work.paper.authors)))


def _submitted(work: Work) -> date:
    return work.paper.published or work.first_seen.date()

"""One work out of many sightings, and one proposal out of many events: pure, and the same in whatever order they came."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from state.codec import digest, event_body
from state.records import PAGES, EventKind, Links, Paper, Proposal, ProposalStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from state.identity import Identity
    from state.records import Cursor, Event, ListName, Sighting

_AUTHORITY = ("person", "arxiv", "openreview", "hf_papers", "pwc")
"""Whose word on a paper counts before whose, by how the source's name begins; all others come after these."""

PROPOSAL_KINDS = (
    EventKind.PROPOSED,
    EventKind.MERGED,
    EventKind.REJECTED,
    EventKind.ASKED,
    EventKind.CORRECTED,
)
"""The events that say how a work stands on a list."""


def by_authority(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Sightings with the one to be believed first: by source, then by version, then by key.

    Not by when they were seen: two records of one source that are met again on different days would take turns, and the
    work's text with them.
    """
    return sorted(
        sightings,
        key=lambda sighting: (
            _authority(sighting.source),
            sighting.source,
            -(sighting.version or 0),
            sighting.key,
        ),
    )


def _authority(source: str) -> int:
    for rank, beginning in enumerate(_AUTHORITY):
        if source.startswith(beginning):
            return rank
    return len(_AUTHORITY)


def paper_of(sightings: Sequence[Sighting], arxiv_id: str | None) -> Paper:
    """What is known of a work's text: each field from the first in authority that gives it."""
    if len(sightings) == 1:
        paper = sightings[0].paper
        return paper if paper.arxiv_id == arxiv_id else replace(paper, arxiv_id=arxiv_id)
    papers = [sighting.paper for sighting in by_authority(sightings)]
    return Paper(
        title=next((paper.title for paper in papers if paper.title), ""),
        abstract=next((paper.abstract for paper in papers if paper.abstract), ""),
        arxiv_id=arxiv_id,
        authors=next((paper.authors for paper in papers if paper.authors), ()),
        published=next((paper.published for paper in papers if paper.published), None),
        categories=next((paper.categories for paper in papers if paper.categories), ()),
        comment=next((paper.comment for paper in papers if paper.comment), None),
        venue=next((paper.venue for paper in papers if paper.venue), None),
        links=_links([paper.links for paper in papers]),
    )


def _links(links: Sequence[Links]) -> Links:
    return Links(
        **{name: next((told for one in links if (told := getattr(one, name))), None) for name in PAGES}
    )


def fingerprint(paper: Paper) -> str:
    """A digest of what a classifier reads of a paper; a verdict holds for as long as it stays the same."""
    lists = ("\x02".join(paper.authors), "\x02".join(paper.categories))
    return digest("\x01".join((paper.title, paper.abstract, paper.comment or "", *lists)))


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events as they happened; of one moment, a rejection comes last and the others keep to a fixed order."""
    return rejections_last(sorted(events, key=lambda event: digest(event_body(event))))


def rejections_last(events: Iterable[Event]) -> list[Event]:
    """Events as they happened; of one moment, a rejection comes last and the others stay as they were given."""
    return sorted(events, key=lambda event: (event.at, event.kind is EventKind.REJECTED))


def proposal_of(list_name: ListName, work: Identity, events: Collection[Event]) -> Proposal | None:
    """How a work stands on a list, by all its events there; None where it was never brought up.

    What a person decided stands until a person decides otherwise: that we propose it never undoes a rejection
    or a merge. Events count by when they happened, not by when a run learnt of them, so a merge undoes a
    rejection only if it came after it.
    """
    standing: Event | None = None
    for event in in_order(event for event in events if event.kind in _STATUS):
        if gives_way(standing, event):
            standing = event
    if standing is None:
        return None
    return Proposal(
        list=list_name,
        work=work,
        status=_STATUS[standing.kind],
        at=standing.at,
        by=standing.by,
        reason=standing.reason,
        details=standing.details,
    )


_STATUS = {
    EventKind.ASKED: ProposalStatus.ASKED,
    EventKind.PROPOSED: ProposalStatus.PROPOSED,
    EventKind.MERGED: ProposalStatus.MERGED,
    EventKind.REJECTED: ProposalStatus.REJECTED,
}


def gives_way(standing: Event | None, event: Event) -> bool:
    """Does what held so far hold no more after this event?"""
    if standing is None:
        return True
    match standing.kind:
        case EventKind.REJECTED | EventKind.MERGED:
            return event.kind in (EventKind.ASKED, EventKind.MERGED, EventKind.REJECTED)
        case _:
            return True


def stamped_after(given: Cursor, standing: Cursor | None) -> Cursor:
    """A cursor with a time after that of the one it replaces, so that it is the later of the two wherever they meet.

    Its own time does not tell: several steps of one run have the same, and a clock that once ran ahead has left times in
    the future.
    """
    if standing is None or standing.at < given.at:
        return given
    return replace(given, at=standing.at + datetime.resolution)

"""Works that a person wants on a list, proposed in that list's pull request like those the tracker found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.happenings import US
from state.merging import names_of, record_identity
from state.records import Event, EventKind, ProposalStatus, Relevance, Sighting, SourceName
from state.titles import fold
from tracker.adding import Beside, Status, elsewhere, pages
from tracker.errors import TrackerError
from tracker.job.choose import OPEN
from tracker.job.run import keep_list
from tracker.lists.already import already_there
from tracker.lists.candidate import candidate_for
from tracker.lists.reading.works import identities_of
from tracker.plural import likely

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Paper, Proposal
    from tracker.job.ports import Ports
    from tracker.job.report import ListReport
    from tracker.job.run import Turn
    from tracker.settings.model import ListSettings, Settings

PERSON = SourceName("person")
"""Whose word it is that such a work exists."""


@dataclass(frozen=True, slots=True)
class WishReport:
    """What came of one wish."""

    status: Status
    reason: str


def ask_for(
    ports: Ports,
    settings: Settings,
    one: ListSettings,
    papers: Sequence[Paper],
    turn: Turn,
    *,
    force: bool,
) -> tuple[list[WishReport], ListReport]:
    """Remember papers as wanted and bring the list's pull request up to date: the same act twice changes nothing."""
    wishes = [_wish(paper, turn.now) for paper in papers]
    there = _pages(ports, settings, one)
    held = [
        _said_before(wishes[:at], wish)
        or _held(ports, wish, force=force)
        or _listed(there, one, wish, force=force)
        for at, wish in enumerate(wishes)
    ]
    wanted = [wish for wish, answer in zip(wishes, held, strict=True) if answer is None]
    ports.store.remember(wanted)
    stood = [_status(ports, one, wish) for wish in wishes]
    ports.store.append(
        Event(turn.now, EventKind.ASKED, _name(wish), one.name, by="tracker add")
        for wish, answer, status in zip(wishes, held, stood, strict=True)
        if answer is None and status not in OPEN
    )
    report = keep_list(ports, settings, one, turn)
    answers = [
        answer or _outcome(ports, one, wish, status, report)
        for answer, wish, status in zip(held, wishes, stood, strict=True)
    ]
    return answers, report


def _said_before(before: Sequence[Sighting], wish: Sighting) -> WishReport | None:
    """That the same work was asked for already, by any of its names, in this very call."""
    if wish.identities and _name(wish) in map(_name, before):
        return WishReport(Status.DUPLICATE, "asked for twice at once")
    return None


def _pages(ports: Ports, settings: Settings, one: ListSettings) -> tuple[Beside, ...]:
    """The list's page and those beside it as they are; none where they cannot be read, which keeping the list tells."""
    try:
        forge = ports.forge_for(one.repository)
        head = forge.base(forge.repository().default_branch)
        paths = (one.path, *(other.path for other in settings.beside(one)))
        found = {path: forge.file(path, head) for path in paths} if head else {}
    except TrackerError:
        return ()
    return pages({path: content for path, content in found.items() if content is not None})


def _listed(there: Sequence[Beside], one: ListSettings, wish: Sighting, *, force: bool) -> WishReport | None:
    """That a work is on the list, or on a page beside it unless a person insists; such a wish is no news, and not kept."""
    candidate = candidate_for(wish.paper)
    for path, page in there:
        if path == one.path:
            found = already_there(page, candidate, insist=force)
        else:
            found = None if force else elsewhere([Beside(path, page)], candidate)
        if found:
            return WishReport(Status.DUPLICATE, found.reason)
    return None


def _wish(paper: Paper, now: datetime) -> Sighting:
    """A person's word that there is such a work; what has a repository alone goes by its title too, for that may hold several."""
    names = identities_of(candidate_for(paper))
    strong = [name for name in names if name.scheme.strong]
    key = str(min(strong)) if strong else "/".join([*map(str, names), fold(paper.title).replace(" ", "-")])
    return Sighting(PERSON, key, now, paper, tuple(names))


def _name(wish: Sighting) -> Identity:
    """By what a wish is known: its strongest name, or where it has none that one work alone can have, itself."""
    return min(names_of(wish).strong, default=record_identity(wish))


def _held(ports: Ports, wish: Sighting, *, force: bool) -> WishReport | None:
    """Why a work is not even asked for, where that is so."""
    if not wish.identities:
        return WishReport(Status.REFUSED, "it has neither an id nor an address that names it")
    verdict = None if force else ports.judge.judge([wish.paper])[0]
    if verdict is None or verdict.relevant is Relevance.YES:
        return None
    status = Status.REFUSED if verdict.relevant is Relevance.NO else Status.UNSURE
    return WishReport(
        status,
        f"{likely(verdict.probability)} likely to be about vision-language models; --force proposes it anyway",
    )


def _status(ports: Ports, one: ListSettings, wish: Sighting) -> ProposalStatus | None:
    proposal = _proposal(ports, one, wish)
    return proposal.status if proposal else None


def _proposal(ports: Ports, one: ListSettings, wish: Sighting) -> Proposal | None:
    work = ports.store.work(_name(wish))
    return ports.store.proposal(one.name, work) if work else None


def _outcome(
    ports: Ports, one: ListSettings, wish: Sighting, stood: ProposalStatus | None, report: ListReport
) -> WishReport:
    """What came of a wish for a work that stood so before."""
    proposal = _proposal(ports, one, wish)
    match proposal.status if proposal else None:
        case ProposalStatus.PROPOSED if stood is ProposalStatus.PROPOSED:
            return WishReport(Status.DUPLICATE, f"already in {report.pull_request or 'the pull request'}")
        case ProposalStatus.PROPOSED:
            return WishReport(
                Status.ADDED, f"proposed in {report.pull_request}" if report.pull_request else "proposed"
            )
        case ProposalStatus.MERGED if proposal and proposal.by == US:
            return WishReport(Status.ADDED, "committed to the list")
        case ProposalStatus.MERGED:
            return WishReport(Status.DUPLICATE, "the list has it already")
        case ProposalStatus.ASKED:
            return WishReport(Status.WAITING, report.reason or "`tracker explain` says for what")
        case _:
            return WishReport(Status.REFUSED, report.reason or "`tracker explain` says why")

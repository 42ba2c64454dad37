"""Works that a person wants on a list, proposed in that list's pull request like those the tracker found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.records import Event, EventKind, ListName, ProposalStatus, Relevance, Sighting, SourceName
from tracker.job.run import keep_list
from tracker.lists.candidate import candidate_for
from tracker.lists.reading.works import identities_of
from tracker.pullrequest.direct import US

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Paper, Proposal
    from tracker.job.report import ListReport
    from tracker.job.run import Ports
    from tracker.settings.model import ListSettings, Settings

PERSON = SourceName("person")
"""Whose word it is that such a work exists."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one wish; the status is one of those that `tracker add --json` knows."""

    status: str
    reason: str


def ask_for(
    ports: Ports,
    settings: Settings,
    one: ListSettings,
    papers: Sequence[Paper],
    *,
    owner: str,
    now: datetime,
    force: bool = False,
) -> tuple[list[Answer], ListReport]:
    """Remember papers as wanted and bring the list's pull request up to date: the same act twice changes nothing."""
    names = [_names(paper) for paper in papers]
    held = [_held(ports, paper, named, force=force) for paper, named in zip(papers, names, strict=True)]
    wanted = [at for at, answer in enumerate(held) if answer is None]
    ports.store.remember(
        Sighting(PERSON, str(min(names[at])), now, papers[at], tuple(names[at])) for at in wanted
    )
    ports.store.append(
        Event(now, EventKind.ASKED, min(names[at]), ListName(one.name), by="tracker add")
        for at in wanted
        if not _stands(ports, one, names[at])
    )
    report = keep_list(ports, settings, one, (), owner=owner, now=now)
    answers = [
        answer or _outcome(ports, one, named, report) for answer, named in zip(held, names, strict=True)
    ]
    return answers, report


def _names(paper: Paper) -> list[Identity]:
    return identities_of(candidate_for(paper))


def _held(ports: Ports, paper: Paper, names: Sequence[Identity], *, force: bool) -> Answer | None:
    """Why a work is not even asked for, where that is so."""
    if not names:
        return Answer("refused", "it has neither an id nor an address that names it")
    verdict = None if force else ports.judge.judge([paper])[0]
    if verdict is None or verdict.relevant is Relevance.YES:
        return None
    status = "refused" if verdict.relevant is Relevance.NO else "unsure"
    return Answer(
        status,
        f"{verdict.probability:.0%} likely to be about vision-language models; --force proposes it anyway",
    )


def _stands(ports: Ports, one: ListSettings, names: Sequence[Identity]) -> bool:
    """Is a work proposed or asked for already?"""
    proposal = _proposal(ports, one, names)
    return proposal is not None and proposal.status in (ProposalStatus.ASKED, ProposalStatus.PROPOSED)


def _proposal(ports: Ports, one: ListSettings, names: Sequence[Identity]) -> Proposal | None:
    work = ports.store.work(min(names))
    return ports.store.proposal(ListName(one.name), work) if work else None


def _outcome(ports: Ports, one: ListSettings, names: Sequence[Identity], report: ListReport) -> Answer:
    proposal = _proposal(ports, one, names)
    match proposal.status if proposal else None:
        case ProposalStatus.PROPOSED:
            return Answer(
                "added", f"proposed in {report.pull_request}" if report.pull_request else "proposed"
            )
        case ProposalStatus.MERGED if proposal and proposal.by == US:
            return Answer("added", "committed to the list")
        case ProposalStatus.MERGED:
            return Answer("duplicate", "the list has it already")
        case _:
            return Answer("refused", report.reason or "it waits: `tracker explain` says for what")

"""From works to what a pull request is given: the nominees with their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.identity import Identity
from state.records import Kind
from tracker.facts.fact import Facts, Field
from tracker.facts.kept import announced
from tracker.facts.wire import sourced
from tracker.job.changes import is_withdrawn
from tracker.plural import likely
from tracker.pullrequest.nominees import Evidence, Nominee, Question, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from state.records import ListName, SourceReport, Work
    from tracker.job.choose import Choice, Judged
    from tracker.job.described import Described


def wanted(
    list_name: ListName,
    choice: Choice,
    known: Mapping[Identity, Described],
    reports: Iterable[SourceReport],
) -> Wanted:
    """All that a run wants of a list's pull request."""
    return Wanted(
        list=list_name,
        nominees=tuple(nominee(one, known) for one in choice.offered),
        questions=tuple(
            Question(nominee(one, known), f"the classifier gives it {likely(one.score)}")
            for one in choice.questions
        ),
        refused=choice.refused,
        withdrawn=frozenset(map(Identity.parse, choice.withdrawn)),
        sources=tuple(reports),
    )


def nominee(one: Judged, known: Mapping[Identity, Described]) -> Nominee:
    """One work with what a person needs to decide on it."""
    work, verdict = one.work, one.verdict
    facts = known[work.identity].facts if work.identity in known else Facts()
    return Nominee(
        work=work.identity,
        identities=frozenset(work.identities),
        title=work.paper.title,
        url=address(work),
        kind=verdict.kind if verdict else Kind.OTHER,
        published=work.paper.published,
        score=one.score,
        sources=tuple(dict.fromkeys(str(sighting.source) for sighting in announced(work))),
        code=work.paper.links.code or facts.one(Field.CODE_URL),
        signals=work.signals,
        since=one.since,
        withdrawn=is_withdrawn(work.sightings),
        evidence=Evidence(
            reasons=verdict.reasons if verdict else (),
            facts=tuple(sourced(facts)),
            abstract=work.paper.abstract,
        ),
    )


def address(work: Work) -> str:
    """Where a person reads the work."""
    links = work.paper.links
    if work.paper.arxiv_id:
        return f"https://arxiv.org/abs/{work.paper.arxiv_id}"
    found = (links.abs, links.pdf, links.hf_dataset, links.hf_model, links.project, links.code)
    return next((link for link in found if link), "")

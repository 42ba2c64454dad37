"""Made-up works, verdicts and moments for tests."""

from __future__ import annotations

from datetime import UTC, datetime

from state.identity import Identity, Scheme
from state.records import Kind, Notice, Paper, Relevance, Sighting, SourceName, Verdict, Work, WorkId

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_paper(arxiv_id: str = "2603.00001", title: str = "") -> Paper:
    """A paper that nobody wrote."""
    return Paper(
        title=title or f"Looking at Teapots: Study {arxiv_id}",
        abstract="We present a vision-language model that talks about teapots.",
        arxiv_id=arxiv_id,
        authors=("Ada Kettle", "Bo Spout"),
        categories=("cs.CV",),
    )


def a_sighting(paper: Paper, at: datetime = NOON, notice: Notice = Notice.NEW) -> Sighting:
    """That paper, as arXiv shows it."""
    name = paper.arxiv_id or paper.title
    identities = (Identity(Scheme.ARXIV, paper.arxiv_id),) if paper.arxiv_id else ()
    return Sighting(SourceName("arxiv"), name, at, paper, identities, notice)


def a_work(arxiv_id: str = "2603.00001", at: datetime = NOON, notice: Notice = Notice.NEW) -> Work:
    """A work of one sighting."""
    sighting = a_sighting(a_paper(arxiv_id), at, notice)
    return Work(WorkId(f"arxiv:{arxiv_id}"), sighting.identities, sighting.paper, at, (sighting,))


def a_verdict(
    probability: float = 0.9, kind: Kind = Kind.MODEL, relevant: Relevance | None = None
) -> Verdict:
    """A verdict of no real model."""
    if relevant is None:
        relevant = (
            Relevance.YES if probability >= 0.6 else Relevance.NO if probability < 0.4 else Relevance.UNSURE
        )
    return Verdict(relevant, probability, kind, {kind: 1.0}, (), "made-up")

"""What is known of a paper when a line is to be written for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from state.records import Kind
from tracker.facts.extract import extract
from tracker.facts.fact import Field
from tracker.facts.telling import Teller

if TYPE_CHECKING:
    from collections.abc import Mapping

    from state.records import Paper
    from tracker.facts.fact import Facts as Known
    from tracker.facts.rephrasing import Rephraser


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper with the facts a list's slots may ask for; what is unknown is None."""

    paper: Paper
    name: str | None = None
    subtitle: str | None = None
    description: str | None = None
    kind: Kind = Kind.MODEL
    section: tuple[str, ...] = ()
    """A hint where it belongs: headings, outermost first, or the innermost alone."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """Facts for slots that only some lists have, by the words of their column or label (`parameters`, `venue` …)."""
    teller: Teller | None = None
    """Who tells the work's facts in the manner of the entries around it."""


def candidate_for(
    paper: Paper,
    kind: Kind | None = None,
    section: tuple[str, ...] = (),
    known: Known | None = None,
    rephraser: Rephraser | None = None,
) -> Candidate:
    """A candidate with all that its texts give away; what a source said itself comes before what was read."""
    known = known or extract(paper)
    links = paper.links
    links = replace(
        links,
        code=links.code or known.one(Field.CODE_URL),
        project=links.project or known.one(Field.PROJECT_URL),
        hf_model=links.hf_model or known.one(Field.MODEL_URL),
        hf_dataset=links.hf_dataset or known.one(Field.DATA_URL),
        demo=links.demo or known.one(Field.DEMO_URL),
    )
    venue = paper.venue or known.one(Field.VENUE)
    return Candidate(
        replace(paper, links=links, venue=venue),
        known.name,
        known.subtitle or None,
        kind=kind or kind_by_title(paper.title),
        section=section,
        slots={field.value: ", ".join(values) for field in Field if (values := known.values(field))},
        teller=Teller(known, rephraser),
    )


_KINDS = (
    (Kind.SURVEY, re.compile(r"\b(survey|review|overview|tutorial|roadmap|taxonomy)\b", re.IGNORECASE)),
    (
        Kind.BENCHMARK,
        re.compile(r"\b(bench(mark)?s?|benchmarking|evaluat\w+|arena|leaderboard)\b|bench\b", re.IGNORECASE),
    ),
    (Kind.DATASET, re.compile(r"\b(data ?sets?|corpus|corpora)\b", re.IGNORECASE)),
)


def kind_by_title(title: str) -> Kind:
    """A first guess where no classifier has spoken."""
    return next((kind for kind, words in _KINDS if words.search(title)), Kind.MODEL)

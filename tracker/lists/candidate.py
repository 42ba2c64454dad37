"""What is known of a paper when a line is to be written for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from state.papers import Kind
from tracker.facts.fact import Facts as Known
from tracker.facts.fact import Field, Source
from tracker.facts.links import FIELD_OF_LINK, link_facts
from tracker.facts.naming.name import name_facts
from tracker.facts.text.passage import Passage
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from state.records import Paper
    from tracker.facts.saying.rephrasing import Rephraser
    from tracker.facts.saying.telling import Teller


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper with the facts a list's slots may ask for; what is unknown is None."""

    paper: Paper
    name: str | None = None
    subtitle: str | None = None
    kind: Kind = Kind.MODEL
    section: tuple[str, ...] = ()
    """A hint where it belongs: headings, outermost first, or the innermost alone."""
    known: Known | None = None
    """Facts read from more than the paper's own text; without them that is read where a description asks for it."""
    rephraser: Rephraser | None = None
    """Who may put a description into other words."""

    @property
    def teller(self) -> Teller:
        """Who tells the work's facts in the manner of the entries around it; slow to call on for the first time."""
        from tracker.facts.saying.telling import Teller  # noqa: PLC0415 - many lists have no words of their own

        return Teller(self.known or self.paper, self.rephraser)


def candidate_for(
    paper: Paper,
    kind: Kind | None = None,
    section: tuple[str, ...] = (),
    known: Known | None = None,
    rephraser: Rephraser | None = None,
) -> Candidate:
    """A candidate with all that its texts give away; what a source said itself comes before what was read."""
    paper = _writable(paper)
    told = known or _told_at_once(paper)
    links = replace(
        paper.links,
        **{name: getattr(paper.links, name) or told.one(field) for name, field in FIELD_OF_LINK.items()},
    )
    venue = paper.venue or told.one(Field.VENUE)
    return Candidate(
        replace(paper, links=links, venue=venue),
        told.name,
        told.subtitle or None,
        kind=kind or kind_by_title(paper.title),
        section=section,
        known=known,
        rephraser=rephraser,
    )


def _writable(paper: Paper) -> Paper:
    """The paper without half characters, which no file can hold: broken JSON escapes make them."""
    return replace(
        paper,
        title=_whole(paper.title),
        abstract=_whole(paper.abstract),
        authors=tuple(_whole(author) for author in paper.authors),
        comment=_whole(paper.comment) if paper.comment else None,
        venue=_whole(paper.venue) if paper.venue else None,
    )


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")


def _told_at_once(paper: Paper) -> Known:
    """The name and the addresses, which every line needs; the rest is slower to read."""
    abstract = Passage(paper.abstract, Source.ABSTRACT)
    comment = Passage(paper.comment or "", Source.COMMENT)
    found = [*name_facts(paper.title, abstract), *link_facts(paper, abstract, comment)]
    if paper.comment:
        from tracker.facts.stated import venue_facts  # noqa: PLC0415 - most papers come without

        found.extend(venue_facts(comment))
    return Known(tuple(found))


_KINDS = (
    (Kind.SURVEY, Pattern(r"\b(survey|review|overview|tutorial|roadmap|taxonomy)\b", re.IGNORECASE)),
    (
        Kind.BENCHMARK,
        Pattern(r"\b(bench(mark)?s?|benchmarking|evaluat\w+|arena|leaderboard)\b|bench\b", re.IGNORECASE),
    ),
    (Kind.DATASET, Pattern(r"\b(data ?sets?|corpus|corpora)\b", re.IGNORECASE)),
)


def kind_by_title(title: str) -> Kind:
    """A first guess where no classifier has spoken."""
    return next((kind for kind, words in _KINDS if words.search(title)), Kind.MODEL)

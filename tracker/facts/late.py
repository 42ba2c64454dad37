"""What becomes known of a work later: code, weights, a venue, a dataset's page.

This says what a source gives of such facts, in its fields or its text; `tracker.job.changes` tells the log what is new
among them, from which the digest tells it and a list's entry may be offered it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change
from tracker.facts.extract import extract
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.kept import is_note, page_facts
from tracker.facts.links import link_facts
from tracker.facts.records.configs import config_facts
from tracker.facts.records.front_matter import front_matter_facts
from tracker.facts.records.hub import counted, is_count
from tracker.facts.records.papers_with_code import modality_of
from tracker.facts.stated import venue_facts
from tracker.facts.text.passage import Passage
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from state.records import Paper, Sighting, Work

_CHANGES = {
    Field.VENUE: Change.VENUE,
    Field.CODE_URL: Change.CODE,
    Field.MODEL_URL: Change.WEIGHTS,
    Field.DATA_URL: Change.DATASET,
    Field.PROJECT_URL: Change.PROJECT,
}
_FRONT_MATTER = {
    "licence": "license",
    "languages": "language",
    "base_model": "base_model",
    "size": "size_categories",
    "tasks": "task_categories",
}
"""What sources keep beside a work's text, and what a card calls the same."""


_COUNT = Pattern(r"[0-9]{1,16}")
_ARXIV = "arxiv"
"""What arXiv keeps beside the text is of the paper: its licence is not that of a model or dataset."""


def facts_of_work(work: Work) -> Facts:
    """The facts of a work from everything that every source said of it."""
    found = [*extract(work.paper).found]
    for sighting in work.sightings:
        found += _of_sighting(sighting)
    return Facts(tuple(dict.fromkeys(found)))


def _of_sighting(sighting: Sighting) -> list[Fact]:
    """What one source's sighting adds: its own text read, and the facts that it keeps beside the text."""
    if is_note(sighting):
        return page_facts(sighting)
    if sighting.source.startswith(_ARXIV):
        return list(extract(sighting.paper).found)
    kept = sighting.extra
    matter = {card: _several(kept[key]) for key, card in _FRONT_MATTER.items() if kept.get(key)}
    found = [*extract(sighting.paper).found, *front_matter_facts(matter, Source.HUB)]
    if kind := kept.get("model_type"):
        found += config_facts({"model_type": kind})
    count = kept.get("parameters", "")
    if _COUNT.fullmatch(count) and is_count(int(count)):
        found.append(counted(int(count), f"parameters: {count}"))
    found += [
        Fact(Field.MODALITIES, tag, f"modalities: {one}", Source.HUB, 0.7)
        for one in _several(kept.get("modalities", ""))
        if (tag := modality_of(one))
    ]
    return found


def _several(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def late_facts(paper: Paper) -> dict[Change, str]:
    """What one source says, in its fields or in its text, of the things that come late."""
    abstract, comment = Passage(paper.abstract, Source.ABSTRACT), Passage(paper.comment or "", Source.COMMENT)
    found = list(link_facts(paper, abstract, comment))
    if paper.venue:
        found.append(Fact(Field.VENUE, paper.venue, paper.venue, Source.RECORD))
    facts = Facts((*found, *venue_facts(comment)))
    return {change: value for field, change in _CHANGES.items() if (value := facts.one(field))}


def same_place(address: str) -> str:
    """An address or venue without what two ways of writing it differ in."""
    return _DRESS.sub("", address.casefold())


_DRESS = Pattern(r"^(?:https?://)?(?:www\.)?|(?:\.git)?/*$")

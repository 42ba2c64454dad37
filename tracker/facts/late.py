"""What becomes known of a work later: code, weights, a venue, a dataset's page.

The same extraction reads the work again when a source has said more; what it finds anew is told to the log, from which
the digest tells it and a list's entry may be offered it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change, Difference, changed
from tracker.facts.cards import front_matter_facts
from tracker.facts.configs import config_facts
from tracker.facts.extract import extract
from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.hub import counted
from tracker.facts.papers_with_code import modality_of

if TYPE_CHECKING:
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event, Sighting, Work

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


def facts_of_work(work: Work) -> Facts:
    """The facts of a work from everything that every source said of it."""
    found = [*extract(work.paper).found]
    for sighting in work.sightings:
        found += _of_sighting(sighting)
    return Facts(tuple(dict.fromkeys(found)))


def _of_sighting(sighting: Sighting) -> list[Fact]:
    """What one source's sighting adds: its own text read, and the facts that it keeps beside the text."""
    kept = sighting.extra
    matter = {card: _several(kept[key]) for key, card in _FRONT_MATTER.items() if kept.get(key)}
    found = [*extract(sighting.paper).found, *front_matter_facts(matter, Source.HUB)]
    if kind := kept.get("model_type"):
        found += config_facts({"model_type": kind})
    if (count := kept.get("parameters", "")).isdigit():
        found.append(counted(int(count), f"parameters: {count}"))
    found += [
        Fact(Field.MODALITIES, tag, f"modalities: {one}", Source.HUB, 0.7)
        for one in _several(kept.get("modalities", ""))
        if (tag := modality_of(one))
    ]
    return found


def _several(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def differences(before: Facts, after: Facts) -> list[Difference]:
    """What is known now and was not, or was otherwise, of the things worth telling."""
    found = []
    for field, change in _CHANGES.items():
        was, now = before.one(field), after.one(field)
        if now and now != was:
            found.append(Difference(change, now, was or ""))
    return found


def late_events(work: Identity, before: Facts, after: Facts, at: datetime) -> list[Event]:
    """The differences as the log keeps them, each with the source of the new fact."""
    events = []
    fields = {change: field for field, change in _CHANGES.items()}
    for difference in differences(before, after):
        source = after.of(fields[difference.what])[0].source.value
        events.append(changed(work, difference, at, source))
    return events

"""What becomes known of a work later: code, weights, a venue, a dataset's page.

The same extraction reads the work again when a source has said more; what it finds anew is told to the log, from which
the digest tells it and a list's entry may be offered it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change, Difference, changed
from tracker.facts.extract import extract
from tracker.facts.fact import Fact, Facts, Field, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
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
_SYNONYMS = {"license": Field.LICENCE, "basemodel": Field.BASE_MODEL, "parametertotal": Field.PARAMETERS}
_FIELDS: Mapping[str, Field] = {field.value.replace("_", ""): field for field in Field} | _SYNONYMS


def facts_of_work(work: Work) -> Facts:
    """The facts of a work from everything that every source said of it."""
    found = [*extract(work.paper).found]
    for sighting in work.sightings:
        found += _of_sighting(sighting)
    return Facts(tuple(dict.fromkeys(found)))


def _of_sighting(sighting: Sighting) -> list[Fact]:
    """What one source's sighting adds: its own text read, and the facts that it keeps beside the text."""
    extra = [
        Fact(field, value, f"{key}: {value}", Source.HUB, 0.85)
        for key, value in sighting.extra.items()
        if value and (field := _FIELDS.get(key.replace("_", "").replace(" ", "").casefold()))
    ]
    return [*extract(sighting.paper).found, *extra]


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

"""What became different about works by what sources say now: the happenings that digest and lifecycle tell; pure.

Nothing is told of works that this very poll brought, and no event names its source where two may say the same: so it
makes no difference which source answers first, or only the second time after a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change, Difference, changed, withdrawn
from state.records import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event, Sighting, Work

_LINKS = {
    "code": Change.CODE,
    "project": Change.PROJECT,
    "hf_model": Change.WEIGHTS,
    "hf_dataset": Change.DATASET,
}


def happenings_of(
    sightings: Iterable[Sighting], known: Mapping[Identity, Work], now: datetime
) -> Iterator[Event]:
    """Events for what these words change about works known since before, and for works taken back."""
    for sighting in sightings:
        if not sighting.identities:
            continue
        name = min(sighting.identities)
        work = next((known[one] for one in sighting.identities if one in known), None)
        before = work.sightings if work else ()
        if sighting.notice is Notice.WITHDRAWN and not is_withdrawn(before):
            yield withdrawn(name, now, reason="its authors or its host say so", source=sighting.source)
        if work and work.first_seen < now:
            for difference in differences(sighting, before):
                yield changed(name, difference, now)


def differences(sighting: Sighting, before: Sequence[Sighting]) -> Iterator[Difference]:
    """What a word tells that the words before it did not, as far as it is worth telling again."""
    own = next((word for word in before if (word.source, word.key) == (sighting.source, sighting.key)), None)
    for name, change in _LINKS.items():
        link = getattr(sighting.paper.links, name)
        known = {getattr(word.paper.links, name) for word in before} - {None}
        was = getattr(own.paper.links, name) if own else None
        if link and link not in known and (not known or was):
            yield Difference(change, link, was or "")
    venues = {word.paper.venue for word in before} - {None}
    venue, was_venue = sighting.paper.venue, own.paper.venue if own else None
    if venue and venue not in venues and (not venues or was_venue):
        yield Difference(Change.VENUE, venue, was_venue or "")
    titles = [word.paper.title for word in before if word.source == sighting.source and word.paper.title]
    if titles and sighting.paper.title and sighting.paper.title not in titles:
        yield Difference(Change.TITLE, sighting.paper.title, titles[0])
    was_version = max((word.version or 0 for word in before), default=0)
    if sighting.version and sighting.version > was_version > 0:
        yield Difference(Change.VERSION, f"v{sighting.version}", f"v{was_version}")


def is_withdrawn(words: Sequence[Sighting]) -> bool:
    """Do these words take their work back, and none of them tells of a later version?"""
    latest = max((word.version or 0 for word in words), default=0)
    return any(
        word.notice is Notice.WITHDRAWN and (word.version is None or word.version >= latest) for word in words
    )

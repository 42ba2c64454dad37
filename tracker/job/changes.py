"""What became different about works by what was just stored: the happenings that digest and lifecycle tell; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change, Difference, changed, withdrawn
from state.identity import Identity
from state.records import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.records import Event, Sighting, Work, WorkId

_LINKS = {
    "code": Change.CODE,
    "project": Change.PROJECT,
    "hf_model": Change.WEIGHTS,
    "hf_dataset": Change.DATASET,
}


def happenings_of(
    sightings: Sequence[Sighting],
    before: Mapping[WorkId, Work],
    after: Mapping[WorkId, Work],
    now: datetime,
) -> Iterator[Event]:
    """Events for the works that were known before and are different now, and for those taken back."""
    earlier = {name: work for work in before.values() for name in work.identities if name.scheme.strong}
    source = {name: sighting.source for sighting in sightings for name in sighting.identities}
    for work in after.values():
        old = next((earlier[name] for name in work.identities if name in earlier), None)
        identity = Identity.parse(work.id)
        told_by = next((source[name] for name in work.identities if name in source), "")
        if is_withdrawn(work) and not (old and is_withdrawn(old)):
            yield withdrawn(identity, now, reason="its authors or its host say so", source=told_by)
        if old:
            for difference in differences(old, work):
                yield changed(identity, difference, now, told_by)


def differences(old: Work, new: Work) -> Iterator[Difference]:
    """What of a work is worth telling again."""
    if new.paper.title != old.paper.title:
        yield Difference(Change.TITLE, new.paper.title, old.paper.title)
    if new.paper.venue and new.paper.venue != old.paper.venue:
        yield Difference(Change.VENUE, new.paper.venue, old.paper.venue or "")
    for name, change in _LINKS.items():
        link, was = getattr(new.paper.links, name), getattr(old.paper.links, name)
        if link and link != was:
            yield Difference(change, link, was or "")
    was_version, version = _version(old.sightings), _version(new.sightings)
    if version > was_version > 0:
        yield Difference(Change.VERSION, f"v{version}", f"v{was_version}")


def is_withdrawn(work: Work) -> bool:
    """Does the latest word on a work's newest version take it back?"""
    words = [s for s in work.sightings if s.notice is Notice.WITHDRAWN]
    latest = _version(work.sightings)
    return any(word.version is None or word.version >= latest for word in words)


def _version(sightings: Iterable[Sighting]) -> int:
    return max((sighting.version or 0 for sighting in sightings), default=0)

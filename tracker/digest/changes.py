"""What became different about known works, told once and only of works that readers care about. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change, difference_of
from state.records import EventKind
from tracker.digest.entries import entry_of
from tracker.digest.model import ChangedWork, Fact, Topic
from tracker.digest.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from state.records import Event, Kind, Work
    from tracker.digest.kinds import Kinds
    from tracker.digest.material import Material
    from tracker.digest.standing import Standings

_ORDER = (
    None,
    Change.VENUE,
    Change.WEIGHTS,
    Change.CODE,
    Change.DATASET,
    Change.PROJECT,
    Change.TITLE,
    Change.VERSION,
)
"""What readers want to know first; None is a withdrawal."""


def changed_works(material: Material, kinds: Kinds, standings: Standings) -> tuple[ChangedWork, ...]:
    """Every change that was not told yet; of several to the same thing, where it began and where it ended."""
    found = [
        change
        for (_, what), (work, events) in _grouped(material, kinds, standings).items()
        if (change := _change(material, kinds.of(work.identities), work, what, events))
    ]
    return tuple(sorted(found, key=lambda change: (_ORDER.index(change.what), change.at, change.entry.id)))


def _grouped(
    material: Material, kinds: Kinds, standings: Standings
) -> dict[tuple[str, Change | None], tuple[Work, list[Event]]]:
    groups: dict[tuple[str, Change | None], tuple[Work, list[Event]]] = {}
    for event, what in _events(material):
        work = material.works.get(event.work) if event.work else None
        if work is None or not standings.tellable(work):
            continue
        if kinds.relevant(work.identities) or standings.concern(work):
            groups.setdefault((str(work.id), what), (work, []))[1].append(event)
    return groups


def _events(material: Material) -> Iterator[tuple[Event, Change | None]]:
    for event in material.changes:
        difference = difference_of(event)
        if event.kind is EventKind.WITHDRAWN:
            yield event, None
        elif difference is not None:
            yield event, difference.what


def _change(
    material: Material, kind: Kind, work: Work, what: Change | None, events: Sequence[Event]
) -> ChangedWork | None:
    fresh = [
        (event, fact)
        for event in events
        if not material.memory.knows(fact := _fact(event, what), work.identities)
    ]
    if not fresh:
        return None
    first, last = difference_of(fresh[0][0]), difference_of(fresh[-1][0])
    was, now = (first.was if first else ""), (last.now if last else fresh[-1][0].reason)
    return ChangedWork(
        entry=entry_of(work, kind),
        what=what,
        now=plain(now),
        was=plain(was),
        at=fresh[-1][0].at,
        facts=tuple(dict.fromkeys(fact for _, fact in fresh)),
    )


def _fact(event: Event, what: Change | None) -> Fact:
    difference = difference_of(event)
    stamp = f"{what.value}={difference.now}" if what and difference else "withdrawn"
    return Fact(Topic.CHANGED, stamp, work=str(event.work))

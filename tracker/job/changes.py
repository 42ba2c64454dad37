"""What became different about works by what sources say now: the happenings that digest and lifecycle tell; pure.

Nothing is told of works that this very poll brought, and no event names its source where two may say the same: so it
makes no difference which source answers first, or only the second time after a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.happenings import Change, Difference, changed, withdrawn
from state.merging import names_of
from state.records import Notice
from tracker.facts.late import late_facts, same_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event, Sighting, Work


def happenings_of(
    sightings: Iterable[Sighting], known: Mapping[Identity, Work], now: datetime
) -> Iterator[Event]:
    """Events for what these words change about works known since before, and for works taken back."""
    for sighting in sightings:
        names = names_of(sighting).strong  # what it only mentions says nothing of that other work
        if not names:
            continue
        name = min(names)
        work = next((known[one] for one in names if one in known), None)
        before = work.sightings if work else ()
        if (
            sighting.notice is Notice.WITHDRAWN
            and not is_withdrawn(before)
            and is_withdrawn((*before, sighting))
        ):
            yield withdrawn(name, now, reason="its authors or its host say so", source=sighting.source)
        if work and work.first_seen < now:
            for difference in differences(sighting, before):
                yield changed(name, difference, now)


def differences(sighting: Sighting, before: Sequence[Sighting]) -> Iterator[Difference]:
    """What a word tells that the words before it did not, as far as it is worth telling again."""
    own = next((word for word in before if word.same_record(sighting)), None)
    said = [late_facts(word.paper) for word in before]
    was = late_facts(own.paper) if own else {}
    for change, now in late_facts(sighting.paper).items():
        known = {same_place(facts[change]) for facts in said if change in facts}
        if same_place(now) not in known and (not known or change in was):
            yield Difference(change, now, was.get(change, ""))
    latest_first = sorted(before, key=lambda word: word.version or 0, reverse=True)
    titles = [
        word.paper.title for word in latest_first if word.source == sighting.source and word.paper.title
    ]
    was_version = max((word.version or 0 for word in before), default=0)
    now_version = sighting.version or was_version
    if titles and sighting.paper.title and sighting.paper.title not in titles and now_version >= was_version:
        yield Difference(Change.TITLE, sighting.paper.title, titles[0])
    if sighting.version and sighting.version > was_version > 0:
        yield Difference(Change.VERSION, f"v{sighting.version}", f"v{was_version}")


def is_outdated(sighting: Sighting, known: Mapping[Identity, Work]) -> bool:
    """Is this of an older version than what the same source told last? Answers come from caches, and feeds repeat themselves."""
    works = (known[one] for one in sighting.identities if one in known)
    return sighting.version is not None and any(
        (word.version or 0) > sighting.version
        for work in works
        for word in work.sightings
        if word.same_record(sighting)
    )


def is_withdrawn(words: Sequence[Sighting]) -> bool:
    """Do these words take their work back, and none of them tells of a later version?"""
    latest = max((word.version or 0 for word in words), default=0)
    return any(
        word.notice is Notice.WITHDRAWN and (word.version is None or word.version >= latest) for word in words
    )

"""Polling every source into the store: the boundary at which one source's failure stops.

Sightings are stored before the cursors that speak of them move, so whatever dies in between is told again next time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from state.errors import StateError
from state.merging import record_identity
from state.records import News, Outcome, SourceReport
from tracker.job.apart import apart
from tracker.job.changes import happenings_of, is_outdated

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from state.identity import Identity
    from state.records import Batch, Sighting, SourceName, Work
    from state.store import Store
    from tracker.ports import Source


def poll(sources: Iterable[Source], store: Store, now: datetime) -> tuple[SourceReport, ...]:
    """Poll each source in turn; one report each, whatever happens to any of them."""
    return tuple(poll_source(source, store, now) for source in sources)


def poll_source(source: Source, store: Store, now: datetime) -> SourceReport:
    """Poll one source and keep what it gives, as far as it comes."""
    batches = source.poll(store, now)
    stored = fresh = 0
    while True:
        batch = apart(
            source.name,
            partial(_next, batches),
            partial(_broken, source.name, stored),
            let_through=(StateError,),
        )
        if isinstance(batch, SourceReport):
            return _counted(batch, stored, fresh)
        fresh += keep(batch, store, now)
        stored += len(batch.sightings)


def keep(batch: Batch, store: Store, now: datetime) -> int:
    """Store a batch: sightings with what changed by them, then how far the source has come. Returns how much was news."""
    fresh = 0
    if batch.sightings:
        names = {name for sighting in batch.sightings for name in _names(sighting)}
        ids = store.known(names)
        works = store.works(ids.values())
        known = {name: works[work] for name, work in ids.items() if work in works}
        sightings = [_after_its_last(one, known) for one in batch.sightings if not is_outdated(one, known)]
        # at once: a run that died between the two would never say what was different
        answers = store.remember(sightings, list(happenings_of(sightings, known, now)))
        fresh = sum(answer.news is not News.UNCHANGED for answer in answers)
    store.advance(batch.cursors)
    for validator in batch.validators:
        store.keep_validator(validator)
    return fresh


def _names(sighting: Sighting) -> tuple[Identity, ...]:
    return (*sighting.identities, record_identity(sighting))


def _after_its_last(sighting: Sighting, known: Mapping[Identity, Work]) -> Sighting:
    """A word with a time after that of the one it replaces: a clock that once ran ahead must not silence its source until then.

    The same word replaces nothing: it keeps its time, so that a poll of the same moment leaves what there is.
    """
    works = (known[name] for name in _names(sighting) if name in known)
    words = [word for work in works for word in work.sightings if word.same_record(sighting)]
    last = max(words, key=attrgetter("seen_at"), default=None)
    if last is None or last.seen_at < sighting.seen_at:
        return sighting
    again = replace(sighting, seen_at=last.seen_at)
    return again if again == last else replace(sighting, seen_at=last.seen_at + datetime.resolution)


def _next(batches: Generator[Batch, None, SourceReport]) -> Batch | SourceReport:
    try:
        return next(batches)
    except StopIteration as end:
        report: SourceReport = end.value
        return report


def _broken(name: SourceName, stored: int, reason: str) -> SourceReport:
    return SourceReport(name, Outcome.DEGRADED if stored else Outcome.FAILED, stored, reason=reason)


def _counted(report: SourceReport, stored: int, fresh: int) -> SourceReport:
    """The report with the store's word on what was new; things met again are quiet."""
    outcome = report.outcome
    if outcome is Outcome.NEW and not fresh:
        outcome = Outcome.QUIET
    return replace(report, outcome=outcome, received=max(report.received, stored), new=fresh)

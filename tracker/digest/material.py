"""What a digest is made from, read from the memory by stretches of time so that an old memory costs no more than a young one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from state.folding import PROPOSAL_KINDS
from state.happenings import relevance_of
from state.records import EventKind, Relevance
from tracker.digest.told import Memory, catching_up, looking_back, mark_of, memory_of
from tracker.renaming import names_of_the_past

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from state.identity import Identity
    from state.records import Event, Run, Work, WorkId
    from state.store import Store
    from tracker.digest.period import Period

STANDING = timedelta(weeks=26)
"""How far back proposals are read to know how a work stands; one that waits longer is no news to anyone."""

TREND_WEEKS = 12
TALK = timedelta(weeks=4)
"""How long after it was found a work can be among the most talked-about."""

TALK_MEMORY = timedelta(weeks=8)
RUNS_BEFORE = timedelta(weeks=4)
"""A run this long before the period tells that the tracker was at work already, and when it ran last."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that composing a digest looks at; events are oldest first."""

    period: Period
    news_since: datetime
    """From here on an event can be news; before it, it only explains."""
    judgements: tuple[Event, ...] = ()
    on_lists: tuple[Event, ...] = ()
    changes: tuple[Event, ...] = ()
    works: Mapping[Identity, Work] = field(default_factory=dict)
    """By every name that an event uses."""
    earlier: Mapping[WorkId, Event] = field(default_factory=dict)
    """The last relevant judgement from before the news, of works that were not found in this period."""
    runs: tuple[Run, ...] = ()
    """Those of the period, and some from before it."""
    memory: Memory = field(default_factory=Memory)


def gather(store: Store, period: Period, channel: str | None) -> Material:
    """Read what happened in a period, and what a channel knows of it; without a channel nothing counts as told."""
    # what a person dated on both ends is taken as it is
    mark = mark_of(store, channel, period.until) if channel and not period.exact else None
    period = catching_up(period, mark)
    news_since = looking_back(period, mark)
    until = period.end
    trend_since = min(news_since, until - timedelta(weeks=TREND_WEEKS))
    judgements = tuple(
        event
        for event in store.events(trend_since, until, kinds=(EventKind.JUDGED,))
        if relevance_of(event) in (Relevance.YES, Relevance.UNSURE)
    )
    past = names_of_the_past(store)
    decided = store.events(min(trend_since, until - STANDING), until, kinds=PROPOSAL_KINDS)
    on_lists = tuple(event for event in decided if event.list not in past)
    changes = tuple(store.events(news_since, until, kinds=(EventKind.CHANGED, EventKind.WITHDRAWN)))
    works = _works(
        store, _named(judgements, on_lists, changes, _Since(news_since, trend_since, until - TALK))
    )
    return Material(
        period=period,
        news_since=news_since,
        judgements=judgements,
        on_lists=on_lists,
        changes=changes,
        works=works,
        earlier=_earlier(store, works, (*judgements, *changes), news_since),
        runs=tuple(run for run in store.runs(period.since - RUNS_BEFORE) if run.started < until),
        memory=_memory(store, channel, min(news_since, until - TALK_MEMORY)),
    )


def _memory(store: Store, channel: str | None, since: datetime) -> Memory:
    return memory_of(channel, store.events(since, kinds=(EventKind.TOLD,))) if channel else Memory()


@dataclass(frozen=True, slots=True)
class _Since:
    news: datetime
    trend: datetime
    talk: datetime


def _named(
    judgements: Iterable[Event], on_lists: Iterable[Event], changes: Iterable[Event], since: _Since
) -> set[Identity]:
    """The works whose own words are needed, not only their number."""
    wanted = [event for event in judgements if event.at >= min(since.news, since.talk)]
    wanted += [
        event
        for event in on_lists
        if event.at >= since.news or (event.kind is EventKind.MERGED and event.at >= since.trend)
    ]
    return {event.work for event in (*wanted, *changes) if event.work is not None}


def _works(store: Store, names: Collection[Identity]) -> dict[Identity, Work]:
    ids = store.known(names)
    found = store.works(ids.values())
    return {name: found[ids[name]] for name in names if name in ids and ids[name] in found}


def _earlier(
    store: Store, works: Mapping[Identity, Work], events: Iterable[Event], news_since: datetime
) -> dict[WorkId, Event]:
    """What was thought of a work before: what is judged anew is not new, and a change matters if its work does."""
    found: dict[WorkId, Event] = {}
    asked: set[WorkId] = set()
    for event in events:
        work = works.get(event.work) if event.work else None
        if work is None or work.id in asked or event.at < news_since or work.first_seen >= news_since:
            continue
        asked.add(work.id)
        for judgement in store.events(until=news_since, kinds=(EventKind.JUDGED,), work=work):
            if relevance_of(judgement) in (Relevance.YES, Relevance.UNSURE):
                found[work.id] = judgement
    return found

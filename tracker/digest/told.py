"""What a channel has been told, so that it is not told again; each channel has a memory of its own.

The memory is the log itself (`TOLD` events, which an export carries along) and one cursor a channel that says since when
and up to when it has been told things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from state.happenings import Detail, told
from state.identity import Identity
from state.records import Cursor, EventKind, ListName
from tracker.cursors import moment_in
from tracker.digest.model import Fact, Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from state.records import Event
    from state.store import Store
    from tracker.digest.model import Digest
    from tracker.digest.period import Period

OVERLAP = timedelta(days=14)
"""How far a channel looks back behind its last digest for what was written into the log late.

A merge is stamped with the hour it happened and learnt of at the next run; two weeks cover a tracker that stood still
over the holidays.
"""

_TALK = re.compile(r"(?<!\w)(\w{1,80})=(\d{1,18})(?!\d)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Since when a channel exists, and up to when it has been told everything."""

    began: datetime
    until: datetime
    told: datetime
    """When this was noted."""

    def heard_between(self, since: datetime, now: datetime) -> bool:
        """Was the channel told in this time?"""
        return since <= self.told <= now


@dataclass(frozen=True, slots=True)
class Memory:
    """What was said on a channel, looked up by any name of the work."""

    said: Mapping[tuple[str, str, str], Collection[str]] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The newest told value of each signal by the work's name."""

    def knows(self, fact: Fact, names: Iterable[Identity]) -> bool:
        """Was this said of a work that has one of these names?"""
        works = self.said.get((fact.topic.value, fact.stamp, fact.list), ())
        return any(str(name) in works for name in names)

    def number(self, signal: str, names: Iterable[Identity]) -> int | None:
        """The value of a signal as it was last told."""
        return next(
            (self.numbers[str(name)][signal] for name in names if signal in self.numbers.get(str(name), ())),
            None,
        )


def memory_of(channel: str, events: Iterable[Event]) -> Memory:
    """The memory that `TOLD` events, oldest first, amount to."""
    said: dict[tuple[str, str, str], set[str]] = {}
    numbers: dict[str, dict[str, int]] = {}
    for event in events:
        if event.kind is not EventKind.TOLD or event.details.get(Detail.CHANNEL) != channel:
            continue
        topic, stamp = event.details.get(Detail.TOPIC, ""), event.details.get(Detail.STAMP, "")
        work = str(event.work)
        said.setdefault((topic, stamp, event.list or ""), set()).add(work)
        if topic == Topic.TALKED:
            numbers.setdefault(work, {}).update((name, int(value)) for name, value in _TALK.findall(stamp))
    return Memory(said, numbers)


def mark_of(store: Store, channel: str, now: datetime) -> Mark | None:
    """How far a channel has come by now, or None before its first digest and where that is not ours to read.

    What a clock that ran ahead noted is no word of now: what was told before that counts in its place.
    """
    cursor = store.cursor(_cursor_name(channel))
    if cursor is None:
        return None
    began, until = map(moment_in, cursor.value.partition(" ")[::2])
    if until and until > now + _APART:
        until = _last_told(store, channel, now)
    if not began or not until:
        return None
    return Mark(min(began, until), until, cursor.at if cursor.at <= now + _APART else until)


_APART = timedelta(hours=1)
"""So far the clocks of several machines may lie apart."""


def _last_told(store: Store, channel: str, now: datetime) -> datetime | None:
    """When a channel was last told anything, by the log up to now."""
    events = store.events(until=now + datetime.resolution, kinds=(EventKind.TOLD,))
    return max((event.at for event in events if event.details.get(Detail.CHANNEL) == channel), default=None)


def catching_up(period: Period, mark: Mark | None) -> Period:
    """The period that a channel has to be told about: a missed week is made up for."""
    return period if mark is None else period.reaching_back_to(mark.until)


def looking_back(period: Period, mark: Mark | None) -> datetime:
    """From where on the log is read for a channel: behind its last digest, never before its first."""
    if mark is None:
        return period.since
    return max(mark.began, min(period.since, mark.until - OVERLAP))


def remember(store: Store, channel: str, digest: Digest, at: datetime) -> None:
    """Keep what a digest said on a channel; call it when the digest has been delivered."""
    store.append(_telling(channel, digest, at))
    before = mark_of(store, channel, at)
    began = min(before.began, digest.since) if before else digest.since
    until = digest.until
    if before is not None:
        connected = digest.since <= before.until
        until = max(before.until, digest.until) if connected else before.until
    store.advance([Cursor(_cursor_name(channel), f"{began.isoformat()} {until.isoformat()}", at)])


def _telling(channel: str, digest: Digest, at: datetime) -> Iterator[Event]:
    """Under the name of today and that of the log: works that are one today may be two again tomorrow."""
    for work, fact in facts_of(digest):
        for name in dict.fromkeys((work, fact.work or work)):
            yield told(
                channel,
                fact.topic.value,
                fact.stamp,
                at,
                work=Identity.parse(name),
                list_name=ListName(fact.list) if fact.list else None,
            )


def facts_of(digest: Digest) -> Iterator[tuple[str, Fact]]:
    """Everything a digest says, with the work it says it of."""
    for group in (digest.new, digest.waiting, digest.changed, digest.decided, digest.talked):
        for item in group:
            for fact in item.facts:
                yield item.entry.id, fact


def _cursor_name(channel: str) -> str:
    return f"digest:{channel}"

"""The types that travel between stages: what a source said, what we decided, what we did.

One type per moment, all frozen. Times are timezone-aware UTC. Text is kept as it came; it is normalised for comparison
only, in `state.titles`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from state.identity import Identity
from state.papers import PAGES, Kind, Links, Paper, Reason, Relevance, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

__all__ = [
    "PAGES",
    "Batch",
    "Cursor",
    "Event",
    "EventKind",
    "Kind",
    "Links",
    "ListName",
    "News",
    "Notice",
    "Outcome",
    "Paper",
    "Proposal",
    "ProposalStatus",
    "Reason",
    "Refusal",
    "Relevance",
    "Remembered",
    "Run",
    "RunId",
    "Sighting",
    "SourceName",
    "SourceReport",
    "Validator",
    "Verdict",
    "Work",
    "WorkId",
]

WorkId = NewType("WorkId", str)
"""The strongest identity of a work, written `scheme:value`; older ones keep leading to it."""

ListName = NewType("ListName", str)
SourceName = NewType("SourceName", str)
RunId = NewType("RunId", str)


class Notice(StrEnum):
    """What a source said about a work by showing it."""

    NEW = "new"
    CROSS = "cross"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    LISTED = "listed"
    """Neither new nor changed by the source's own words: it is there (daily papers, trending, search)."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One source's word about one work, under the source's own key; a later word under the same key replaces it."""

    source: SourceName
    key: str
    seen_at: datetime
    paper: Paper
    identities: tuple[Identity, ...]
    notice: Notice = Notice.LISTED
    version: int | None = None
    signals: Mapping[str, float] = field(default_factory=dict)
    """Numbers that change from day to day: upvotes, stars, likes, downloads."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Facts only this source has (licence, base model, parameter total, vision encoder …), as text."""

    def same_record(self, other: Sighting) -> bool:
        """Are both of one record of one source, so that the later word replaces the other?"""
        return (self.source, self.key) == (other.source, other.key)


@dataclass(frozen=True, slots=True)
class Work:
    """One work, put together from every sighting of it.

    Its identities begin with the one that its id is made of; those it had once and has no longer come last.
    """

    id: WorkId
    identities: tuple[Identity, ...]
    paper: Paper
    first_seen: datetime
    sightings: tuple[Sighting, ...]

    @property
    def identity(self) -> Identity:
        """The name that its id is made of."""
        return Identity.parse(self.id)

    @property
    def signals(self) -> Mapping[str, float]:
        """The numbers that change from day to day, each by the last sighting that tells it."""
        return {name: value for sighting in self.sightings for name, value in sighting.signals.items()}


class News(StrEnum):
    """What a sighting told us of its work."""

    NEW = "new"
    """No sighting of this work was known before."""
    UPDATED = "updated"
    """The work was known; its text, links or name are different now."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Remembered:
    """Where a sighting went, and whether that was news."""

    work: WorkId
    news: News


class Outcome(StrEnum):
    """How a poll of one source ended. `QUIET` is a fact about the world, `FAILED` one about us or the source."""

    NEW = "new"
    QUIET = "quiet"
    DEGRADED = "degraded"
    FAILED = "failed"

    @property
    def well(self) -> bool:
        """Was everything there that was asked for?"""
        return self in (Outcome.NEW, Outcome.QUIET)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something a source offered that was not taken, under the source's own key, and why."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a poll of one source came to. `expected` is the source's own count where it tells one."""

    source: SourceName
    outcome: Outcome
    received: int
    new: int = 0
    expected: int | None = None
    reason: str = ""
    refused: tuple[Refusal, ...] = ()
    """Told to whoever polls; not kept with the run."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a reader of something has come; where two stores meet, the later one wins."""

    name: str
    value: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Validator:
    """What a server gave us to ask later whether a page has changed."""

    url: str
    etag: str | None
    last_modified: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """What a poll hands over piece by piece; cursors and validators hold once the sightings are stored."""

    sightings: tuple[Sighting, ...] = ()
    cursors: tuple[Cursor, ...] = ()
    validators: tuple[Validator, ...] = ()


class EventKind(StrEnum):
    """What can happen to a work, a proposal, a source or a run; the log of these is what digest and explain read."""

    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    JUDGED = "judged"
    PROPOSED = "proposed"
    MERGED = "merged"
    REJECTED = "rejected"
    ASKED = "asked"
    """A person asked for a work again, or out of the backlog."""
    CORRECTED = "corrected"
    """A person reworded or moved an entry; the details keep both wordings."""
    TOLD = "told"
    """A digest or notice said something on a channel."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, once; two events with the same content are the same event."""

    at: datetime
    kind: EventKind
    work: Identity | None = None
    list: ListName | None = None
    by: str = ""
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


class ProposalStatus(StrEnum):
    """The life of one work on one list."""

    ASKED = "asked"
    """A person wants it, whatever was decided before; it is to be proposed."""
    PROPOSED = "proposed"
    MERGED = "merged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One work × one list as the event log tells it: where it stands now, since when, by whom and why."""

    list: ListName
    work: Identity
    status: ProposalStatus
    at: datetime
    by: str = ""
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the whole job, from start to finish or to wherever it died."""

    id: RunId
    started: datetime
    finished: datetime | None = None
    outcome: str = ""
    reports: tuple[SourceReport, ...] = ()

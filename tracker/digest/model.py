"""What a digest says, before it has any form. This is the documented JSON, too: `docs/digest.md` explains each part.

Text in it is plain: one line, without control characters; every format escapes it for itself.
"""

from __future__ import annotations

# Annotations name these, and pydantic reads the annotations when it writes the JSON and its schema.
from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - as above
from enum import StrEnum

from state.happenings import Change  # noqa: TC001 - as above
from state.records import Kind, Outcome  # noqa: TC001 - as above
from tracker.lists.entry.times import month_below_year, time_of_heading


class Topic(StrEnum):
    """What kind of thing a digest says; with the work, the list and a stamp it names one fact."""

    NEW = "new"
    WAITING = "waiting"
    CHANGED = "changed"
    DECIDED = "decided"
    TALKED = "talked"


class Decision(StrEnum):
    """What became of a proposal."""

    MERGED = "merged"
    REJECTED = "rejected"
    ASKED = "asked"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of one work, by which a channel knows that it has said it."""

    topic: Topic
    stamp: str = ""
    list: str = ""
    work: str = ""
    """What the work was called when it happened, which stays when a model turns out to be a known paper."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address and what is behind it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Signal:
    """A number that says how much a work is talked about."""

    name: str
    value: int
    before: int | None = None
    """What it was when this channel last told it; null when it never did."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One work as a reader meets it."""

    id: str
    title: str
    url: str
    kind: Kind
    authors: tuple[str, ...] = ()
    published: date | None = None
    arxiv_id: str | None = None
    venue: str = ""
    summary: str = ""
    """What the abstract first says of the work itself."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A list, and the headings under which it has or would have a work, outermost first."""

    list: str
    section: tuple[str, ...] = ()
    pull: str = ""
    decision: Decision | None = None
    """What people decided there; null while that is open."""


def _only_a_time(heading: str) -> bool:
    return bool(time_of_heading(heading) or month_below_year(heading))


@dataclass(frozen=True, slots=True)
class NewWork:
    """A work that was found in the period, and where it was proposed."""

    entry: Entry
    found_at: datetime
    spots: tuple[Spot, ...]
    unsure: bool
    """The classifier could not tell; a person has to."""
    facts: tuple[Fact, ...]

    @property
    def section(self) -> str:
        """The innermost heading it would stand under, with those around it up to one that says more than a time; or nothing."""
        headings = next((spot.section for spot in self.spots if spot.section), ())
        says = next((at for at in reversed(range(len(headings))) if not _only_a_time(headings[at])), 0)
        return " › ".join(headings[says:])


@dataclass(frozen=True, slots=True)
class Waiting:
    """A work on which a person has yet to decide."""

    entry: Entry
    spot: Spot
    since: datetime
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What still waits and was told before: its number and its oldest, not its names."""

    count: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangedWork:
    """Something that became different about a known work."""

    entry: Entry
    what: Change | None
    """Null: the work was withdrawn."""
    now: str
    was: str
    at: datetime
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person, or we ourselves, made of a proposal."""

    entry: Entry
    decision: Decision
    spot: Spot
    at: datetime
    by: str
    reason: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TalkedAbout:
    """A work that many people look at, with the signal that says so first."""

    entry: Entry
    signals: tuple[Signal, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How one source did in the period."""

    source: str
    polls: int
    failed: int
    degraded: int
    received: int
    new: int
    last: Outcome
    last_at: datetime
    reason: str = ""
    """Why the last poll that did not go well did not."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the tracker itself was well, so that silence is never mistaken for a quiet week."""

    runs: int
    unfinished: int
    last_run: datetime | None
    longest_gap_hours: float | None
    """The longest time without a run, from the last one before the period to its end; null when nothing ran."""
    sources: tuple[SourceHealth, ...]
    well: bool
    sentence: str
    ahead: str = ""
    """What will end the schedule soon unless somebody acts, and what to do."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a figure; null where there was nothing to measure."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Numbers to be drawn, and the same in words."""

    name: str
    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    caption: str

    @property
    def empty(self) -> bool:
        """Is there nothing to draw?"""
        return not any(value for series in self.series for value in series.values)


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that happened in a period, of which this reader has not been told yet."""

    title: str
    since: datetime
    until: datetime
    lists: tuple[str, ...]
    kinds: tuple[Kind, ...]
    """The kinds it was narrowed to; empty for all."""
    new: tuple[NewWork, ...]
    waiting: tuple[Waiting, ...]
    backlog: Backlog
    changed: tuple[ChangedWork, ...]
    decided: tuple[Decided, ...]
    talked: tuple[TalkedAbout, ...]
    health: Health
    figures: tuple[Figure, ...]

    @property
    def quiet(self) -> bool:
        """Is there no news at all?"""
        return not (self.new or self.waiting or self.changed or self.decided or self.talked)

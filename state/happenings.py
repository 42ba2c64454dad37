"""What happened, as the log keeps it: one constructor a happening and the readers of its details.

Whoever appends to the log calls these, and whoever reads it calls these, so that no detail's key is spelled twice.
Details are text; a section is kept as a JSON list because a heading may hold any character.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from state.records import Event, EventKind, Kind, ProposalStatus, Relevance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from state.identity import Identity
    from state.records import ListName, Proposal, Verdict


US = "tracker"
"""Who did it, where the tracker itself put a work into a list."""


class Detail(StrEnum):
    """The keys of an event's details that more than one part reads."""

    RELEVANT = "relevant"
    KIND = "kind"
    PROBABILITY = "probability"
    MODEL = "model"
    SECTION = "section"
    ENTRY = "entry"
    """The lines of a list that speak of the work, as they stand there."""
    BEFORE = "before"
    """The lines as they stood before a person changed them."""
    FACTS = "facts"
    """What a person's correction of an entry came to, field by field, when it was heard."""
    PULL = "pull"
    """The address of the pull request."""
    CLOSED_WITH = "closed_with"
    """How many entries one closing of a pull request refused, this one included."""
    WHAT = "what"
    WAS = "was"
    NOW = "now"
    SOURCE = "source"
    CHANNEL = "channel"
    TOPIC = "topic"
    STAMP = "stamp"


class Change(StrEnum):
    """What can become different about a work that is worth telling."""

    VENUE = "venue"
    CODE = "code"
    WEIGHTS = "weights"
    DATASET = "dataset"
    PROJECT = "project"
    VERSION = "version"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that became different: `was` is empty where there was nothing before."""

    what: Change
    now: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list has or would have a work, and how it is written there."""

    section: tuple[str, ...] = ()
    entry: str = ""
    kind: Kind | None = None
    pull: str = ""


def judged(work: Identity, verdict: Verdict, at: datetime) -> Event:
    """A classifier said what it thinks of a work."""
    return Event(
        at,
        EventKind.JUDGED,
        work,
        details={
            Detail.RELEVANT.value: verdict.relevant.value,
            Detail.KIND.value: verdict.kind.value,
            Detail.PROBABILITY.value: f"{verdict.probability:.4f}",
            Detail.MODEL.value: verdict.model_version,
        },
    )


def proposed(work: Identity, list_name: ListName, at: datetime, place: Place = Place()) -> Event:
    """A work was put into a list's pull request."""
    return Event(at, EventKind.PROPOSED, work, list_name, details=_placed(place))


def merged(
    work: Identity, list_name: ListName, at: datetime, *, by: str = "", place: Place = Place()
) -> Event:
    """A person took a work into the list."""
    return Event(at, EventKind.MERGED, work, list_name, by=by, details=_placed(place))


def rejected(
    work: Identity,
    list_name: ListName,
    at: datetime,
    *,
    by: str = "",
    reason: str = "",
    place: Place = Place(),
) -> Event:
    """A person does not want a work on the list."""
    return Event(at, EventKind.REJECTED, work, list_name, by=by, reason=reason, details=_placed(place))


def in_one_closing(rejection: Event, entries: int) -> Event:
    """A rejection by closing a pull request, which refused so many entries at once; none where the word was about it alone."""
    if not entries:
        return rejection
    return replace(rejection, details={**rejection.details, Detail.CLOSED_WITH.value: str(entries)})


def moved(work: Identity, list_name: ListName, at: datetime, section: tuple[str, ...]) -> Event:
    """A person put a work of the list into another section."""
    return Event(at, EventKind.CORRECTED, work, list_name, details=_placed(Place(section=section)))


def changed(work: Identity, difference: Difference, at: datetime) -> Event:
    """Something about a work is different from what was known."""
    return Event(
        at,
        EventKind.CHANGED,
        work,
        details=_said(
            {
                Detail.WHAT: difference.what.value,
                Detail.WAS: difference.was,
                Detail.NOW: difference.now,
            }
        ),
    )


def withdrawn(work: Identity, at: datetime, reason: str = "", source: str = "") -> Event:
    """A work's authors, or its host, took it back."""
    return Event(at, EventKind.WITHDRAWN, work, reason=reason, details=_said({Detail.SOURCE: source}))


def told(
    channel: str,
    topic: str,
    stamp: str,
    at: datetime,
    *,
    work: Identity | None,
    list_name: ListName | None = None,
) -> Event:
    """A digest said something on a channel; topic and stamp name what, so that it is not said there again."""
    return Event(
        at,
        EventKind.TOLD,
        work,
        list_name,
        details=_said({Detail.CHANNEL: channel, Detail.TOPIC: topic, Detail.STAMP: stamp}),
    )


def relevance_of(event: Event) -> Relevance | None:
    """What a `JUDGED` event says of relevance; None where it does not say."""
    said = event.details.get(Detail.RELEVANT)
    return Relevance(said) if said in list(Relevance) else None


def kind_of(told: Event | Proposal) -> Kind | None:
    """The kind of work that an event or a proposal speaks of, where it says."""
    said = told.details.get(Detail.KIND)
    return Kind(said) if said in list(Kind) else None


def place_of(event: Event) -> Place:
    """Where on its list an event puts its work; what it does not say is empty."""
    return Place(
        section=_headings(event.details.get(Detail.SECTION, "")),
        entry=event.details.get(Detail.ENTRY, ""),
        kind=kind_of(event),
        pull=event.details.get(Detail.PULL, ""),
    )


def closed_with(details: Mapping[str, str]) -> int:
    """How many entries were refused by closing their pull request, this one among them; 0 where it went alone."""
    told = details.get(Detail.CLOSED_WITH, "")
    return int(told) if told.isdecimal() else 0


def is_unanswered(proposal: Proposal) -> bool:
    """Was it given up because a bot closed its pull request, as bots do when nobody answers for long?"""
    refused = proposal.status is ProposalStatus.REJECTED
    return refused and closed_with(proposal.details) > 0 and is_bot(proposal.by)


def is_bot(login: str) -> bool:
    """Is this an account of a program? GitHub gives its Apps, Actions among them, names that nobody else can have."""
    return login.endswith("[bot]")


def difference_of(event: Event) -> Difference | None:
    """What a `CHANGED` event says; None for a change this version does not know."""
    what = event.details.get(Detail.WHAT)
    if what not in list(Change):
        return None
    return Difference(Change(what), event.details.get(Detail.NOW, ""), event.details.get(Detail.WAS, ""))


def section_detail(section: tuple[str, ...]) -> str:
    """A section as an event's details keep it."""
    return json.dumps(section, ensure_ascii=False) if section else ""


def _placed(place: Place) -> Mapping[str, str]:
    return _said(
        {
            Detail.SECTION: section_detail(place.section),
            Detail.ENTRY: place.entry,
            Detail.KIND: place.kind.value if place.kind else "",
            Detail.PULL: place.pull,
        }
    )


def _headings(text: str) -> tuple[str, ...]:
    """A section read back; a bare heading, as an older version or another hand wrote it, is taken as it is."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return (text,) if text else ()
    return tuple(map(str, found)) if isinstance(found, list) else (text,)


def _said(details: Mapping[Detail, str]) -> dict[str, str]:
    return {key.value: value for key, value in details.items() if value}

"""Why a work was or was not proposed, gathered from the memory and, where it is at hand, from the list's page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.folding import PROPOSAL_KINDS
from state.identity import Identity, identify
from state.records import EventKind
from tracker.alike import LEAST, likeness, telling_words
from tracker.facts.fact import Facts
from tracker.job.described import described
from tracker.job.resubmitted import submitted_anew
from tracker.lists.entry.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from state.records import Event, ListName, Proposal, Verdict, Work, WorkId
    from state.store import Store
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.works import Mention

_NEAREST = 3
_KINDS = tuple(EventKind)
"""What was learned of a work, what the tracker did with it, what people said to that."""


@dataclass(frozen=True, slots=True)
class Near:
    """An entry of the list that shares words with the work."""

    line: int
    """1-based."""
    text: str
    likeness: float
    """The share of words the two have in common, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ListStanding:
    """How a work stands on one list."""

    list: ListName
    proposal: Proposal | None
    mentions: tuple[Mention, ...] = ()
    """Where the page has it already, and by which sign it was recognised."""
    nearest: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one work."""

    work: Work
    verdict: Verdict | None
    events: tuple[Event, ...]
    lists: tuple[ListStanding, ...]
    facts: Facts = field(default_factory=Facts)
    """What an entry may say of it, people's corrections included."""
    again: tuple[WorkId, ...] = ()
    """The same paper under the other ids by which its authors submitted it."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is answered to whoever asks about a work in a list's pull request."""

    work: Work
    verdict: Verdict | None
    proposal: Proposal | None


def named(text: str, store: Store) -> Work | None:
    """The work that somebody names by an id or an address of any kind."""
    identity: Identity | None = identify(text)
    return store.work(identity) if identity else None


def explanation(
    store: Store, work: Work, model_version: str, pages: Iterable[tuple[ListName, Page | None]]
) -> Explanation:
    """Everything that is known of a work; `pages` are the lists, each with its page where that is at hand."""
    return Explanation(
        work=work,
        verdict=store.verdicts([work], model_version).get(work.id),
        events=tuple(sorted(store.events(work=work), key=_told_in_order)),
        lists=tuple(_on_list(store, work, name, page) for name, page in pages),
        facts=described(store, [work])[work.identity].facts,
        again=tuple(
            other.id
            for other in store.namesakes([work]).get(work.id, ())
            if submitted_anew(other, work) or submitted_anew(work, other)
        ),
    )


def _on_list(store: Store, work: Work, name: ListName, page: Page | None) -> ListStanding:
    proposal = store.proposal(name, work)
    if page is None:
        return ListStanding(name, proposal)
    mentions = tuple(page.works.find(work.identities, work.paper.title))
    return ListStanding(name, proposal, mentions, nearest(page, work.paper.title))


def nearest(page: Page, title: str) -> tuple[Near, ...]:
    """The entries that share most words with a title, likest first."""
    wanted = telling_words(title)
    rated = []
    for entry in page.entries:
        text = " ".join(plain(entry.body).split())
        alike = likeness(wanted, telling_words(text))
        if entry.linked and alike >= LEAST:
            rated.append(Near(entry.start + 1, text[:120], round(alike, 3)))
    rated.sort(key=lambda near: (-near.likeness, near.line))
    return tuple(rated[:_NEAREST])


def _told_in_order(event: Event) -> tuple[datetime, int]:
    """A run gives all that it does its own moment: what happened within one is told in the order of the kinds."""
    return event.at, _KINDS.index(event.kind)


def brief(store: Store, identity: Identity, list_name: ListName, model_version: str) -> Brief | None:
    """How a work stands on a list and what the classifier said of it; None where no source has shown it."""
    work = store.work(identity)
    if work is None:
        return None
    verdict = store.verdicts([work], model_version).get(work.id)
    return Brief(work, verdict, store.proposal(list_name, work))


def unseen(store: Store, identity: Identity) -> list[Event]:
    """What the log knows of a work that no source has shown, as after reading a list's history; oldest first.

    The log finds the events of a work that has been seen; these are looked for among all that was decided.
    """
    return [event for event in store.events(kinds=PROPOSAL_KINDS) if event.work == identity]

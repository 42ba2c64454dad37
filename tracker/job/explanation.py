"""Why a work was or was not proposed: from the memory and, where it is at hand, from the list's page.

`tracker explain` tells all that is known; whoever asks in a pull request is answered in three sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.folding import PROPOSAL_KINDS
from state.identity import Identity, identify
from state.records import EventKind, Relevance
from tracker.alike import LEAST, likeness, telling_words
from tracker.facts.fact import Facts
from tracker.facts.kept import announced
from tracker.facts.wire import told as facts_told
from tracker.job.described import described
from tracker.job.resubmitted import submitted_anew
from tracker.lists.entry.inline import plain
from tracker.plural import likely, of_so_many
from tracker.sourcenames import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from state.records import Event, ListName, Proposal, Sighting, Verdict, Work, WorkId
    from state.store import Store
    from tracker.lists.reading.page import Page

_NEAREST = 3
_KINDS = tuple(EventKind)
"""What was learned of a work, what the tracker did with it, what people said to that."""
_HAPPENED = {
    EventKind.ASKED: "asked for",
    EventKind.CORRECTED: "reworded or moved",
    EventKind.TOLD: "told to readers",
}
"""What happened to a work, where a person would not call it by the memory's word."""


@dataclass(frozen=True, slots=True)
class Near:
    """An entry of the list that shares words with the work."""

    line: int
    """1-based."""
    text: str
    likeness: float
    """The share of words the two have in common, 0 to 1."""


@dataclass(frozen=True, slots=True)
class OnList:
    """How a work stands on one list."""

    list: ListName
    proposal: Proposal | None
    mentions: tuple[str, ...] = ()
    """Where the page has it already, and by which sign it was recognised."""
    nearest: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one work."""

    work: Work
    verdict: Verdict | None
    events: tuple[Event, ...]
    lists: tuple[OnList, ...]
    facts: Facts = field(default_factory=Facts)
    """What an entry may say of it, people's corrections included."""
    again: tuple[WorkId, ...] = ()
    """The same paper under the other ids by which its authors submitted it."""


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
        facts=described(store, [work])[Identity.parse(work.id)].facts,
        again=tuple(
            other.id
            for other in store.namesakes([work]).get(work.id, ())
            if submitted_anew(other, work) or submitted_anew(work, other)
        ),
    )


def _on_list(store: Store, work: Work, name: ListName, page: Page | None) -> OnList:
    proposal = store.proposal(name, work)
    if page is None:
        return OnList(name, proposal)
    found = page.works.find(work.identities, work.paper.title)
    mentions = tuple(f"line {mention.line + 1}, by {mention.sign.value}: {mention.what}" for mention in found)
    return OnList(name, proposal, mentions, nearest(page, work.paper.title))


def nearest(page: Page, title: str) -> tuple[Near, ...]:
    """The entries that share most words with a title, likest first."""
    wanted = telling_words(title)
    rated = []
    for entry in page.entries:
        text = " ".join(plain(entry.text[len(entry.marker) :]).split())
        alike = likeness(wanted, telling_words(text))
        if entry.linked and alike >= LEAST:
            rated.append(Near(entry.start + 1, text[:120], round(alike, 3)))
    rated.sort(key=lambda near: (-near.likeness, near.line))
    return tuple(rated[:_NEAREST])


def told(found: Explanation) -> Sequence[str]:
    """The explanation in plain lines: first how it stands and what the classifier said, then what that is drawn from."""
    work = found.work
    lines = [f"{work.paper.title} ({work.id})"]
    wanted = found.verdict is not None and found.verdict.relevant is Relevance.YES
    for one in found.lists:
        lines += [f"  {line}" for line in _listed(one, wanted=wanted)]
    lines.append(f"  {_said(found.verdict)}")
    lines += [f"  the same paper, submitted anew by its authors, is {other}" for other in found.again]
    lines += [f"  {line}" for line in dict.fromkeys(map(_shown, announced(work)))]
    lines += [f"  {_happened(event)}" for event in sorted(found.events, key=lambda event: event.at)]
    lines += [f"  {line}" for line in facts_told(found.facts)]
    if others := [str(name) for name in work.identities if str(name) != str(work.id)]:
        lines.append(f"  also known as {', '.join(others)}")
    return lines


def _shown(sighting: Sighting) -> str:
    """Who showed a work and when, with the numbers that were told of it."""
    numbers = [f"{value:g} {of_so_many(name, value)}" for name, value in sorted(sighting.signals.items())]
    told = ", ".join([sighting.notice.value, *numbers])
    return f"{called(sighting.source)} showed it on {sighting.seen_at:%Y-%m-%d} ({told})"


def _told_in_order(event: Event) -> tuple[datetime, int]:
    """A run gives all that it does its own moment: what happened within one is told in the order of the kinds."""
    return event.at, _KINDS.index(event.kind)


def _happened(event: Event) -> str:
    on = f" on {event.list}" if event.list else ""
    by = f" by {event.by}" if event.by else ""
    why = f": {event.reason}" if event.reason else ""
    return f"{event.at:%Y-%m-%d %H:%M} {_HAPPENED.get(event.kind, event.kind.value)}{on}{by}{why}"


def unseen(store: Store, identity: Identity) -> Sequence[str]:
    """What the log knows of a work that no source has shown, as after reading a list's history; oldest first.

    The log finds the events of a work that has been seen; these are looked for among all that was decided.
    """
    return [_happened(event) for event in store.events(kinds=PROPOSAL_KINDS) if event.work == identity]


def in_short(store: Store, identity: Identity, list_name: ListName, model_version: str) -> str:
    """How a work stands on a list, what the classifier said, and who showed it and when first."""
    work = store.work(identity)
    if work is None:
        return f"{identity} was never seen by any source."
    sources = ", ".join(dict.fromkeys(called(sighting.source) for sighting in announced(work)))
    verdict = store.verdicts([work], model_version).get(work.id)
    return "\n".join(
        (
            f"{work.paper.title} ({work.id}): {_stands(store.proposal(list_name, work))}",
            _said(verdict),
            f"First seen on {work.first_seen:%Y-%m-%d}, by {sources}.",
        )
    )


def _said(verdict: Verdict | None) -> str:
    if verdict is None:
        return "The classifier has not judged it."
    words = ", ".join(f"{reason.term} ({reason.weight:+.2f})" for reason in verdict.reasons)
    return (
        f"The classifier gives it {likely(verdict.probability)}: {verdict.relevant.value}, kind {verdict.kind.value}."
        f" What spoke for it (+) or against it (-): {words or 'nothing'}. (Model {verdict.model_version}.)"
    )


def _stands(proposal: Proposal | None) -> str:
    if proposal is None:
        return "it was never brought up on this list."
    by = f" by {proposal.by}" if proposal.by else ""
    reason = f": {proposal.reason}" if proposal.reason else ""
    return f"on this list it is {proposal.status.value} since {proposal.at:%Y-%m-%d}{by}{reason}."


def _listed(one: OnList, *, wanted: bool) -> list[str]:
    if one.proposal:
        by = f" by {one.proposal.by}" if one.proposal.by else ""
        why = f" ({one.proposal.reason})" if one.proposal.reason else ""
        lines = [f"{one.list}: {one.proposal.status.value} on {one.proposal.at:%Y-%m-%d}{by}{why}"]
    else:
        lines = [f"{one.list}: never brought up"]
        if wanted and not one.mentions:  # whether it waits is worked out in each run and kept nowhere
            lines.append("  whether it waits there or finds no place, `tracker run --dry-run` says")
    lines += [f"  on the page already: {mention}" for mention in one.mentions]
    lines += [
        f"  near: line {near.line} ({near.likeness:.0%} of words shared) {near.text}" for near in one.nearest
    ]
    return lines

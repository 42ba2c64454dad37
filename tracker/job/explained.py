"""Why a work was or was not proposed, in plain words; pure.

`tracker explain` tells all that is known; whoever asks in a pull request is answered in three sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.records import EventKind, Relevance
from tracker.facts.kept import announced
from tracker.facts.wire import told as facts_told
from tracker.plural import likely, of_so_many
from tracker.sourcenames import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity
    from state.records import Event, Proposal, Sighting, Verdict
    from tracker.job.explanation import Brief, Explanation, ListStanding
    from tracker.lists.reading.works import Mention

_HAPPENED = {
    EventKind.ASKED: "asked for",
    EventKind.CORRECTED: "reworded or moved",
    EventKind.TOLD: "told to readers",
}
"""What happened to a work, where a person would not call it by the memory's word."""


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
    lines += [f"  {happened(event)}" for event in sorted(found.events, key=lambda event: event.at)]
    lines += [f"  {line}" for line in facts_told(found.facts)]
    if others := [str(name) for name in work.identities if str(name) != str(work.id)]:
        lines.append(f"  also known as {', '.join(others)}")
    return lines


def _shown(sighting: Sighting) -> str:
    """Who showed a work and when, with the numbers that were told of it."""
    numbers = [f"{value:g} {of_so_many(name, value)}" for name, value in sorted(sighting.signals.items())]
    told = ", ".join([sighting.notice.value, *numbers])
    return f"{called(sighting.source)} showed it on {sighting.seen_at:%Y-%m-%d} ({told})"


def happened(event: Event) -> str:
    """When something happened to a work, what, where, by whom and why, in a line."""
    on = f" on {event.list}" if event.list else ""
    by = f" by {event.by}" if event.by else ""
    why = f": {event.reason}" if event.reason else ""
    return f"{event.at:%Y-%m-%d %H:%M} {_HAPPENED.get(event.kind, event.kind.value)}{on}{by}{why}"


def in_short(identity: Identity, found: Brief | None) -> str:
    """How a work stands on a list, what the classifier said, and who showed it and when first."""
    if found is None:
        return f"{identity} was never seen by any source."
    work = found.work
    sources = ", ".join(dict.fromkeys(called(sighting.source) for sighting in announced(work)))
    return "\n".join(
        (
            f"{work.paper.title} ({work.id}): {_stands(found.proposal)}",
            _said(found.verdict),
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


def place(mention: Mention) -> str:
    """Where a page has a work already, and by which sign it was recognised."""
    return f"line {mention.line + 1}, by {mention.sign.value}: {mention.what}"


def _listed(one: ListStanding, *, wanted: bool) -> list[str]:
    if one.proposal:
        by = f" by {one.proposal.by}" if one.proposal.by else ""
        why = f" ({one.proposal.reason})" if one.proposal.reason else ""
        lines = [f"{one.list}: {one.proposal.status.value} on {one.proposal.at:%Y-%m-%d}{by}{why}"]
    else:
        lines = [f"{one.list}: never brought up"]
        if wanted and not one.mentions:  # whether it waits is worked out in each run and kept nowhere
            lines.append("  whether it waits there or finds no place, `tracker run --dry-run` says")
    lines += [f"  on the page already: {place(mention)}" for mention in one.mentions]
    lines += [
        f"  near: line {near.line} ({near.likeness:.0%} of words shared) {near.text}" for near in one.nearest
    ]
    return lines

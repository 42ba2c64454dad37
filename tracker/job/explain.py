"""Why a work was or was not proposed to a list, in three sentences: the answer to whoever asks in a pull request.

`tracker explain` tells far more, in `tracker.job.explanation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.kept import announced

if TYPE_CHECKING:
    from state.identity import Identity
    from state.records import ListName, Proposal, Verdict, Work
    from state.store import Store


def explain(store: Store, identity: Identity, list_name: ListName, model_version: str) -> str:
    """What is known of a work, what the classifier said and how it stands on a list."""
    work = store.work(identity)
    if work is None:
        return f"{identity} was never seen by any source."
    verdict = store.verdicts([work], model_version).get(work.id)
    return "\n".join((seen(work), said(verdict), stands(store.proposal(list_name, work))))


def seen(work: Work) -> str:
    """Who showed a work, and when first."""
    sources = ", ".join(dict.fromkeys(str(sighting.source) for sighting in announced(work)))
    return f"First seen on {work.first_seen:%Y-%m-%d}, by {sources}."


def said(verdict: Verdict | None) -> str:
    """What the classifier said, with its strongest words."""
    if verdict is None:
        return "The classifier has not judged it."
    words = ", ".join(f"{reason.term} ({reason.weight:+.2f})" for reason in verdict.reasons)
    return (
        f"The classifier ({verdict.model_version}) gives it {verdict.probability:.0%}: {verdict.relevant.value}, "
        f"kind {verdict.kind.value}. Strongest: {words or 'nothing'}."
    )


def stands(proposal: Proposal | None) -> str:
    """How a work stands on a list, since when, by whom and why."""
    if proposal is None:
        return "It was never brought up on this list."
    by = f" by {proposal.by}" if proposal.by else ""
    reason = f": {proposal.reason}" if proposal.reason else ""
    return f"On this list it is {proposal.status.value} since {proposal.at:%Y-%m-%d}{by}{reason}."

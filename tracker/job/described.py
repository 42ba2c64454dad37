"""What is known of the works that a list may get: their text, and each fact with its source and people's corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.records import EventKind
from tracker.facts.corrections import corrected, corrections
from tracker.facts.late import facts_of_work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.identity import Identity
    from state.records import Paper, Work
    from state.store import Store
    from tracker.facts.fact import Facts


@dataclass(frozen=True, slots=True)
class Described:
    """A work's text and its facts."""

    paper: Paper
    facts: Facts


def described(store: Store, works: Iterable[Work]) -> dict[Identity, Described]:
    """The works by identity; what a person corrected in an entry of one wins over every source, on every list."""
    works = list(works)
    said = list(store.events(kinds=[EventKind.CORRECTED]))
    leads = store.known({event.work for event in said if event.work})
    return {
        work.identity: Described(
            work.paper,
            corrected(
                facts_of_work(work),
                corrections(event for event in said if event.work and leads.get(event.work) == work.id),
            ),
        )
        for work in works
    }

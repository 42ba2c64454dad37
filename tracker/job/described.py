"""What is known of the works that a list may get: their text, and each fact with its source and people's corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from state.happenings import Detail
from state.records import EventKind
from tracker.facts.corrections import corrected, corrections, with_facts
from tracker.facts.fact import Facts
from tracker.facts.late import facts_of_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from state.identity import Identity
    from state.records import Event, Paper, Work
    from state.store import Store


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


def weighed(store: Store, heard: Sequence[Event]) -> Iterator[Event]:
    """What was heard, corrections with the facts that they came to; those that are in the log stay as they are there.

    People's commits are heard in every run for as long as the branch lives, and a paper's text may change meanwhile.
    """
    logged = list(store.events(kinds=[EventKind.CORRECTED])) if any(map(_rewords, heard)) else []
    fresh: list[Event] = []
    for event in heard:
        if _rewords(event):
            known = next((one for one in logged if _as_heard(one) == event), None)
            fresh.append(known or with_facts(event, _facts(store, event, fresh)))
            yield fresh[-1]
        else:
            yield event


def _rewords(event: Event) -> bool:
    return event.kind is EventKind.CORRECTED and Detail.BEFORE in event.details


def _as_heard(event: Event) -> Event:
    return replace(event, details={key: text for key, text in event.details.items() if key != Detail.FACTS})


def _facts(store: Store, event: Event, fresh: Iterable[Event]) -> Facts:
    """What is known of a corrected work, the corrections included that were heard before in the same run."""
    work = store.work(event.work) if event.work else None
    facts = described(store, [work])[work.identity].facts if work else Facts()
    return corrected(facts, corrections(one for one in fresh if one.work == event.work))

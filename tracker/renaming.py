"""A list that goes by another name: what is remembered of it under the old one goes over to the new one.

The log is only ever added to, and an older export or another machine would bring back what is taken out of it. So the
list's events are written once more under its new name, and a note says which names are of the past, so that nothing is
told of those any more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from state.folding import PROPOSAL_KINDS
from state.records import Cursor, ListName
from tracker.cursors import shaped
from tracker.errors import UsageError
from tracker.pullrequest.noted import Noted, notes_on

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from state.store import Store
    from tracker.ports import Recall

_NOTE = "renamed-lists"
_STORED = TypeAdapter(dict[ListName, ListName])


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """How much went over to the new name."""

    events: int
    new: int
    """Of these, those that were not there yet."""


def names_of_the_past(store: Recall) -> Mapping[ListName, ListName]:
    """The names that lists had once, each with the one that its list has now."""
    note = store.cursor(_NOTE)
    return (shaped(_STORED, note.value) if note else None) or {}


def former_names(store: Recall, name: ListName) -> frozenset[ListName]:
    """The names that one list had once."""
    return frozenset(old for old, new in names_of_the_past(store).items() if new == name)


def carry_over(store: Store, old: ListName, new: ListName, now: datetime) -> CarriedOver:
    """Let everything that is remembered of a list hold under its new name; doing it again changes nothing.

    The note comes last: a process that dies before it leaves the old name one of today, and the next one ends the work.
    """
    events = [replace(event, list=new) for event in store.events(list_name=old)]
    heard = store.cursor(notes_on(old))
    if not events and heard is None:
        raise UsageError(f"nothing is remembered of a list called {old!r}{_instead(store, {old, new})}")
    fresh = store.append(events)
    if heard is not None:
        both = Noted.read(store.cursor(notes_on(new))).with_those_of(Noted.read(heard))
        store.advance([Cursor(notes_on(new), both.written(), now)])
    past = {one: new if then == old else then for one, then in names_of_the_past(store).items()}
    past = {one: then for one, then in {**past, old: new}.items() if one != new}
    store.advance([Cursor(_NOTE, json.dumps(past, sort_keys=True), now)])
    return CarriedOver(len(events), fresh)


def perhaps_renamed(store: Store, name: ListName, named: Collection[str]) -> frozenset[ListName]:
    """The lists that one of which nothing is remembered may have been: those remembered that the settings name no more."""
    if next(store.events(list_name=name, kinds=PROPOSAL_KINDS), None) is not None:
        return frozenset()
    return frozenset(one for one in _remembered(store) if one not in named) - names_of_the_past(store).keys()


def _instead(store: Store, beside: Collection[ListName]) -> str:
    known = _remembered(store) - {*beside}
    return f"; the lists it knows are {', '.join(sorted(known))}" if known else ""


def _remembered(store: Store) -> set[ListName]:
    return {event.list for event in store.events(kinds=PROPOSAL_KINDS) if event.list}

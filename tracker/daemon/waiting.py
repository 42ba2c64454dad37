"""How much waits on each list, kept in the memory: whichever daemon kept the list, all tell the same, after a new start too."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from state.records import Cursor
from tracker.cursors import shaped

if TYPE_CHECKING:
    from datetime import datetime

    from state.records import ListName
    from state.store import Store


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a list was left with when it was last kept."""

    unsure: int
    """Works a person is asked about."""
    backlog: int
    """Works that wait for a place."""


_STORED = TypeAdapter(Waiting)


def note_waiting(store: Store, name: ListName, waiting: Waiting, now: datetime) -> None:
    """Keep how much waits on a list."""
    store.advance([Cursor(_name(name), json.dumps(asdict(waiting)), now)])


def waiting_on(store: Store, name: ListName) -> Waiting | None:
    """How much waits on a list; None where no daemon kept it yet."""
    note = store.cursor(_name(name))
    return shaped(_STORED, note.value) if note else None


def _name(name: ListName) -> str:
    return f"waiting:{name}"

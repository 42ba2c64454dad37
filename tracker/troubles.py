"""What does not work until somebody sees to it: a task that failed, since when and why, kept in the memory until it goes well.

A source's troubles stand in the runs, which tell how each poll went. These here are of what a run does for people: a
list, the digest, or the poll as a whole where nothing of it could begin.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, TypeAdapter

from state.records import Cursor
from tracker.cursors import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from state.store import Store

POLL, DIGEST = "poll", "digest"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One task that failed when it was last tried."""

    task: str
    since: datetime
    reason: str

    @property
    def what(self) -> str:
        """The task as a person would call it."""
        return _CALLED.get(self.task, f"the list {self.task.removeprefix('list:')}")


@dataclass(frozen=True, slots=True)
class _Noted:
    """A trouble as it is kept; its task stands in the cursor's name."""

    since: AwareDatetime
    reason: str


_STORED = TypeAdapter(_Noted)
_CALLED = {POLL: "asking the sources", DIGEST: "the digest"}


def task_of(list_name: str) -> str:
    """The task of keeping one list."""
    return f"list:{list_name}"


def troubles(store: Store, lists: Iterable[str]) -> list[Trouble]:
    """Everything that failed when it was last tried: the poll, the digest, and of these lists those that did."""
    tasks = (POLL, DIGEST, *map(task_of, lists))
    return [trouble for task in tasks if (trouble := _kept(store, task))]


def note_failure(store: Store, task: str, reason: str, now: datetime) -> None:
    """Keep that a task failed; one that failed before is in trouble since then."""
    before = _kept(store, task)
    since = min(before.since, now) if before else now
    store.advance([Cursor(_name(task), json.dumps({"since": since.isoformat(), "reason": reason}), now)])


def note_success(store: Store, task: str, now: datetime) -> None:
    """A task went well: whatever was noted of it is over, and from now on it can be told since when it did not."""
    store.advance([Cursor(_name(task), "", now)])


def last_well(store: Store, task: str) -> datetime | None:
    """When a task last went well, in whosever hands; of one in trouble when that began, as it was well no later."""
    note, trouble = store.cursor(_name(task)), _kept(store, task)
    if trouble:
        return trouble.since
    return note.at if note else None


def _kept(store: Store, task: str) -> Trouble | None:
    note = store.cursor(_name(task))
    told = shaped(_STORED, note.value) if note else None
    return Trouble(task, told.since, told.reason) if told else None


def _name(task: str) -> str:
    return f"trouble:{task}"

"""The event log: appended to, read in order, and folded into how works stand on lists."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from state.codec import digest, event_body, event_from, identity_from, micros
from state.folding import PROPOSAL_KINDS, proposal_of
from state.records import WorkId
from state.sql import tables
from state.sql.among import among
from state.sql.upsert import insert_or_skip
from state.sql.works import leads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from state.records import Event, EventKind, ListName, Proposal, Work

PAGE = 1000
"""Events read at a time."""

Place = tuple[int, str]
"""Where in the log a page ended: time and digest of its last event."""


def append(connection: Connection, events: Iterable[Event]) -> int:
    """Add to the log what is not there yet; returns how many that was."""
    rows = {}
    for event in events:
        body = event_body(event)
        rows[digest(body)] = {
            "digest": digest(body),
            "at": micros(event.at),
            "kind": event.kind.value,
            "work": str(event.work) if event.work else None,
            "list": event.list,
            "body": body,
        }
    if not rows:
        return 0
    count = (
        select(func.count()).select_from(tables.events).where(among(connection, tables.events.c.digest, rows))
    )
    there: int = connection.execute(count).scalar_one()
    connection.execute(insert_or_skip(connection, tables.events), list(rows.values()))
    return len(rows) - there


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; what is left empty narrows nothing."""

    since: datetime | None = None
    until: datetime | None = None
    """Up to but without this moment."""
    list_name: ListName | None = None
    kinds: Collection[EventKind] = ()
    work: Work | None = None

    def conditions(self, connection: Connection) -> Iterator[ColumnElement[bool]]:
        """What an event's row has to fulfil."""
        table = tables.events
        if self.since:
            yield table.c.at >= micros(self.since)
        if self.until:
            yield table.c.at < micros(self.until)
        if self.list_name is not None:
            yield table.c.list == self.list_name
        if self.kinds:
            yield table.c.kind.in_([kind.value for kind in self.kinds])
        if self.work is not None:
            yield among(connection, table.c.work, list(map(str, self.work.identities)))


def page(
    connection: Connection, wanted: EventFilter, after: Place | None
) -> tuple[list[Event], Place | None]:
    """The next events in order, and where they end."""
    table = tables.events
    query = select(table.c.at, table.c.digest, table.c.body).order_by(table.c.at, table.c.digest)
    query = query.where(*wanted.conditions(connection))
    if after:
        at, name = after
        query = query.where(or_(table.c.at > at, and_(table.c.at == at, table.c.digest > name)))
    rows = connection.execute(query.limit(PAGE)).all()
    return [event_from(row.body) for row in rows], (rows[-1].at, rows[-1].digest) if rows else None


def proposals(connection: Connection, list_name: ListName) -> dict[WorkId, Proposal]:
    """How every work stands that a list's events speak of, under the id it has now."""
    table = tables.events
    kinds = [kind.value for kind in PROPOSAL_KINDS]
    query = select(table.c.work, table.c.body).where(
        table.c.list == list_name, table.c.kind.in_(kinds), table.c.work.is_not(None)
    )
    rows = connection.execute(query).all()
    claimed = leads(connection, {row.work for row in rows})
    by_work: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        by_work[claimed[row.work][1] if row.work in claimed else row.work].append(event_from(row.body))
    folded = (proposal_of(list_name, identity_from(name), events) for name, events in sorted(by_work.items()))
    return {WorkId(str(proposal.work)): proposal for proposal in folded if proposal}

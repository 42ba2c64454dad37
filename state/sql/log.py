"""The event log: appended to, read in order, and folded into how works stand on lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from state.codec import digest, event_body, event_from, micros
from state.folding import PROPOSAL_KINDS, proposal_of
from state.identity import Identity
from state.records import WorkId
from state.sql import tables
from state.sql.among import among
from state.sql.upsert import insert_or_skip
from state.sql.works import leads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from state.records import Event, EventKind, ListName, Proposal, Work

PAGE = 1000

Place = tuple[int, str]


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


def page(
    connection: Connection,
    after: Place | None,
    *,
    since: datetime | None,
    until: datetime | None,
    list_name: ListName | None,
    kinds: Collection[EventKind],
    work: Work | None,
) -> tuple[list[Event], Place | None]:
    """The next events in order, and where they end."""
    table = tables.events
    query = select(table.c.at, table.c.digest, table.c.body).order_by(table.c.at, table.c.digest)
    if since:
        query = query.where(table.c.at >= micros(since))
    if until:
        query = query.where(table.c.at < micros(until))
    if list_name is not None:
        query = query.where(table.c.list == list_name)
    if kinds:
        query = query.where(table.c.kind.in_([kind.value for kind in kinds]))
    if work is not None:
        query = query.where(among(connection, table.c.work, list(map(str, work.identities))))
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
    folded = (
        proposal_of(list_name, Identity.parse(name), events) for name, events in sorted(by_work.items())
    )
    return {WorkId(str(proposal.work)): proposal for proposal in folded if proposal}

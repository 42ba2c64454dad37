"""How much the store holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from state.sql import tables
from state.store import Counts, Stats

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def counts(connection: Connection) -> Counts:
    """How many records of each kind."""

    def count(table: Table) -> int:
        found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
        return found

    return Counts(
        sightings=count(tables.sightings),
        works=count(tables.works),
        verdicts=count(tables.verdicts),
        events=count(tables.events),
        cursors=count(tables.cursors),
        runs=count(tables.runs),
    )


def stats(connection: Connection, url: str) -> Stats:
    """Everything `tracker state stats` tells."""
    sightings, events = tables.sightings, tables.events
    by_source = (
        select(sightings.c.source, func.count()).group_by(sightings.c.source).order_by(sightings.c.source)
    )
    by_event = select(events.c.kind, func.count()).group_by(events.c.kind).order_by(events.c.kind)
    size = (
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        if connection.dialect.name == "sqlite"
        else "SELECT pg_database_size(current_database())"
    )
    return Stats(
        url=url,
        schema=connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one(),
        counts=counts(connection),
        size=connection.execute(text(size)).scalar_one(),
        by_source=dict(connection.execute(by_source).all()),
        by_event=dict(connection.execute(by_event).all()),
    )

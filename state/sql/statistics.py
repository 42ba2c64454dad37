"""How much the store holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from state.errors import StoreDamagedError
from state.sql import tables
from state.store import Counts, Stats

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def stats(connection: Connection, url: str) -> Stats:
    """Everything `tracker state stats` tells; a SQLite file with a damaged page is told as damaged."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
        if found != "ok":
            raise StoreDamagedError(url, " ".join(str(found).split()))
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
        counts=Counts(
            sightings=_count(connection, tables.sightings),
            verdicts=_count(connection, tables.verdicts),
            events=_count(connection, tables.events),
            cursors=_count(connection, tables.cursors),
            runs=_count(connection, tables.runs),
        ),
        works=_count(connection, tables.works),
        size=connection.execute(text(size)).scalar_one(),
        by_source=dict(connection.execute(by_source).all()),
        by_event=dict(connection.execute(by_event).all()),
    )


def _count(connection: Connection, table: Table) -> int:
    found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return found

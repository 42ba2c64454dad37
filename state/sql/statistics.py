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
        size=_size(connection),
        by_source=dict(connection.execute(by_source).all()),
        by_event=dict(connection.execute(by_event).all()),
    )


_FILE = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
_TABLES = text(
    "SELECT CAST(sum(pg_total_relation_size(to_regclass(name))) AS bigint)"
    " FROM unnest(CAST(:names AS text[])) AS name"
)
"""Of the memory's own tables with their indexes; a database may be shared with other programs."""


def _size(connection: Connection) -> int:
    """How many bytes the memory takes where it is kept."""
    if connection.dialect.name == "sqlite":
        found: int = connection.execute(_FILE).scalar_one()
    else:
        found = connection.execute(_TABLES, {"names": sorted(tables.metadata.tables)}).scalar_one()
    return found


def _count(connection: Connection, table: Table) -> int:
    found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return found

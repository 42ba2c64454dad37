"""Remembering: what sources said goes in, and the works it touches are worked out anew.

A sighting can only change the works that share a name with it, directly or through others. So each batch gathers the
closed set of sightings around it, has the pure plan divide that, and writes what came out differently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select, update

from state.codec import micros
from state.records import News, Remembered, WorkId
from state.sql import tables
from state.sql.among import among
from state.sql.kept import fold, kept_from_row
from state.sql.plan import plan_works
from state.sql.upsert import insert_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from state.sql.kept import Arrival, Kept, Key, SightingRow
    from state.sql.plan import Plan


def remember(connection: Connection, arrivals: Sequence[Arrival]) -> list[Remembered]:
    """Fold sightings into the store; one answer for each, in the same order."""
    rows = _rows(connection, {arrival.key for arrival in arrivals})
    times = Counter(arrival.key for arrival in arrivals)
    repeated = [
        one for one in arrivals if times[one.key] == 1 and one.key in rows and one.repeats(rows[one.key])
    ]
    _see_again(connection, repeated, rows)
    known = {one.key for one in repeated}
    incoming: dict[Key, Kept] = {}
    for kept in (arrival.kept() for arrival in arrivals if arrival.key not in known):
        incoming[kept.key] = fold(incoming[kept.key], kept) if kept.key in incoming else kept
    stored = {key: kept_from_row(rows[key]) for key in incoming if key in rows}
    after = {key: fold(stored[key], kept) if key in stored else kept for key, kept in incoming.items()}
    touched = {key: kept for key, kept in after.items() if not kept.same_as(stored.get(key))}
    answers = _unchanged(connection, {key: row.work for key, row in rows.items() if key not in touched})
    if touched:
        plan = plan_works(_gather(connection, touched, stored), _numbered(connection, touched))
        _apply(connection, plan)
        answers |= plan.answers
    return [answers[arrival.key] for arrival in arrivals]


def _rows(connection: Connection, keys: Collection[Key]) -> dict[Key, SightingRow]:
    table = tables.sightings
    by_source: dict[str, list[str]] = defaultdict(list)
    for source, key in keys:
        by_source[source].append(key)
    found: dict[Key, SightingRow] = {}
    for source, some in by_source.items():
        query = select(table).where(table.c.source == source, among(connection, table.c.key, some))
        found.update(((row.source, row.key), row) for row in connection.execute(query))
    return found


def _see_again(connection: Connection, repeated: Sequence[Arrival], rows: Mapping[Key, SightingRow]) -> None:
    """What only says again what is known moves the time it was last seen, and no work."""
    later = [
        {"at": rows[one.key].id, "seen": seen}
        for one in repeated
        if (seen := micros(one.sighting.seen_at)) > rows[one.key].seen_at
    ]
    if later:
        table = tables.sightings
        connection.execute(
            update(table).where(table.c.id == bindparam("at")).values(seen_at=bindparam("seen")), later
        )


def _unchanged(connection: Connection, works: Mapping[Key, int]) -> dict[Key, Remembered]:
    if not works:
        return {}
    table = tables.works
    query = select(table.c.id, table.c.name).where(among(connection, table.c.id, set(works.values())))
    names = {row.id: WorkId(row.name) for row in connection.execute(query)}
    return {key: Remembered(names[work], News.UNCHANGED) for key, work in works.items()}


def _gather(connection: Connection, touched: dict[Key, Kept], stored: dict[Key, Kept]) -> dict[Key, Kept]:
    """Every stored sighting that shares a name with the touched ones, directly or through others, as it is stored."""
    around = {key: stored[key] for key in touched.keys() & stored.keys()}
    seen: set[str] = set()
    frontier = {name for kept in (*touched.values(), *around.values()) for name in kept.links}
    while frontier:
        seen |= frontier
        known = {kept.id for kept in around.values()}
        fresh = _sightings(connection, _holders(connection, frontier) - known)
        around |= {kept.key: kept for kept in fresh}
        frontier = {name for kept in fresh for name in kept.links} - seen
    return around


def _holders(connection: Connection, names: AbstractSet[str]) -> set[int]:
    table = tables.names
    query = select(table.c.sighting).where(among(connection, table.c.name, names), ~table.c.former)
    return set(connection.execute(query).scalars())


def _sightings(connection: Connection, ids: AbstractSet[int]) -> list[Kept]:
    if not ids:
        return []
    rows = connection.execute(select(tables.sightings).where(among(connection, tables.sightings.c.id, ids)))
    return [kept_from_row(row) for row in rows]


def _numbered(connection: Connection, touched: dict[Key, Kept]) -> dict[Key, Kept]:
    """Give the new ones the next numbers; writers take turns, so nobody else can."""
    last: int = connection.execute(select(func.coalesce(func.max(tables.sightings.c.id), 0))).scalar_one()
    numbered = {}
    for key, kept in touched.items():
        if not kept.id:
            last += 1
        numbered[key] = kept if kept.id else kept.numbered(last)
    return numbered


def _apply(connection: Connection, plan: Plan) -> None:
    works, sightings, names = tables.works, tables.sightings, tables.names
    gone_works = plan.gone_works.union(row[0] for row in plan.changed_works)
    if gone_works:
        connection.execute(delete(works).where(among(connection, works.c.id, gone_works)))
    if plan.changed_sightings:
        ids = [row[0] for row in plan.changed_sightings]
        connection.execute(delete(sightings).where(among(connection, sightings.c.id, ids)))
    if plan.gone_names:
        gone = [{"of": name, "at": number} for name, number in plan.gone_names]
        this_one = (names.c.name == bindparam("of"), names.c.sighting == bindparam("at"))
        connection.execute(delete(names).where(*this_one), gone)
    insert_rows(connection, works, [*plan.new_works, *plan.changed_works])
    insert_rows(connection, sightings, [*plan.new_sightings, *plan.changed_sightings])
    insert_rows(connection, names, plan.new_names)

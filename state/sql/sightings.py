"""Remembering: what sources said goes in, and the works it touches are worked out anew.

A sighting can only change the works that share a name with it, directly or through others. So each batch gathers the
closed set of sightings around it, has the pure plan divide that, and writes what came out differently.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, tuple_, update

from state.records import News, Remembered, WorkId
from state.sql import tables
from state.sql.among import among
from state.sql.kept import fold, kept_from_row
from state.sql.plan import plan_works

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from state.sql.kept import Kept, Key
    from state.sql.plan import Plan

_KEYS_AT_ONCE = 400
"""Keys looked up in one statement: each is two parameters, and an old SQLite takes no more than 999."""


def remember(connection: Connection, given: Sequence[Kept]) -> list[Remembered]:
    """Fold sightings into the store; one answer for each, in the same order."""
    incoming: dict[Key, Kept] = {}
    for kept in given:
        incoming[kept.key] = fold(incoming[kept.key], kept) if kept.key in incoming else kept
    stored = _by_key(connection, list(incoming))
    after = {key: fold(stored[key], kept) if key in stored else kept for key, kept in incoming.items()}
    touched = {key: kept for key, kept in after.items() if not kept.same_as(stored.get(key))}
    answers = _unchanged(connection, [stored[key] for key in after.keys() - touched.keys()])
    if touched:
        plan = plan_works(_gather(connection, touched, stored), _numbered(connection, touched))
        _apply(connection, plan)
        answers |= plan.answers
    return [answers[kept.key] for kept in given]


def _by_key(connection: Connection, keys: Sequence[Key]) -> dict[Key, Kept]:
    table = tables.sightings
    found: dict[Key, Kept] = {}
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        rows = connection.execute(select(table).where(tuple_(table.c.source, table.c.key).in_(some)))
        found.update((kept.key, kept) for kept in (kept_from_row(row) for row in rows))
    return found


def _unchanged(connection: Connection, kept: Collection[Kept]) -> dict[Key, Remembered]:
    if not kept:
        return {}
    table = tables.works
    wanted = {one.work for one in kept}
    rows = connection.execute(select(table.c.id, table.c.name).where(among(connection, table.c.id, wanted)))
    names = {row.id: WorkId(row.name) for row in rows}
    return {one.key: Remembered(names[one.work], News.UNCHANGED) for one in kept}


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
        numbered[key] = kept if kept.id else replace(kept, id=last)
    return numbered


def _apply(connection: Connection, plan: Plan) -> None:
    works, sightings, names = tables.works, tables.sightings, tables.names
    if plan.gone_works:
        connection.execute(delete(works).where(among(connection, works.c.id, plan.gone_works)))
    if plan.new_works:
        connection.execute(insert(works), plan.new_works)
    if plan.changed_works:
        connection.execute(
            update(works).where(works.c.id == bindparam("at")),
            [{"at": row["id"], **row} for row in plan.changed_works],
        )
    if plan.new_sightings:
        connection.execute(insert(sightings), plan.new_sightings)
    if plan.changed_sightings:
        connection.execute(
            update(sightings).where(sightings.c.id == bindparam("at")),
            [{"at": row["id"], **row} for row in plan.changed_sightings],
        )
    if plan.gone_names:
        connection.execute(
            delete(names).where(names.c.name == bindparam("of"), names.c.sighting == bindparam("at")),
            plan.gone_names,
        )
    if plan.new_names:
        connection.execute(insert(names), plan.new_names)

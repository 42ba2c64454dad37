"""Reading works: put together from their sightings, under every name that leads to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from state.codec import identity_from, micros, moment
from state.folding import paper_of
from state.identity import Identity, Scheme
from state.merging import names_of
from state.records import Work, WorkId
from state.sql import tables
from state.sql.among import among
from state.sql.kept import kept_from_row, title_name
from state.sql.quick import leading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from state.sql.kept import Kept
    from state.sql.quick import Lead

PAGE = 500
"""Works put together at a time when a whole stretch of them is read."""

Place = tuple[int, int]
"""Where in the order of first sight a page ended: time and number of its last work."""


def leads(connection: Connection, wanted: Collection[str]) -> dict[str, tuple[int, str]]:
    """To which work each name leads: its number and its id."""
    rows = connection.execute(leading(among(connection, tables.names.c.name, wanted)))
    return best_leads((row.name, row.former, row.id, row.work) for row in rows)


def best_leads(found: Iterable[Lead]) -> dict[str, tuple[int, str]]:
    """To which one work each name leads.

    A name of today goes before one of the past. Where several works share a name, it leads to the one it is the id of,
    and otherwise to the first by id.
    """
    best: dict[str, Lead] = {}
    for lead in found:
        name = lead[0]
        if name not in best or _rank(lead) < _rank(best[name]):
            best[name] = lead
    return {name: (number, work) for name, (_name, _former, number, work) in best.items()}


def _rank(lead: Lead) -> tuple[bool, bool, Identity]:
    name, former, _number, work = lead
    return (bool(former), name != work, identity_from(work))


def by_number(connection: Connection, numbers: Collection[int]) -> dict[int, Work]:
    """Works put together from their sightings."""
    members: dict[int, list[Kept]] = defaultdict(list)
    table = tables.sightings
    for row in connection.execute(select(table).where(among(connection, table.c.work, numbers))):
        kept = kept_from_row(row)
        members[kept.work].append(kept)
    ids = select(tables.works.c.id, tables.works.c.name).where(among(connection, tables.works.c.id, numbers))
    ids_by_number = dict(connection.execute(ids).all())
    claimed = leads(connection, {name for ones in members.values() for kept in ones for name, _ in kept.rows})
    return {number: _work(number, ids_by_number[number], ones, claimed) for number, ones in members.items()}


def _work(number: int, name: str, members: Sequence[Kept], claimed: dict[str, tuple[int, str]]) -> Work:
    now = {name for kept in members for name in kept.anchors if claimed[name][0] == number}
    past = {name for kept in members for name in kept.former if claimed[name][0] == number} - now
    weak = {str(identity) for kept in members for identity in kept.names.weak}
    members = sorted(members, key=lambda kept: kept.key)
    sightings = tuple(kept.sighting for kept in members)
    identity = identity_from(name)
    return Work(
        id=WorkId(name),
        identities=tuple(
            identity for names in (now, weak, past) for identity in sorted(map(identity_from, names))
        ),
        paper=paper_of(sightings, identity.value if identity.scheme is Scheme.ARXIV else None),
        first_seen=moment(min(kept.first_seen for kept in members)),
        sightings=sightings,
    )


def namesakes(connection: Connection, works: Collection[Work]) -> dict[WorkId, tuple[Work, ...]]:
    """The other works that bear the title of one of these, by id."""
    titles = {
        work.id: {title_name(title) for sighting in work.sightings if (title := names_of(sighting).title)}
        for work in works
    }
    condition = among(connection, tables.names.c.name, set().union(*titles.values()))
    bearers: dict[str, set[int]] = defaultdict(set)
    own: dict[str, int] = {}
    for row in connection.execute(leading(condition)):
        bearers[row.name].add(row.id)
        own[row.work] = row.id
    others = {
        work: set().union(*(bearers[title] for title in borne)) - {own.get(work)}
        for work, borne in titles.items()
    }
    found = by_number(connection, set().union(*others.values()))
    return {
        work: tuple(found[number] for number in sorted(numbers))
        for work, numbers in others.items()
        if numbers
    }


def page(
    connection: Connection,
    after: Place | None,
    start: datetime | None,
    end: datetime | None,
    unjudged_by: str | None,
) -> tuple[list[Work], Place | None]:
    """The next works in order of first sight, and where they end."""
    table = tables.works
    query: Select[int, int] = select(table.c.first_seen, table.c.id).order_by(table.c.first_seen, table.c.id)
    if start:
        query = query.where(table.c.first_seen >= micros(start))
    if end:
        query = query.where(table.c.first_seen < micros(end))
    if after:
        seen, number = after
        query = query.where(
            or_(table.c.first_seen > seen, and_(table.c.first_seen == seen, table.c.id > number))
        )
    if unjudged_by is not None:
        verdict = tables.verdicts
        judged = select(verdict.c.text).where(
            verdict.c.text == table.c.text, verdict.c.model_version == unjudged_by
        )
        query = query.where(~judged.exists())
    places = [(seen, number) for seen, number in connection.execute(query.limit(PAGE))]
    found = by_number(connection, [number for _seen, number in places])
    return [found[number] for _seen, number in places], places[-1] if places else None

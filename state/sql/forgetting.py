"""Which works an export may leave out: those nobody ever decided about, once their sources are silent for long enough.

A work left out is not lost to its list: if a source brings it up again, it is seen, judged and offered as if for the first
time. What was proposed, merged, rejected or asked for is never left out.

What a model said of a text stays behind as soon as no work that goes along has that text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from state.codec import micros
from state.folding import PROPOSAL_KINDS
from state.records import Relevance
from state.sql import tables

if TYPE_CHECKING:
    from datetime import datetime

    from state.store import Forgetting

_DECISIONS = [kind.value for kind in PROPOSAL_KINDS]


def forgotten(rule: Forgetting) -> Select[Any]:
    """The numbers of the works that a rule leaves out."""
    works = tables.works
    stale = or_(
        _silent_since(rule.undecided_before), and_(_irrelevant(), _silent_since(rule.irrelevant_before))
    )
    return select(works.c.id).where(~_decided(), stale)


def without(kind: str, query: Select[Any], rule: Forgetting) -> Select[Any]:
    """An export's query for one kind of record without what belongs to works left out."""
    gone = forgotten(rule)
    match kind:
        case "sightings":
            return query.where(tables.sightings.c.work.not_in(gone))
        case "verdicts":
            texts = select(tables.works.c.text).where(tables.works.c.id.not_in(gone))
            return query.where(tables.verdicts.c.text.in_(texts))  # not those of texts that changed, either
        case "events":
            names, events = tables.names, tables.events
            kept = select(names.c.name).where(names.c.work.not_in(gone))  # a name may lead to several works
            lost = select(names.c.name).where(names.c.work.in_(gone)).except_(kept)
            return query.where(or_(events.c.work.is_(None), events.c.work.not_in(lost)))
        case _:
            return query


def _decided() -> ColumnElement[bool]:
    """Worked out once and from the log, which is short: asked of each work, SQLite reads all names for every one."""
    names, events = tables.names, tables.events
    decided = (
        select(names.c.work).join(events, events.c.work == names.c.name).where(events.c.kind.in_(_DECISIONS))
    )
    return tables.works.c.id.in_(decided)


def _silent_since(moment: datetime) -> ColumnElement[bool]:
    sightings = tables.sightings
    return ~exists().where(sightings.c.work == tables.works.c.id, sightings.c.seen_at >= micros(moment))


def _irrelevant() -> ColumnElement[bool]:
    """Every model that judged it said no, and one did."""
    verdicts = tables.verdicts
    said_no = verdicts.c.relevant == Relevance.NO.value
    of_it = verdicts.c.text == tables.works.c.text
    return and_(exists().where(of_it, said_no), ~exists().where(of_it, ~said_no))

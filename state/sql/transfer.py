"""Export and import: the whole memory as JSON lines, sorted by type and key; an import merges line by line.

What the database keeps as canonical JSON goes into the line as it is, so that an export is one pass without decoding.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from state.codec import canonical, moment
from state.errors import BadLineError, CutOffError
from state.sql import bookkeeping, log, tables
from state.sql.forgetting import without
from state.sql.kept import Arrival
from state.sql.sightings import remember
from state.store import Counts
from state.wire import (
    FORMAT,
    VERSION,
    CursorLine,
    EventLine,
    HeaderLine,
    RunLine,
    SightingLine,
    VerdictLine,
    read_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TextIO

    from sqlalchemy import Connection

    from state.store import Forgetting
    from state.wire import Line

_AT_ONCE = 2000
"""Rows read, and lines merged, at a time."""


def export(connection: Connection, out: TextIO, forget: Forgetting | None) -> Counts:
    """Write everything, or all but what may be forgotten."""
    parts = {
        kind: (without(kind, query, forget) if forget else query, line_of)
        for kind, (query, line_of) in _PARTS.items()
    }
    counts = {
        kind: connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        for kind, (query, _line_of) in parts.items()
    }
    out.write(_line("header", {"format": FORMAT, "version": VERSION, "records": counts}))
    for query, line_of in parts.values():
        out.writelines(
            line_of(row) for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE})
        )
    return Counts(**counts)


def _line(kind: str, columns: dict[str, Any], body: str = "{}") -> str:
    """One object: its type, the columns, then what the body holds."""
    parts = (f'"type":"{kind}"', canonical(columns)[1:-1], body[1:-1])
    return "{" + ",".join(filter(None, parts)) + "}\n"


def _time(count: int) -> str:
    return moment(count).isoformat()


def _cursor_line(row: Any) -> str:
    return _line("cursor", {"name": row.name, "value": row.value, "at": _time(row.at)})


def _run_line(row: Any) -> str:
    finished = None if row.finished is None else _time(row.finished)
    columns = {"id": row.id, "started": _time(row.started), "finished": finished}
    return _line("run", columns, row.body)


def _sighting_line(row: Any) -> str:
    columns = {
        "source": row.source,
        "key": row.key,
        "seen_at": _time(row.seen_at),
        "first_seen": _time(row.first_seen),
        "former": json.loads(row.former) if row.former else None,
    }
    return _line("sighting", columns, row.body)


def _verdict_line(row: Any) -> str:
    columns = {"text": row.text, "model_version": row.model_version}
    return _line("verdict", columns, row.body)


def _event_line(row: Any) -> str:
    return _line("event", {}, row.body)


_PARTS: dict[str, tuple[Select[Any], Callable[[Any], str]]] = {
    "cursors": (select(tables.cursors).order_by(tables.cursors.c.name), _cursor_line),
    "runs": (select(tables.runs).order_by(tables.runs.c.started, tables.runs.c.id), _run_line),
    "sightings": (
        select(tables.sightings).order_by(tables.sightings.c.source, tables.sightings.c.key),
        _sighting_line,
    ),
    "verdicts": (
        select(tables.verdicts).order_by(tables.verdicts.c.text, tables.verdicts.c.model_version),
        _verdict_line,
    ),
    "events": (select(tables.events).order_by(tables.events.c.at, tables.events.c.digest), _event_line),
}


def import_lines(connection: Connection, lines: Iterable[str | bytes], name: str) -> Counts:
    """Merge lines in; the caller's transaction keeps all of them or none."""
    told: Counter[str] = Counter()
    found: Counter[str] = Counter()
    checked = (read_line(number, text, name) for number, text in enumerate(lines, 1) if text.strip())
    for kind, alike in groupby(checked, key=type):
        while some := list(islice(alike, _AT_ONCE)):
            _merge(connection, some)
            found[_KINDS[kind]] += len(some)
            for line in some:
                if isinstance(line, HeaderLine):
                    told.update(line.records)
    if not found["headers"]:
        raise BadLineError(found.total() or 1, "there is no header; is this an export?", name)
    for one, number in told.items():
        if found[one] < number:
            raise CutOffError(name, one, found[one], number)
    return Counts(**{kind: found[kind] for kind in _PARTS})


_KINDS: dict[type[Line], str] = {
    HeaderLine: "headers",
    CursorLine: "cursors",
    RunLine: "runs",
    SightingLine: "sightings",
    VerdictLine: "verdicts",
    EventLine: "events",
}


def _merge(connection: Connection, lines: Sequence[Line]) -> None:
    """Merge lines of one type."""
    sightings = [line for line in lines if isinstance(line, SightingLine)]
    if sightings:
        remember(connection, [Arrival.of(line.record(), line.first_seen, line.former) for line in sightings])
    log.append(connection, [line.record() for line in lines if isinstance(line, EventLine)])
    bookkeeping.keep_verdicts(
        connection, [(line.text, line.record()) for line in lines if isinstance(line, VerdictLine)]
    )
    bookkeeping.merge_cursors(connection, [line.record() for line in lines if isinstance(line, CursorLine)])
    for line in lines:
        if isinstance(line, RunLine):
            bookkeeping.record_run(connection, line.record())

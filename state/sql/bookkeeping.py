"""Verdicts, cursors, runs and validators, each kept under a key; where two stores meet, the greater of two stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from state.codec import micros, moment, run_body, run_from, verdict_body, verdict_from
from state.folding import fingerprint, stamped_after
from state.records import Cursor, Validator
from state.sql import tables
from state.sql.among import among
from state.sql.upsert import insert_or_exceed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from state.records import Run, Verdict, Work, WorkId


def keep_verdicts(connection: Connection, verdicts: Iterable[tuple[str, Verdict]]) -> None:
    """Keep verdicts under the fingerprints of the texts they are of."""
    rows = [
        {
            "text": text,
            "model_version": verdict.model_version,
            "body": verdict_body(verdict),
            "relevant": verdict.relevant.value,
        }
        for text, verdict in verdicts
    ]
    if rows:
        connection.execute(insert_or_exceed(connection, tables.verdicts, "body"), rows)


def verdicts(connection: Connection, works: Iterable[Work], model_version: str) -> dict[WorkId, Verdict]:
    """What a model said of the texts of these works."""
    texts = {work.id: fingerprint(work.paper) for work in works}
    table = tables.verdicts
    rows = connection.execute(
        select(table.c.text, table.c.body).where(
            among(connection, table.c.text, set(texts.values())), table.c.model_version == model_version
        )
    )
    bodies = {row.text: row.body for row in rows}
    return {work: verdict_from(model_version, bodies[text]) for work, text in texts.items() if text in bodies}


def cursor(connection: Connection, name: str) -> Cursor | None:
    """How far a reader has come."""
    row = connection.execute(select(tables.cursors).where(tables.cursors.c.name == name)).one_or_none()
    return Cursor(row.name, row.value, moment(row.at)) if row else None


def advance(connection: Connection, cursors: Iterable[Cursor]) -> None:
    """Keep cursors in the place of those under their names."""
    for one in cursors:
        merge_cursors(connection, [stamped_after(one, cursor(connection, one.name))])


def merge_cursors(connection: Connection, cursors: Iterable[Cursor]) -> None:
    """Keep cursors of another store, the later of two under one name."""
    best: dict[str, Cursor] = {}
    for one in cursors:
        best[one.name] = max(best.get(one.name, one), one, key=lambda each: (each.at, each.value))
    rows = [{"name": one.name, "value": one.value, "at": micros(one.at)} for one in best.values()]
    if rows:
        connection.execute(insert_or_exceed(connection, tables.cursors, "at", "value"), rows)


def validator(connection: Connection, url: str) -> Validator | None:
    """What a server gave with a page."""
    row = connection.execute(select(tables.validators).where(tables.validators.c.url == url)).one_or_none()
    return Validator(row.url, row.etag, row.last_modified, moment(row.at)) if row else None


def keep_validator(connection: Connection, given: Validator) -> None:
    """Keep what a server gave with a page."""
    row = {"url": given.url, "etag": given.etag, "last_modified": given.last_modified, "at": micros(given.at)}
    connection.execute(delete(tables.validators).where(tables.validators.c.url == given.url))
    connection.execute(insert(tables.validators), [row])


def record_run(connection: Connection, run: Run) -> None:
    """Keep a run; one that has finished takes the place of one that has only started."""
    row = {
        "id": run.id,
        "started": micros(run.started),
        "finished": micros(run.finished) if run.finished else None,
        "body": run_body(run),
    }
    connection.execute(insert_or_exceed(connection, tables.runs, "finished", "started", "body"), [row])


def runs(connection: Connection, since: datetime | None) -> list[Run]:
    """Runs, the newest first."""
    table = tables.runs
    query = select(table).order_by(table.c.started.desc(), table.c.id.desc())
    if since:
        query = query.where(table.c.started >= micros(since))
    return [run_from(*row) for row in connection.execute(query)]

"""The question asked most often, "which works do these names lead to?", without what a transaction costs.

On SQLite a single look-up takes a few microseconds, of which checking a connection out, beginning and ending a transaction
and compiling would be nine tenths. So the statement is compiled once and run on a connection that is kept for it. Each
answer is a statement of its own and sees the newest state.
"""

from __future__ import annotations

import json
import sqlite3
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam as given
from sqlalchemy import func, select

from state.sql import tables
from state.sql.faults import faults_told

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Engine, Select

Lead = tuple[str, bool, int, str]
"""A name, whether it is of the past, and the number and id of the work it leads to."""


def leading(condition: ColumnElement[bool]) -> Select[Any]:
    """What the names that fulfil a condition lead to."""
    names, works = tables.names, tables.works
    return (
        select(names.c.name, names.c.former, works.c.id, works.c.name.label("work"))
        .join(works, works.c.id == names.c.work)
        .where(condition)
    )


class QuickLookup:
    """A kept connection to an SQLite file and the two statements that run on it."""

    def __init__(self, engine: Engine, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._connection = engine.raw_connection()
        name = tables.names.c.name
        listed = func.json_each(given("names")).table_valued("value")
        self._one = str(leading(name == given("name")).compile(engine))
        self._many = str(leading(name.in_(select(listed.c.value))).compile(engine))

    def leads(self, wanted: Collection[str]) -> list[Lead]:
        """Every work that each of these names leads to."""
        if len(wanted) == 1:
            statement, parameter = self._one, next(iter(wanted))
        else:
            statement, parameter = self._many, json.dumps(list(wanted))
        try:
            with self._lock:
                cursor = self._connection.cursor()
                cursor.execute(statement, (parameter,))
                return list(cursor.fetchall())
        except sqlite3.Error:
            with faults_told(self._url):
                raise

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

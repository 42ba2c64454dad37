"""Ways of inserting: many rows at once, and INSERT … ON CONFLICT, which SQLAlchemy spells once for each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, tuple_
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Dialect, Insert, Table


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose values stand in the order of the table's columns.

    They go to the driver as they are: a dictionary a row, as SQLAlchemy wants them, costs as much as the insert itself.
    """
    if rows:
        connection.exec_driver_sql(_insert_sql(connection.dialect, table), list(rows))


def _insert_sql(dialect: Dialect, table: Table) -> str:
    quoted = dialect.identifier_preparer
    columns = ", ".join(quoted.format_column(column) for column in table.columns)
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join(mark for _ in table.columns)
    return f"INSERT INTO {quoted.format_table(table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names are ours


def insert_or_skip(connection: Connection, table: Table) -> Insert:
    """Insert rows; one whose key is there already is left as it is."""
    return _insert(connection, table).on_conflict_do_nothing()


def insert_or_exceed(connection: Connection, table: Table, *by: str) -> Insert:
    """Insert rows; one whose key is there already replaces the old one if it is greater in these columns.

    Equal rows change nothing and of two different ones the greater stays, whichever comes first.
    """
    statement = _insert(connection, table)
    columns = [column for column in table.columns if not column.primary_key]
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={column.name: new[column.name] for column in columns},
        where=tuple_(*(func.coalesce(new[name], _least(table, name)) for name in by))
        > tuple_(*(func.coalesce(table.c[name], _least(table, name)) for name in by)),
    )


def _least(table: Table, name: str) -> int | str:
    return -1 if table.c[name].type.python_type is int else ""


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)

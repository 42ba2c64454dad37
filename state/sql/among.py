"""`column IN (many values)` with one parameter, so that two thousand values cost no two thousand placeholders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import ColumnElement, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Column, Connection

Value = TypeVar("Value", str, int)


def among(connection: Connection, column: Column[Value], values: Collection[Value]) -> ColumnElement[bool]:
    """Is the column's value one of these?"""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(bindparam(None, json.dumps(list(values)))).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(bindparam(None, list(values), type_=ARRAY(column.type)))

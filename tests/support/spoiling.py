"""A memory whose cursors say what nobody wrote, as after an import of a line made by hand."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from support.works import exported

from state.records import Cursor

if TYPE_CHECKING:
    from state.store import Store

NO_VALUES = {
    "empty": "",
    "cut off": '[{"since": "2026-',
    "another shape": '{"since": 3, "reason": []}',
    "a list": '["one", 2]',
    "nested": "[" * 100_000,
    "no day": "2026-13-45",
    "no zone": "2026-11-22T09:00:00 2026-11-22T09:00:00",
    "the end of the calendar": "9999-12-31T23:59:59+00:00 9999-12-31T23:59:59+00:00",
    "its beginning": "0001-01-01T00:00:00+00:00 0001-01-01T00:00:00+00:00",
}
"""What is no value of any cursor."""


def spoil(store: Store, value: str, ending: str = "") -> None:
    """Let every cursor that is kept under a name with this ending say this instead."""
    lines = map(json.loads, exported(store).splitlines())
    kept = [line for line in lines if line.get("type") == "cursor" and line["name"].endswith(ending)]
    assert kept
    store.advance(
        Cursor(line["name"], value, datetime.fromisoformat(line["at"]) + timedelta(seconds=1))
        for line in kept
    )

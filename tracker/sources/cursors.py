"""Reading and writing what a source remembers between polls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from state.records import Cursor
from tracker.http.messages import Validators

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tracker.http.messages import Answer


def validators_of(cursor: Callable[[str], Cursor | None], name: str, url: str) -> Validators:
    """What to ask "has it changed?" with; nothing where the address asked last was another one."""
    stored = cursor(name)
    try:
        kept = json.loads(stored.value) if stored else {}
        if kept.get("url") == url:
            return Validators(str(kept.get("etag", "")), str(kept.get("last_modified", "")))
    except (ValueError, AttributeError):  # not ours: ask afresh
        pass
    return Validators()


def validators_cursor(name: str, url: str, answer: Answer, now: datetime) -> Cursor:
    """The cursor that keeps an answer's validators, for the address that was asked."""
    kept = {"url": url, "etag": answer.validators.etag, "last_modified": answer.validators.last_modified}
    return Cursor(name, json.dumps(kept, sort_keys=True), now)

"""What the tests of the daemon share: a line whose moment never comes, a moment that was missed, and waiting."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from state.records import Cursor
from state.store import open_store
from tracker.clock import running
from tracker.daemon.cron import trigger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.stage import Stage

LINE = f"37 {(running().hour + 12) % 24} * * *"
"""Half a day from now: its moment never comes while a test runs."""


def missed(schedule: str) -> Cursor:
    """What a daemon leaves in the memory that was stopped before the moment of a schedule came."""
    moment = running() - timedelta(hours=30)
    return Cursor(f"schedule:{schedule}", f"{moment.isoformat()} {trigger(LINE, 'UTC')}", moment)


def overdue(stage: Stage) -> None:
    """Let a run be due at once."""
    with open_store(stage.folder / "state.db") as store:
        store.advance([missed("run")])


def settings_text(stage: Stage, **serve: str) -> str:
    """The settings of a stage with a daemon's own."""
    served = "".join(f'{name} = "{value}"\n' for name, value in {"listen": "127.0.0.1:0", **serve}.items())
    schedule = f'[schedule]\nrun = "{LINE}"\njitter = 0\nmisfire_grace = 172800\n'
    return f"{stage.settings()}\n{schedule}\n[serve]\n{served}"


def wait_for(true: Callable[[], object], seconds: float = 900) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)

"""A process that is killed in the middle: every step it began is in the store whole or not at all."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from support.shared import ROOT
from support.works import MANY, exported, remember_one

from state.store import IN_MEMORY, open_store

if TYPE_CHECKING:
    from pathlib import Path

SLOW_IMPORT = """
import sys, time
from state.store import open_store
def lines():
    for number, line in enumerate(open(sys.argv[2])):
        if number == int(sys.argv[3]):
            print("half", flush=True)
            time.sleep(60)
        yield line
with open_store(sys.argv[1]) as store:
    store.import_(lines())
"""
BUSY_RUN = """
import sys
sys.path.insert(0, "tests")
from support.works import sighting
from state.identity import Identity
from state.records import Cursor, Event, EventKind, ListName
from support.works import START
from state.store import open_store
with open_store(sys.argv[1]) as store:
    for batch in range(10_000):
        names = [f"doi:10.1/{batch}.{number}" for number in range(50)]
        store.remember([sighting("pwc", name, "Lantern", [name]) for name in names])
        store.append([Event(START, EventKind.REJECTED, Identity.parse(name), ListName("l")) for name in names])
        store.advance([Cursor("pwc", str(batch), START)])
        print(batch, flush=True)
"""


def child(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_killed_during_an_import_nothing_of_it_is_kept_and_it_can_be_done_again(
    blank: str, large: str, tmp_path: Path
) -> None:
    with open_store(blank) as store:
        remember_one(store)
        before = exported(store)
    (tmp_path / "large.jsonl").write_text(large)
    with child(SLOW_IMPORT, blank, str(tmp_path / "large.jsonl"), str(MANY // 2)) as importing:
        assert importing.stdout is not None
        assert importing.stdout.readline() == "half\n"
        importing.kill()
    with open_store(blank) as store:
        assert exported(store) == before
        assert store.import_(io.StringIO(large)).sightings == MANY


def test_killed_during_a_run_every_step_is_there_whole_or_not_at_all(blank: str) -> None:
    for _ in range(3):
        with child(BUSY_RUN, blank) as running:
            assert running.stdout is not None
            done = [int(running.stdout.readline()) for _ in range(3)][-1]
            time.sleep(0.05)
            running.kill()
        with open_store(blank) as store:
            counts = store.stats().counts
            cursor = store.cursor("pwc")
            assert cursor is not None
            assert int(cursor.value) >= done
            assert counts.sightings % 50 == counts.events % 50 == 0
            assert counts.sightings >= counts.events >= 50 * (int(cursor.value) + 1)
            text = exported(store)
    with open_store(IN_MEMORY) as store:
        store.import_(text.splitlines())
        assert exported(store) == text


LONG_STATEMENT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started us in the background let it be ignored
from state.sql.database import Database
from state.store import address, open_store
open_store(sys.argv[1]).close()
database = Database(address(sys.argv[1]), as_it_is=sys.argv[2] == "as it is")
endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
try:
    with database.reading() as connection:
        print("begun", flush=True)
        connection.exec_driver_sql(endless)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize("opened", ["to write", "as it is"])
def test_a_statement_without_end_is_stopped_by_ctrl_c(tmp_path: Path, opened: str) -> None:
    running = child(LONG_STATEMENT, str(tmp_path / "state.db"), opened)
    assert running.stdout
    assert running.stdout.readline() == "begun\n"
    running.send_signal(signal.SIGINT)
    try:
        assert running.communicate(timeout=60)[0] == "stopped\n"
    finally:
        running.kill()

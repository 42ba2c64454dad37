"""One owner at a time, and no waiting for the dead."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.shared import ROOT

from state.errors import LeaseHeldError, LeaseLostError, StoreBusyError
from state.sql import process
from state.sql.database import Database
from state.sql.process import has_died, this_place
from state.sql.store import SqlStore
from state.store import address, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from state.store import Store

LONG, SHORT = timedelta(minutes=10), timedelta(milliseconds=600)
HOLDER = """
import sys, time
from datetime import timedelta
from state.store import open_store
with open_store(sys.argv[1]) as store, store.lease("run", "the first", timedelta(minutes=10)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def shared_url(tmp_path: Path, postgres_url: str, request: pytest.FixtureRequest) -> str:
    """A store that another process can open too."""
    return postgres_url if request.param == "postgres" else str(tmp_path / "state.db")


@pytest.fixture
def holder(shared_url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lease."""
    command = [sys.executable, "-c", HOLDER, shared_url]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


@pytest.mark.parametrize("shared_url", ["file", "postgres"], indirect=True)
def test_a_living_owner_keeps_it_and_a_killed_one_loses_it_at_once(
    shared_url: str, holder: subprocess.Popen[str]
) -> None:
    with open_store(shared_url) as store:
        with pytest.raises(LeaseHeldError, match="the first"), store.lease("run", "the second", LONG):
            pass
        holder.send_signal(signal.SIGKILL)  # and not asked how it ended: it is dead all the same
        wait_for_death(holder.pid)
        with store.lease("run", "the second", LONG) as lease:
            lease.check()
            assert lease.taken_over
        with store.lease("run", "the third", LONG) as lease:
            assert not lease.taken_over, "the second gave it back"


def wait_for_death(number: int) -> None:
    while process._start(number) not in ("", "dead"):
        time.sleep(0.01)


def until(store: Store) -> int:
    """When the one lease in a store runs out."""
    from sqlalchemy import select

    from state.sql import tables
    from state.sql.store import SqlStore

    assert isinstance(store, SqlStore)
    with store._database.reading() as connection:
        return int(connection.execute(select(tables.leases.c.until)).scalar_one())


def test_it_is_renewed_for_as_long_as_the_block_runs(store: Store) -> None:
    with store.lease("run", "one", SHORT):
        for _ in range(3):
            before = until(store)
            while until(store) == before:
                time.sleep(0.01)


def test_it_is_kept_from_others_as_long_as_it_is_renewed(store: Store) -> None:
    with (
        store.lease("run", "one", LONG),
        pytest.raises(LeaseHeldError, match="one"),
        store.lease("run", "two", SHORT),
    ):
        pass


def test_an_owner_elsewhere_that_stops_renewing_loses_it_and_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Patched: no test can have a second machine. What is taken away is the thread's renewal and nothing else.
    monkeypatch.setattr("state.sql.leases.HeldLease._renew_until_over", lambda _lease: None)
    with store.lease("run", "one", SHORT) as first:
        time.sleep(1.5 * SHORT.total_seconds())
        with store.lease("run", "two", LONG) as second:
            with pytest.raises(LeaseLostError, match="'run'"):
                first.check()
            second.check()


def test_a_renewal_that_comes_too_late_ends(store: Store) -> None:
    with store.lease("run", "one", SHORT):
        steal(store)
        time.sleep(SHORT.total_seconds())
        with store.lease("run", "two", LONG):
            pass


def test_a_lease_from_before_the_clock_was_set_back_is_nobodys(store: Store) -> None:
    from sqlalchemy import update

    from state.sql import tables
    from state.sql.leases import _now
    from state.sql.store import SqlStore

    assert isinstance(store, SqlStore)
    with store.lease("run", "one", LONG) as first:
        with store._database.writing() as connection:
            until = _now(connection) + 365 * 24 * 3_600_000_000
            connection.execute(update(tables.leases).values(until=until, place="elsewhere/1@1"))
        with store.lease("run", "two", LONG) as second:
            second.check()
            with pytest.raises(LeaseLostError):
                first.check()


def steal(store: Store) -> None:
    """Take a lease away as an administrator would."""
    from sqlalchemy import delete

    from state.sql import tables
    from state.sql.store import SqlStore

    assert isinstance(store, SqlStore)
    with store._database.writing() as connection:
        connection.execute(delete(tables.leases))


def test_a_store_in_memory_is_one_for_all_threads() -> None:
    with open_store("sqlite:///:memory:") as store, ThreadPoolExecutor(1) as other:
        assert other.submit(store.stats).result().works == 0


def test_other_names_are_other_leases(store: Store) -> None:
    with store.lease("list/one", "me", LONG), store.lease("list/two", "me", LONG):
        pass


def test_it_is_given_back_when_the_block_fails(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.lease("run", "one", LONG):
        _ = 1 / 0
    with store.lease("run", "two", LONG):
        pass


def test_what_could_not_be_given_back_is_not_held_against_its_own_process(tmp_path: Path) -> None:
    """Else a list is left alone until the next day because the state was away when work on it broke off."""
    path, ttl = tmp_path / "state.db", timedelta(hours=1)
    open_store(path).close()
    with SqlStore(Database(address(path), busy_seconds=0.1)) as store:
        other = sqlite3.connect(path, isolation_level=None)
        with ExitStack() as held:
            held.enter_context(store.lease("list", "us", ttl))
            other.execute("BEGIN IMMEDIATE")  # the state does not answer any more
            with pytest.raises(StoreBusyError):
                held.close()
        other.close()
        with store.lease("list", "us", ttl) as again:
            assert again.taken_over
        with store.lease("list", "us", ttl) as anew:
            assert not anew.taken_over


def test_we_are_alive() -> None:
    assert not has_died(this_place())


def test_a_number_taken_by_another_process_is_not_the_old_one() -> None:
    place, _, _start = this_place().rpartition("@")
    assert has_died(f"{place}@1")


@pytest.mark.parametrize("place", ["", "elsewhere/1/x/77@1", "no number"])
def test_of_others_nothing_is_certain(place: str) -> None:
    assert not has_died(place)


def test_a_process_of_somebody_else_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(_process: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(process.os, "kill", forbid)  # no test can count on being an ordinary user
    assert not has_died(this_place())


def test_a_process_that_the_system_hides_from_us_is_not_certainly_dead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbid(_process: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(process.os, "kill", forbid)
    hidden, _, _ours = this_place().rpartition("/")
    assert not has_died(f"{hidden}/999999999@77")


def test_without_proc_the_host_and_the_number_have_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process, "_PROC", tmp_path)
    assert not has_died(this_place())
    assert this_place().endswith(f"/{os.getpid()}@")

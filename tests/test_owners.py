import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from state.errors import LeaseHeldError
from state.store import open_store
from tracker import owners


def dead_owner() -> str:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    return f"{socket.gethostname()}/{done.stdout.strip()}"


def test_this_process_is_not_gone() -> None:
    assert not owners.is_gone(owners.this_process())


def test_process_that_ended_is_gone() -> None:
    assert owners.is_gone(dead_owner())


@pytest.mark.parametrize(
    "owner", ["elsewhere/1", f"{socket.gethostname()}/x", "", f"{socket.gethostname()}/1"]
)
def test_owner_that_cannot_be_judged_is_taken_for_living(owner: str) -> None:
    assert not owners.is_gone(owner)


def test_lease_of_a_dead_process_is_taken_over_at_once(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    with open_store(tmp_path / "state.db") as store:
        left = store.lease("run", dead_owner(), hour)
        left.__enter__()
        with store.lease("run", owners.this_process(), hour, owners.is_gone) as lease:
            lease.check()


def test_lease_of_a_living_process_is_respected(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    with open_store(tmp_path / "state.db") as store, store.lease("run", owners.this_process(), hour):
        second = store.lease("run", "elsewhere/2", hour, owners.is_gone)
        with pytest.raises(LeaseHeldError):
            second.__enter__()

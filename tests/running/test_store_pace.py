"""A service's pace, shared by all who share a store."""

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from support.shared import ROOT

from state.store import open_store
from tracker.http.pace import BothPaces, OwnPace
from tracker.http.store_pace import StorePace

SPACING = 0.15


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


def test_those_who_share_a_store_ask_one_after_the_other(place: Path) -> None:
    asked: list[tuple[float, float]] = []

    def machine(name: str) -> None:
        with open_store(place) as store:
            pace = StorePace(store, "arxiv", name, SPACING, now=now)
            for _ in range(2):
                with pace.turn():
                    began = time.monotonic()
                    time.sleep(0.02)
                    asked.append((began, time.monotonic()))

    threads = [threading.Thread(target=machine, args=(f"machine {n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked.sort()
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(asked)]
    assert len(asked) == 6
    assert min(gaps) >= SPACING


def test_request_that_fails_is_followed_by_the_same_pause(place: Path) -> None:
    slept: list[float] = []
    with open_store(place) as store:
        pace = StorePace(store, "arxiv", "one", SPACING, now=now, sleep=slept.append)
        with pytest.raises(OSError, match="cut"), pace.turn():
            raise OSError("cut")
        with pace.turn():
            pass
    assert slept == [0.0, SPACING, 0.0, SPACING]


def test_whoever_follows_a_dead_one_pauses_first(place: Path) -> None:
    slept: list[float] = []
    with open_store(place) as store:
        asking = (
            "import os, sys\n"
            "from datetime import timedelta\n"
            "from state.store import open_store\n"
            "with open_store(sys.argv[1]) as store, store.lease('pace:arxiv', 'one', timedelta(minutes=10)):\n"
            "    os.kill(os.getpid(), 9)\n"
        )
        died = subprocess.run([sys.executable, "-c", asking, str(place)], cwd=ROOT, check=False)
        assert died.returncode == -9
        pace = StorePace(store, "arxiv", "two", SPACING, now=now, sleep=slept.append)
        for _ in range(2):
            with pace.turn():
                pass
    assert slept == [SPACING, 0.0, SPACING, 0.0, SPACING]


def test_quiet_that_the_service_asked_for_is_kept_by_all(place: Path) -> None:
    slept: list[float] = []
    with open_store(place) as one, open_store(place) as other:
        StorePace(one, "arxiv", "one", SPACING, now=now).hold(60)
        pace = StorePace(other, "arxiv", "two", SPACING, now=now, sleep=slept.append)
        assert 30 < pace.ahead() <= 60
        with pace.turn():
            pass
        pace.hold(5)
        assert pace.ahead() > 20
    assert slept[0] > 20


def test_moment_too_far_ahead_is_no_moment(place: Path) -> None:
    with open_store(place) as store:
        pace = StorePace(store, "arxiv", "one", SPACING, now=now)
        pace.hold(10**9)
        assert 3500 < pace.ahead() <= 3600


def test_two_paces_are_kept_at_once(place: Path) -> None:
    slept: list[float] = []
    with open_store(place) as store:
        here = OwnPace(1.0, elapsed=lambda: 0.0, sleep=slept.append)
        there = StorePace(store, "arxiv", "one", SPACING, now=now, sleep=slept.append)
        both = BothPaces(here, there)
        with both.turn():
            pass
        assert slept == [0.0, 0.0, SPACING]
        both.hold(30)
        assert [one.ahead() for one in (here, there)] == pytest.approx([30, 30], abs=20)

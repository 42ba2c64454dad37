"""Spacing within a process and between processes."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import threading
import time
from typing import TYPE_CHECKING

import pytest
from support.full_disk import files_no_longer_than
from support.shared import ROOT

from tracker.http.opening import arxiv_pace, open_door
from tracker.http.pace import FURTHEST, HeldError, OwnPace, SharedPace
from tracker.settings.http import HttpSettings

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.http.pace import Pace


class Watch:
    """A clock that only sleeping moves."""

    def __init__(self, start: float = 1000.0) -> None:
        self.now = start

    def elapsed(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture(params=["own", "shared"])
def paced(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Pace, Watch]:
    watch = Watch()
    if request.param == "own":
        return OwnPace(3.0, elapsed=watch.elapsed, sleep=watch.sleep), watch
    path = tmp_path / "deep" / "arxiv.pace"
    return SharedPace(path, 3.0, elapsed=watch.elapsed, sleep=watch.sleep), watch


def test_turns_are_spaced(paced: tuple[Pace, Watch]) -> None:
    pace, watch = paced
    moments = []
    for _ in range(3):
        with pace.turn():
            moments.append(watch.now)
            watch.now += 0.5  # the request takes its time
    assert moments == [1000.0, 1003.5, 1007.0]


def test_a_turn_that_fails_counts_too(paced: tuple[Pace, Watch]) -> None:
    pace, watch = paced
    with pytest.raises(ValueError, match="made up"), pace.turn():
        raise ValueError("made up")
    assert pace.ahead() == 3.0
    watch.now += 3
    assert pace.ahead() == 0.0


def test_a_hold_is_kept_and_a_shorter_one_does_not_lift_it(paced: tuple[Pace, Watch]) -> None:
    pace, _ = paced
    pace.hold(60)
    pace.hold(5)
    assert pace.ahead() == pytest.approx(60, abs=0.01)


def test_who_waits_for_the_one_that_is_told_to_wait_does_not_wait_as_long(tmp_path: Path) -> None:
    pace = SharedPace(tmp_path / "arxiv.pace", 0.01)
    waits: list[float] = []

    def follow() -> None:
        with pytest.raises(HeldError) as held, pace.turn(longest=5):
            pass
        waits.append(held.value.seconds)

    follower = threading.Thread(target=follow, daemon=True)
    with pace.turn():
        follower.start()
        time.sleep(0.1)  # it looked ahead long ago, and stands in the queue
        pace.hold(600)
    follower.join(60)
    assert waits == [pytest.approx(600, abs=60)]


def test_nobody_waits_longer_than_they_want_to(paced: tuple[Pace, Watch]) -> None:
    pace, watch = paced
    pace.hold(60)
    with pytest.raises(HeldError), pace.turn(longest=59):
        pass
    with pace.turn(longest=61):
        assert watch.now == pytest.approx(1060, abs=0.01)


def test_nobody_is_held_for_ever(tmp_path: Path) -> None:
    watch = Watch()
    for pace in (
        SharedPace(tmp_path / "arxiv.pace", 3.0, elapsed=watch.elapsed, sleep=watch.sleep),
        OwnPace(3.0, elapsed=watch.elapsed, sleep=watch.sleep),
    ):
        pace.hold(10 * FURTHEST)
        assert pace.ahead() <= FURTHEST


@pytest.mark.parametrize("text", ["", "nonsense", "99999999"])
def test_a_file_from_before_a_restart_is_void(tmp_path: Path, text: str) -> None:
    path = tmp_path / "arxiv.pace"
    path.write_text(text)
    watch = Watch(5.0)
    pace = SharedPace(path, 3.0, elapsed=watch.elapsed, sleep=watch.sleep)
    with pace.turn():
        assert watch.now == 5.0
    assert pace.ahead() == 3.0


def test_threads_take_turns() -> None:
    pace = OwnPace(0.05)
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        with pace.turn():
            inside += 1
            most = max(most, inside)
            time.sleep(0.01)
            inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert time.monotonic() - began >= 0.15


PROGRAM = """
import sys, time
from pathlib import Path
from tracker.http.pace import SharedPace
pace = SharedPace(Path(sys.argv[1]), 0.3)
for _ in range(3):
    with pace.turn():
        print(time.monotonic(), flush=True)
        time.sleep(0.05)
        print(time.monotonic(), flush=True)
"""


def test_processes_take_turns(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "arxiv.pace")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)})
        for _ in range(3)
    ]
    spans = []
    for process in running:
        out, _ = process.communicate(timeout=60)
        numbers = [float(line) for line in out.split()]
        spans += list(zip(numbers[::2], numbers[1::2], strict=True))
    spans.sort()
    assert len(spans) == 9
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(spans)]
    assert min(gaps) >= 0.29


def test_a_killed_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    hanging = PROGRAM.replace("time.sleep(0.05)", "time.sleep(60)")
    command = [sys.executable, "-c", hanging, str(tmp_path / "arxiv.pace")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
    pace = SharedPace(tmp_path / "arxiv.pace", 0.1)
    with pace.turn():
        assert process.poll() is not None  # the minute it would have slept did not have to pass


def test_the_pause_after_a_request_is_kept_when_the_asker_dies_in_it(tmp_path: Path) -> None:
    watch = Watch()
    path = tmp_path / "arxiv.pace"
    pace = SharedPace(path, 3.0, elapsed=watch.elapsed, sleep=watch.sleep)
    with pace.turn():
        other = SharedPace(path, 3.0, elapsed=watch.elapsed, sleep=watch.sleep)
        assert other.ahead() == 3.0, "what another process finds when this one dies now"


def test_a_hold_is_there_at_every_moment_while_it_is_written_again(tmp_path: Path) -> None:
    pace = SharedPace(tmp_path / "arxiv.pace", 3.0)
    pace.hold(600)
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            pace.hold(0)

    writer = threading.Thread(target=write)
    writer.start()
    looks = [pace.ahead() for _ in range(2000)]
    over.set()
    writer.join()
    assert min(looks) > 300


def test_a_folder_that_cannot_be_written_gives_way(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with arxiv_pace(blocked / "cache", 3.0).turn():
        pass


def test_a_folder_on_a_full_disk_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with files_no_longer_than(0):
        pace = arxiv_pace(tmp_path / "cache", 3.0)
        with pace.turn():
            assert isinstance(pace, OwnPace)


def test_a_lock_folder_that_cannot_be_used_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with open_door(HttpSettings(lock_folder=blocked / "locks"), {"HOME": str(tmp_path)}):
        assert f"not shared through {blocked / 'locks'} (http.lock_folder)" in caplog.text


def test_the_door_opens_with_the_environments_folder_and_token(tmp_path: Path) -> None:
    environment = {"XDG_CACHE_HOME": str(tmp_path), "HF_TOKEN": " hf_made_up "}
    with open_door(HttpSettings(), environment) as door:
        assert door.requests == {}
    assert (tmp_path / "tracker" / "arxiv.pace").exists()
    with open_door(HttpSettings(lock_folder=tmp_path / "own"), {"HOME": str(tmp_path)}):
        assert (tmp_path / "own" / "arxiv.pace").exists()

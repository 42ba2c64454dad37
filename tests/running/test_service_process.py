"""The daemon as a process of its own, where signals matter: told to stop, killed at any time, asked to read its settings anew."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.serving import LINE, overdue, settings_text, wait_for

from state.records import ListName
from state.store import open_store
from tracker.loopback.github_world import TOKEN
from tracker.loopback.stage import LIST, Stage


@contextmanager
def process(stage: Stage, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A daemon of its own, told to stop at the end."""
    (stage.folder / "tracker.toml").write_text(settings_text(stage))
    environment = {**os.environ, **stage.environment(), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", "serve", *options],
        cwd=stage.folder,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as running_process:
        try:
            yield running_process
        finally:
            running_process.kill()


def test_process_that_is_told_to_stop_finishes_what_it_has_in_hand(stage: Stage) -> None:
    overdue(stage)
    with process(stage) as found:
        wait_for(lambda: stage.github.requests)
        found.send_signal(signal.SIGTERM)
        _, log = found.communicate(timeout=240)
    assert found.returncode == 0
    assert len(list(stage.world.open_pulls())) == 1
    rows = [json.loads(line) for line in log.splitlines()]
    assert rows[-1]["message"] == "stopped"
    assert any(row.get("task") == f"list:{LIST}" for row in rows)


def asked(stage: Stage, number: int) -> int:
    """How often a source was asked, by its place among the services."""
    return len(stage.sources.servers[number].log)


PHASES: dict[str, Callable[[Stage], object]] = {
    "the first source is asked": lambda stage: asked(stage, 0),
    "the last source is asked": lambda stage: asked(stage, -1),
    "the list is looked at": lambda stage: stage.github.requests,
    "something was written": lambda stage: stage.github.writes,
    "the pull request is open": lambda stage: list(stage.world.open_pulls()),
}


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["told", "killed"])
@pytest.mark.parametrize("phase", PHASES)
def test_process_that_ends_at_any_time_leaves_its_work_to_the_next(
    stage: Stage, phase: str, how: signal.Signals
) -> None:
    overdue(stage)
    with process(stage) as found:
        wait_for(lambda: PHASES[phase](stage))
        found.send_signal(how)
        _, log = found.communicate(timeout=240)
    assert found.returncode == (0 if how is signal.SIGTERM else -signal.SIGKILL)
    assert TOKEN not in log
    with process(stage) as again:
        wait_for(lambda: slot_ended(stage))
        again.send_signal(signal.SIGTERM)
        again.communicate(timeout=240)
    (pull,) = stage.world.open_pulls()
    added = [line for line in stage.diff(pull.branch).splitlines() if line.startswith("+- ")]
    assert len(added) == len(set(added)) > 0
    with open_store(stage.folder / "state.db") as store:
        assert len(store.proposals(ListName(LIST))) == len(added)


def slot_ended(stage: Stage) -> bool:
    with open_store(stage.folder / "state.db") as store:
        begun, ended = store.cursor("slot:begun"), store.cursor("slot:ended")
    return begun is not None and ended is not None and begun.value == ended.value


def test_process_reads_its_settings_anew_when_asked(stage: Stage) -> None:
    with process(stage, "--plain") as found:
        assert found.stderr
        assert "due at" in found.stderr.readline()
        (stage.folder / "tracker.toml").write_text(settings_text(stage).replace(LINE, "0 9 * * *"))
        found.send_signal(signal.SIGHUP)
        assert "read the settings anew" in found.stderr.readline()
        (stage.folder / "tracker.toml").write_text("lists = 7\n")
        found.send_signal(signal.SIGHUP)
        assert "the old ones stay" in found.stderr.readline()
        (stage.folder / "tracker.toml").unlink()
        found.send_signal(signal.SIGHUP)
        line = found.stderr.readline()
        assert "the old ones stay: no list is set" in line
        found.send_signal(signal.SIGINT)
        found.communicate(timeout=240)
    assert found.returncode == 0


def test_daemon_without_a_list_says_so(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "serve"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "tracker init" in done.stderr

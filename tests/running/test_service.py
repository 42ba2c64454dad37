"""The daemon whole, on loopback services, in a thread where it can be looked into."""

import json
import logging
import threading
import time
import urllib.request
from collections import UserDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from support.serving import LINE, missed, overdue, settings_text, wait_for

from state.records import Cursor
from state.store import open_store
from tracker.clock import running
from tracker.daemon.cron import latest, trigger
from tracker.daemon.service import Daemon
from tracker.loopback.stage import LIST, Stage
from tracker.settings.load import SettingsError, parse
from tracker.troubles import troubles


def get(daemon: Daemon, path: str) -> str:
    assert daemon.address
    with urllib.request.urlopen(f"http://127.0.0.1:{daemon.address[1]}{path}", timeout=60) as answer:
        text: str = answer.read().decode()
        return text


@dataclass
class Served:
    """A daemon at work in a thread, and the text of the settings it reads."""

    daemon: Daemon
    texts: list[str]


@contextmanager
def serving(stage: Stage, text: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    environment = stage.environment()
    monkeypatch.setenv("TRACKER_NOW", environment["TRACKER_NOW"])
    texts = [text]
    daemon = Daemon(lambda: parse(texts[-1]), environment)
    thread = threading.Thread(target=daemon.serve)
    thread.start()
    wait_for(lambda: daemon.address)
    try:
        yield Served(daemon, texts)
    finally:
        daemon.stop()
        thread.join(240)
        assert not thread.is_alive()


def test_moment_missed_while_nobody_served_is_made_up_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(stage)
    health = stage.folder / "health.json"
    with serving(stage, settings_text(stage, health_file=str(health)), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.list_success)
        wait_for(lambda: not json.loads(get(served.daemon, "/healthz"))["at_work_on"])
        found = {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(get(served.daemon, "/metrics"))
            for sample in family.samples
        }
        assert found["tracker_source_outcome", "arxiv", "new"] == 1
        assert found["tracker_task_rounds_total", f"list:{LIST}"] == 1
        assert json.loads(health.read_text())["status"] == "ok"
    assert len(list(stage.world.open_pulls())) == 1
    assert not health.exists()


def test_a_health_file_that_cannot_be_written_stops_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(stage)
    nowhere = stage.folder / "no" / "such" / "folder" / "health.json"
    with serving(stage, settings_text(stage, health_file=str(nowhere)), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.list_success)
    assert len(list(stage.world.open_pulls())) == 1


def test_moment_that_is_too_long_ago_waits_for_the_next(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(stage)
    with serving(stage, settings_text(stage).replace("172800", "60"), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.next_due)
        time.sleep(0.3)
    assert not stage.world.pulls


def test_work_that_is_done_is_not_done_again_after_a_restart(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(stage)
    with serving(stage, settings_text(stage), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.list_success)
    asked = len(stage.github.requests)
    overdue_again = running() - timedelta(hours=1)
    with open_store(stage.folder / "state.db") as store:
        value = f"{overdue_again.isoformat()} {trigger(LINE, 'UTC')}"
        store.advance([Cursor("schedule:run", value, running())])
    with serving(stage, settings_text(stage), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.next_due.get("run", running()) > running())
        time.sleep(0.3)
        assert LIST in served.daemon.gauges.waiting  # it is told from the first look on
    assert len(stage.github.requests) == asked


def test_work_that_all_daemons_died_in_is_taken_up_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = latest(trigger(LINE, "UTC"), running())
    assert begun
    with open_store(stage.folder / "state.db") as store:
        tomorrow = running() + timedelta(days=1)
        due = Cursor("schedule:run", f"{tomorrow.isoformat()} {trigger(LINE, 'UTC')}", running())
        store.advance([due, Cursor("slot:begun", begun.isoformat(), running())])
    with serving(stage, settings_text(stage), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.list_success)
    with open_store(stage.folder / "state.db") as store:
        ended = store.cursor("slot:ended")
    assert ended
    assert ended.value == begun.isoformat()
    asked = len(stage.github.requests)
    with serving(stage, settings_text(stage), monkeypatch):
        time.sleep(0.3)
    assert len(stage.github.requests) == asked


class Unsteady(UserDict[str, str]):
    """An environment whose state is out of reach when the first run asks for it."""

    asked = 0

    def __getitem__(self, name: str) -> str:
        if name == "TRACKER_STATE_URL":
            self.asked += 1
            if self.asked == 2:
                return "postgresql://127.0.0.1:9/nowhere"
        return super().__getitem__(name)


class Slow(logging.Handler):
    """A log that takes its time over one line; while it does, the scheduler takes the run for one at work."""

    def emit(self, record: logging.LogRecord) -> None:
        if "waits for the state" in record.getMessage():
            time.sleep(1)


@pytest.fixture
def slow_log() -> Iterator[None]:
    log, slow = logging.getLogger("tracker.daemon.service"), Slow()
    log.addHandler(slow)
    yield
    log.removeHandler(slow)


@pytest.mark.parametrize("log", ["quick", "slow"])
def test_work_that_the_state_broke_off_is_taken_up_when_it_answers(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, log: str, request: pytest.FixtureRequest
) -> None:
    if log == "slow":
        request.getfixturevalue("slow_log")
    overdue(stage)
    environment = Unsteady(stage.environment())
    monkeypatch.setenv("TRACKER_NOW", environment["TRACKER_NOW"])
    monkeypatch.setattr("tracker.daemon.service._BEAT", 0.2)  # a beat is half a minute
    daemon = Daemon(lambda: parse(settings_text(stage)), environment)
    thread = threading.Thread(target=daemon.serve)
    thread.start()
    try:
        wait_for(lambda: daemon.gauges.list_success)
    finally:
        daemon.stop()
        thread.join(240)
    assert environment.asked > 2
    assert len(list(stage.world.open_pulls())) == 1


def missed_digest(stage: Stage) -> str:
    """Settings with a digest whose moment has just been missed, to a place where a file stands in the way."""
    (stage.folder / "taken").write_text("in the way")
    with open_store(stage.folder / "state.db") as store:
        store.advance([missed("digest")])
    channel = (
        f'[[digest.channels]]\nname = "page"\nformat = "md"\nfile = "{stage.folder / "taken" / "page.md"}"\n'
    )
    text = settings_text(stage).replace("run = ", 'run = ""\ndigest = ')
    return f"{text}\n{channel}"


def test_a_model_that_is_damaged_is_noted_for_people_and_the_daemon_serves_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(stage)
    shelf = stage.folder / "models"
    shelf.mkdir()
    (shelf / "in-use").write_text("gone")
    text = settings_text(stage) + f'[classifier]\nfolder = "{shelf}"\n'
    with serving(stage, text, monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.failures[f"list:{LIST}"])
        assert served.daemon.gauges.failures["poll"] == 1
        wait_for(lambda: not json.loads(get(served.daemon, "/healthz"))["at_work_on"])
        with open_store(stage.folder / "state.db") as store:
            found = {one.task: one.reason for one in troubles(store, [LIST])}
    assert set(found) == {"poll", f"list:{LIST}"}
    assert str(shelf) in found["poll"]


def test_list_that_a_run_by_hand_has_in_hand_does_not_count_as_kept(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(stage)
    with (
        open_store(stage.folder / "state.db") as store,
        store.lease(f"list:{LIST}", "by hand", timedelta(minutes=2)),
        serving(stage, settings_text(stage), monkeypatch) as served,
    ):
        wait_for(lambda: store.cursor("slot:ended"))
        assert not served.daemon.gauges.list_success
        assert not served.daemon.gauges.failures


def test_digest_that_did_not_reach_its_channel_is_tried_again_before_its_next_moment(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.daemon.service._BEAT", 0.2)  # half a minute, and between two tries an hour
    monkeypatch.setattr("tracker.daemon.service._LATER", timedelta(0))
    monkeypatch.setattr("tracker.daemon.service._TRIED_AGAIN_FOR", timedelta(days=2))
    with serving(stage, missed_digest(stage), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.failures["digest"])
        (stage.folder / "taken").unlink()
        wait_for((stage.folder / "taken" / "page.md").is_file)
        failed = served.daemon.gauges.failures["digest"]
        time.sleep(1)
        assert served.daemon.gauges.failures["digest"] == failed


def test_digest_that_is_due_with_a_run_tells_of_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.daemon.service._BEAT", 0.2)
    text = missed_digest(stage).replace('run = ""', f'run = "{LINE}"')
    (stage.folder / "taken").unlink()
    overdue(stage)
    page = stage.folder / "taken" / "page.md"
    with serving(stage, text, monkeypatch) as served:
        wait_for(lambda: page.is_file() and served.daemon.gauges.list_success)
    assert "pull/1" in page.read_text()


def test_digest_waits_no_longer_for_a_run_that_does_not_end(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.daemon.service._BEAT", 0.2)
    monkeypatch.setattr("tracker.daemon.service._LONGEST_HELD", timedelta(0))
    text = missed_digest(stage).replace('run = ""', f'run = "{LINE}"')
    (stage.folder / "taken").unlink()
    overdue(stage)
    with (
        open_store(stage.folder / "state.db") as store,
        store.lease("task:poll", "one that hangs", timedelta(minutes=9)),
        serving(stage, text, monkeypatch),
    ):
        wait_for((stage.folder / "taken" / "page.md").is_file)


def test_digest_that_the_state_broke_off_is_told_when_it_answers(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = missed_digest(stage)
    (stage.folder / "taken").unlink()
    environment = Unsteady(stage.environment())
    monkeypatch.setenv("TRACKER_NOW", environment["TRACKER_NOW"])
    monkeypatch.setattr("tracker.daemon.service._BEAT", 0.2)
    daemon = Daemon(lambda: parse(text), environment)
    thread = threading.Thread(target=daemon.serve)
    thread.start()
    try:
        wait_for((stage.folder / "taken" / "page.md").is_file)
    finally:
        daemon.stop()
        thread.join(240)
    assert environment.asked > 2


def test_settings_are_read_anew_and_a_broken_file_changes_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(stage, settings_text(stage), monkeypatch) as served:
        wait_for(lambda: served.daemon.gauges.next_due)
        before = dict(served.daemon.gauges.next_due)
        served.texts.append("lists = 7")
        with pytest.raises(SettingsError):
            parse(served.texts[-1])
        served.daemon.reload()
        time.sleep(0.3)
        served.texts.append(settings_text(stage).replace(LINE, "0 9 * * *"))
        served.daemon.reload()
        wait_for(lambda: served.daemon.gauges.next_due.get("run", before.get("run")) != before.get("run"))
        assert served.daemon.gauges.next_due["run"].hour == 9


def test_what_was_opened_at_the_start_stays_and_the_health_file_moves(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = stage.folder / "first.json", stage.folder / "second.json"
    with serving(stage, settings_text(stage, health_file=str(first)), monkeypatch) as served:
        wait_for(first.exists)
        elsewhere = settings_text(stage, health_file=str(second), listen="127.0.0.1:1")
        served.texts.append(f'{elsewhere}[state]\nurl = "elsewhere.db"\n')
        served.daemon.reload()
        wait_for(second.exists)
        assert not first.exists()
        assert json.loads(get(served.daemon, "/healthz"))["status"] == "ok"
    for name in ("`url` under [state]", "`listen` under [serve]"):
        assert f"{name} is other than at the start" in caplog.text
    assert not second.exists()

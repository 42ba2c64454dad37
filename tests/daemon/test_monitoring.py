"""What a monitor is told: numbers, health, and the file whose age alarms."""

import json
import socket
import struct
import urllib.request
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError

import pytest
from prometheus_client.parser import text_string_to_metric_families

from state.records import Event, EventKind, ListName, Outcome, Run, RunId, SourceName, SourceReport
from state.store import IN_MEMORY, Store, open_store
from tracker.clock import running
from tracker.daemon.gauges import Gauges, exposition
from tracker.daemon.health import Health, answering, overdue, write_health
from tracker.daemon.waiting import Waiting, note_waiting
from tracker.daemon.watching import Watch
from tracker.daemon.worker import Fate
from tracker.errors import UsageError
from tracker.troubles import note_failure, note_success, troubles

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
SLOT = datetime(2026, 11, 16, 5, 37, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_numbers_are_read_back_by_prometheus_own_parser() -> None:
    gauges = Gauges()
    name = ListName('odd "name"\\\n')
    gauges.heard(
        [
            Event(NOW, EventKind.PROPOSED, None, name),
            Event(NOW, EventKind.MERGED, None, name),
            Event(NOW, EventKind.JUDGED, None, name),
            Event(NOW, EventKind.REJECTED),
        ]
    )
    reports = [
        SourceReport(SourceName("arxiv"), Outcome.NEW, 5),
        SourceReport(SourceName("pwc"), Outcome.FAILED, 0),
    ]
    gauges.polled(reports, NOW)
    gauges.polled(reports[1:], NOW + timedelta(days=1))
    gauges.list_success[name] = NOW
    gauges.waiting[name] = Waiting(unsure=2, backlog=7)
    gauges.took("poll", 1.5, {"arxiv.org": 1})
    gauges.took("poll", 0.25, {"arxiv.org": 2})
    gauges.failures["list:a"] += 1
    gauges.next_due["run"] = NOW
    found = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(exposition(gauges, "1.0"))
        for sample in family.samples
    }
    assert found["tracker_info", "1.0"] == 1
    assert found["tracker_proposed_total", name] == found["tracker_merged_total", name] == 1
    assert not any(key[0] == "tracker_rejected_total" for key in found)
    assert found["tracker_unsure", name] == 2
    assert found["tracker_backlog", name] == 7
    assert found["tracker_source_last_success_timestamp_seconds", "arxiv"] == NOW.timestamp()
    assert found["tracker_source_last_success_timestamp_seconds", "pwc"] == NOW.timestamp()
    assert found["tracker_source_outcome", "failed", "pwc"] == 1
    assert found["tracker_source_outcome", "new", "pwc"] == 0
    assert found["tracker_list_last_success_timestamp_seconds", name] == NOW.timestamp()
    assert found["tracker_requests_total", "arxiv.org"] == 3
    assert found["tracker_task_seconds_total", "poll"] == 1.75
    assert found["tracker_task_rounds_total", "poll"] == 2
    assert found["tracker_failures_total", "list:a"] == 1
    assert found["tracker_next_due_timestamp_seconds", "run"] == NOW.timestamp()


def test_what_another_has_in_hand_is_no_failure_and_ends_no_trouble() -> None:
    watch = Watch()
    with open_store(IN_MEMORY) as watch.store:
        watch.finished("list:a", Fate.FAILED, "gone")
        watch.finished("list:a", Fate.LOST, "a run by hand")
        assert watch.gauges.failures == {"list:a": 1}
        assert [one.reason for one in troubles(watch.store, ["a"])] == ["gone"]
        watch.finished("list:a", Fate.DONE, "")
        assert troubles(watch.store, ["a"]) == []


def run(days: int, outcome: Outcome) -> Run:
    """One so many days ago, as any daemon may have begun it."""
    at = running() - timedelta(days=days)
    return Run(RunId(f"run-{days}"), at, at, "", (SourceReport(SourceName("arxiv"), outcome, 1),))


def test_a_daemon_that_begins_knows_how_the_sources_did(store: Store) -> None:
    for one in (run(60, Outcome.QUIET), run(5, Outcome.NEW), run(4, Outcome.FAILED), run(-9, Outcome.NEW)):
        store.record_run(one)
    watch = Watch()
    watch.store = store
    assert watch.look({})
    assert abs(watch.gauges.source_success[SourceName("arxiv")] - run(5, Outcome.NEW).started) < MINUTE
    assert watch.gauges.source_outcome == {"arxiv": Outcome.FAILED}
    store.record_run(run(1, Outcome.QUIET))
    assert watch.look({})
    assert abs(watch.gauges.source_success[SourceName("arxiv")] - run(1, Outcome.QUIET).started) < MINUTE


def test_a_list_that_another_daemon_kept_was_kept(store: Store) -> None:
    kept = running() - timedelta(days=1)
    note_success(store, "list:a", kept)
    watch = Watch()
    watch.store = store
    assert watch.look({}, lists=[ListName("a"), ListName("b")])
    assert watch.gauges.list_success == {"a": kept}


def test_what_waits_on_a_list_is_told_alike_by_whoever_did_not_keep_it_or_begins_anew(store: Store) -> None:
    watches = [Watch(), Watch()]
    for left in (Waiting(unsure=2, backlog=7), Waiting(unsure=0, backlog=0)):
        note_waiting(store, ListName("a"), left, running())
        for watch in watches:
            watch.store = store
            assert watch.look({}, lists=[ListName("a"), ListName("b")])
            assert watch.gauges.waiting == {"a": left}


def test_a_list_that_fails_went_well_no_later_than_when_it_began_to(store: Store) -> None:
    since = running() - timedelta(days=3)
    note_failure(store, "list:a", "gone", since)
    note_failure(store, "list:a", "still gone", running())
    watch = Watch()
    watch.store = store
    assert watch.look({}, lists=[ListName("a")])
    assert watch.gauges.list_success == {"a": since}


def test_a_list_kept_by_a_clock_that_ran_ahead_says_nothing_of_now(store: Store) -> None:
    note_success(store, "list:a", running() + timedelta(days=9))
    watch = Watch()
    watch.store = store
    assert watch.look({}, lists=[ListName("a")])
    assert watch.gauges.list_success == {}


def health(*complaints: str) -> Health:
    return Health(at=NOW.isoformat(), pid=7, since=SLOT.isoformat(), complaints=complaints)


def ask(address: tuple[str, int] | None, path: str) -> tuple[int, str]:
    assert address
    try:
        with urllib.request.urlopen(f"http://{address[0]}:{address[1]}{path}", timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_monitor_is_answered() -> None:
    state = [health()]
    with answering("127.0.0.1:0", lambda: state[0], lambda: "tracker_info 1\n") as address:
        assert ask(address, "/metrics") == (200, "tracker_info 1\n")
        code, text = ask(address, "/healthz?verbose")
        assert (code, json.loads(text)["status"]) == (200, "ok")
        state[0] = health("the state does not answer")
        code, text = ask(address, "/healthz")
        assert (code, json.loads(text)["complaints"]) == (503, ["the state does not answer"])
        assert ask(address, "/")[0] == 404


def newer_protocol() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as found:
            found.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not newer_protocol(), reason="absent: IPv6")
def test_monitor_is_answered_on_the_newer_protocol_too() -> None:
    with answering("[::1]:0", health, str) as address:
        assert address
        assert ask(("[::1]", address[1]), "/healthz")[0] == 200


@pytest.mark.parametrize("listen", ["{taken}", "192.0.2.1:0", "no-such-host.invalid:0"])
def test_an_address_that_cannot_be_listened_on_is_told(listen: str) -> None:
    with answering("127.0.0.1:0", health, str) as taken, ExitStack() as stack:
        assert taken
        wanted = answering(listen.format(taken=f"127.0.0.1:{taken[1]}"), health, str)
        with pytest.raises(UsageError, match=r"under \[serve\]"):
            stack.enter_context(wanted)


def test_monitor_that_hangs_up_is_no_line_in_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    with answering("127.0.0.1:0", health, str) as address:
        assert address
        for _ in range(3):
            with socket.create_connection(address) as rude:
                rude.sendall(b"GET /healthz HTTP/1.0\r\n")
                rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert ask(address, "/healthz")[0] == 200
    assert capfd.readouterr().err == ""


def test_nobody_listens_where_nobody_shall() -> None:
    with answering("", health, str) as address:
        assert address is None


def test_health_file_is_there_while_all_is_well(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    write_health(path, health())
    assert json.loads(path.read_text())["status"] == "ok"
    write_health(path, health("it hangs"))
    assert list(tmp_path.iterdir()) == []
    write_health(path, health("it still hangs"))


def test_schedule_long_past_is_a_complaint() -> None:
    due = {"digest": NOW, "run": SLOT}
    assert overdue(due, NOW + timedelta(minutes=1), timedelta(hours=1)) == (
        "the schedule run was due at 2026-11-16T05:37:00+00:00 and has not begun",
    )

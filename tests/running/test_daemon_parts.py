import json
import logging
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from urllib.error import HTTPError

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from prometheus_client.parser import text_string_to_metric_families

from state.errors import LeaseLostError, StateError
from state.records import Event, EventKind, ListName, Outcome, SourceName, SourceReport
from state.store import Lease, Store, open_store
from tracker.daemon.cron import trigger
from tracker.daemon.gauges import Gauges, exposition
from tracker.daemon.health import Health, answering, overdue, write_health
from tracker.daemon.jobstore import StateJobStore
from tracker.daemon.labour import Fate, Labour
from tracker.daemon.telling import ChannelsFailedError, tell_channels
from tracker.daemon.turns import LeaseTurns, Turn
from tracker.errors import TrackerError, UsageError
from tracker.logs import JsonLines, about, log_as_json, redacted, secrets_in
from tracker.settings.model import Settings

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
SLOT = datetime(2026, 11, 16, 5, 37, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "state.db")) as opened:
        yield opened


def turns(store: Store, owner: str = "one") -> LeaseTurns:
    return LeaseTurns(store, owner, timedelta(seconds=30), lambda: NOW)


# turns


def test_task_is_done_once_in_a_slot_and_again_in_the_next(store: Store) -> None:
    seen = []
    for slot in (SLOT, SLOT, SLOT + timedelta(days=1)):
        with turns(store).take("list:a", slot) as (turn, _):
            seen.append(turn)
    assert seen == [Turn.OURS, Turn.DONE, Turn.OURS]


def test_a_clock_that_ran_ahead_for_a_while_ends_no_work(store: Store) -> None:
    ahead = NOW + timedelta(days=700)
    wrong = LeaseTurns(store, "one", timedelta(seconds=30), lambda: ahead)
    with wrong.take("list:a", ahead - timedelta(hours=1)) as (turn, _):
        assert turn is Turn.OURS
    seen = []
    for slot in (SLOT, SLOT):
        with turns(store).take("list:a", slot) as (turn, _):
            seen.append(turn)
    assert seen == [Turn.OURS, Turn.DONE]


def test_task_in_other_hands_is_left_alone(store: Store) -> None:
    with turns(store).take("list:a", SLOT), turns(store, "two").take("list:a", SLOT) as (turn, lease):
        assert (turn, lease) == (Turn.TAKEN, None)


def test_task_that_failed_is_not_ticked_off(store: Store) -> None:
    with pytest.raises(RuntimeError), turns(store).take("list:a", SLOT):
        raise RuntimeError
    with turns(store).take("list:a", SLOT) as (turn, _):
        assert turn is Turn.OURS


# labour


def no_more(_: str) -> None:
    """Nothing happens besides."""


@dataclass
class Job:
    """A job that notes what it did, and fails where told to."""

    did: list[str] = field(default_factory=list)
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    then: Callable[[str], None] = no_more

    def poll(self) -> None:
        self._do("poll")

    def keep(self, name: ListName, lease: Lease) -> None:
        lease.check()
        self._do(name)

    def _do(self, task: str) -> None:
        self.did.append(task)
        self.then(task)
        if self.faults.get(task):
            raise self.faults[task].pop()


@dataclass
class Log:
    """Who was told how each task ended."""

    told: list[tuple[str, Fate]] = field(default_factory=list)

    hands: list[str] = field(default_factory=list)

    @contextmanager
    def begun(self, task: str) -> Iterator[None]:
        self.hands.append(task)
        yield
        assert self.told[-1][0] == self.hands.pop()

    def finished(self, task: str, fate: Fate, why: str) -> None:
        assert bool(why) == (fate is not Fate.DONE)
        self.told.append((task, fate))


class Impatient(threading.Event):
    """A stop signal whose waits take no time."""

    def wait(self, timeout: float | None = None) -> bool:
        return super().wait(min(timeout or 0.01, 0.01))


def labour(
    store: Store, job: Job, log: Log, stop: threading.Event | None = None, owner: str = "one"
) -> Labour:
    lists = [ListName("a"), ListName("b"), ListName("c")]
    return Labour(turns(store, owner), job, lists, log, stop or Impatient())


def test_slot_is_worked_off_once_sources_first(store: Store) -> None:
    job, log = Job(), Log()
    assert labour(store, job, log).work_off(SLOT)
    assert labour(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c"]


@pytest.mark.parametrize(
    "fault", [TrackerError("GitHub is down"), StateError("disk full")], ids=["ours", "state's"]
)
def test_list_that_fails_does_not_hold_up_the_others_and_waits_for_the_next_slot(
    store: Store, fault: Exception
) -> None:
    job, log = Job(faults={"a": [fault]}), Log()
    assert labour(store, job, log).work_off(SLOT)
    assert labour(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c"]
    assert ("list:a", Fate.FAILED) in log.told
    assert labour(store, job, log).work_off(SLOT + timedelta(days=1))
    assert job.did[4:] == ["poll", "a", "b", "c"]


def test_task_that_another_took_over_is_theirs_until_they_end(store: Store) -> None:
    job, log = Job(faults={"b": [LeaseLostError("task:list:b")]}), Log()
    assert labour(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c", "b"]
    assert ("list:b", Fate.LOST) in log.told


def test_bug_is_no_fault_of_the_world_and_crashes(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        labour(store, Job(faults={"b": [ZeroDivisionError()]}), Log()).work_off(SLOT)


def test_stop_lets_the_present_task_end_and_begins_no_other(store: Store) -> None:
    stop = Impatient()
    job = Job(then=lambda task: stop.set() if task == "a" else None)
    assert not labour(store, job, Log(), stop).work_off(SLOT)
    assert job.did == ["poll", "a"]
    assert labour(store, job, Log()).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c"]


def test_one_that_is_stopped_waits_for_nobody(store: Store) -> None:
    stop = Impatient()
    job = Job()
    with turns(store, "two").take("list:b", SLOT):
        watcher = threading.Timer(0.2, stop.set)
        watcher.start()
        assert not labour(store, job, Log(), stop).work_off(SLOT)
    watcher.join()
    assert job.did == ["poll", "a", "c"]


def test_several_share_the_lists_and_do_none_twice(tmp_path: Path) -> None:
    stores = [open_store(tmp_path / "state.db") for _ in range(3)]
    jobs = [Job() for _ in stores]
    threads = [
        threading.Thread(target=labour(store, job, Log(), owner=f"daemon {n}").work_off, args=(SLOT,))
        for n, (store, job) in enumerate(zip(stores, jobs, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    assert sorted(task for job in jobs for task in job.did) == ["a", "b", "c", "poll"]


# job store


def scheduler(store: Store) -> BackgroundScheduler:
    found = BackgroundScheduler(timezone="UTC")
    found.add_jobstore(StateJobStore(store, lambda: datetime.now(UTC)))
    return found


def nothing() -> None:
    """What a schedule of these tests does."""


def test_moment_that_passed_while_nobody_served_is_still_due(store: Store) -> None:
    first = StateJobStore(store, lambda: NOW)
    scheduled = scheduler(store).add_job(nothing, trigger("37 5 * * *", "UTC"), id="run")
    scheduled._modify(next_run_time=SLOT)
    first.add_job(scheduled)
    again = StateJobStore(store, lambda: NOW + timedelta(days=2))
    later = scheduler(store).add_job(nothing, trigger("37 5 * * *", "UTC"), id="run")
    later._modify(next_run_time=SLOT + timedelta(days=3))
    again.add_job(later)
    assert again.get_due_jobs(NOW)[0].next_run_time == SLOT


def test_moment_that_passed_is_due_also_after_a_clock_that_ran_ahead(store: Store) -> None:
    moments = {NOW + timedelta(days=700): NOW + timedelta(days=701), NOW: SLOT}
    for clock, moment in moments.items():
        scheduled = scheduler(store).add_job(nothing, trigger("37 5 * * *", "UTC"), id="run")
        scheduled._modify(next_run_time=moment)
        StateJobStore(store, lambda clock=clock: clock).add_job(scheduled)
    again = StateJobStore(store, lambda: NOW + timedelta(days=2))
    later = scheduler(store).add_job(nothing, trigger("37 5 * * *", "UTC"), id="run")
    later._modify(next_run_time=SLOT + timedelta(days=3))
    again.add_job(later)
    assert again.get_due_jobs(NOW)[0].next_run_time == SLOT


def test_schedule_that_was_changed_starts_anew(store: Store) -> None:
    scheduled = scheduler(store).add_job(nothing, trigger("37 5 * * *", "UTC"), id="run")
    scheduled._modify(next_run_time=SLOT)
    StateJobStore(store, lambda: NOW).add_job(scheduled)
    changed = scheduler(store).add_job(nothing, trigger("0 9 * * *", "UTC"), id="run")
    changed._modify(next_run_time=SLOT + timedelta(days=3))
    again = StateJobStore(store, lambda: NOW)
    again.add_job(changed)
    assert again.get_due_jobs(NOW) == []


def test_schedule_fires_and_its_next_moment_is_kept_without_a_pickle(store: Store) -> None:
    fired = threading.Event()
    running = scheduler(store)
    running.start()
    running.add_job(fired.set, "interval", seconds=0.05, id="run")
    assert fired.wait(5)
    running.shutdown()
    kept = store.cursor("schedule:run")
    assert kept
    assert datetime.fromisoformat(kept.value.partition(" ")[0]).tzinfo


# gauges


def test_numbers_are_read_back_by_prometheus_own_parser() -> None:
    gauges = Gauges()
    name = ListName('odd "name"\\\n')
    gauges.heard(
        [
            Event(NOW, EventKind.PROPOSED, None, name),
            Event(NOW, EventKind.MERGED, None, name),
            Event(NOW, EventKind.SEEN, None, name),
            Event(NOW, EventKind.REJECTED),
        ]
    )
    reports = [
        SourceReport(SourceName("arxiv"), Outcome.NEW, 5),
        SourceReport(SourceName("pwc"), Outcome.FAILED, 0),
    ]
    gauges.polled(reports, NOW)
    gauges.kept(name, NOW, unsure=2, backlog=7)
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
    assert ("tracker_source_last_success_timestamp_seconds", "pwc") not in found
    assert found["tracker_source_outcome", "failed", "pwc"] == 1
    assert found["tracker_source_outcome", "new", "pwc"] == 0
    assert found["tracker_list_last_success_timestamp_seconds", name] == NOW.timestamp()
    assert found["tracker_requests_total", "arxiv.org"] == 3
    assert found["tracker_task_seconds_total", "poll"] == 1.75
    assert found["tracker_task_rounds_total", "poll"] == 2
    assert found["tracker_failures_total", "list:a"] == 1
    assert found["tracker_next_due_timestamp_seconds", "run"] == NOW.timestamp()


# health


def health(*complaints: str) -> Health:
    return Health(at=NOW.isoformat(), pid=7, since=SLOT.isoformat(), complaints=complaints)


def ask(address: tuple[str, int] | None, path: str) -> tuple[int, str]:
    assert address
    try:
        with urllib.request.urlopen(f"http://{address[0]}:{address[1]}{path}", timeout=5) as answer:
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


# logs


SECRET = "ghs_" + "a" * 36


def fail(why: str) -> None:
    raise RuntimeError(why)


def test_log_is_json_with_what_the_work_is_about_and_no_secret() -> None:
    stream = StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        log_as_json(
            {"GITHUB_TOKEN": "not-of-any-known-form", "HF_TOKEN": "short", "HOME": "/home/me"}, stream
        )
        mark = about.set({"list": "vlm"})
        try:
            fail(f"401 for {SECRET} at https://me:hunter2@db/x with not-of-any-known-form")
        except RuntimeError:
            logging.getLogger("tracker").exception("cannot %s", "push")
        about.reset(mark)
    finally:
        root.handlers[:], level = before
        root.setLevel(level)
    (line,) = stream.getvalue().splitlines()
    row = json.loads(line)
    assert (row["level"], row["message"], row["list"]) == ("error", "cannot push", "vlm")
    for secret in (SECRET, "hunter2", "not-of-any-known-form"):
        assert secret not in line
    assert "RuntimeError: 401 for ***" in row["traceback"]


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        "Authorization: Bearer abcdefghijklmnopqrstuvwxyz",
        "Basic eC1hY2Nlc3MtdG9rZW46c2VjcmV0",
        "a://b:c@d",
    ],
)
def test_token_is_known_by_its_form(text: str) -> None:
    assert "***" in redacted(text)


def test_plain_words_are_left_alone() -> None:
    text = "token budget of 4,096 tokens; see https://arxiv.org/abs/2611.00001, basic idea: vision-language"
    assert redacted(text) == text


def test_what_is_secret_is_told_by_the_name() -> None:
    found = secrets_in(
        {"TRACKER_STATE_URL": "postgresql://x:y@z/w", "MY_API_KEY": "12345678", "PATH": "/usr/bin:/bin"}
    )
    assert found == ("postgresql://x:y@z/w", "12345678")


def test_formatter_leaves_out_a_traceback_where_there_is_none() -> None:
    record = logging.LogRecord("tracker", logging.INFO, __file__, 1, "fine", (), None)
    assert "traceback" not in json.loads(JsonLines().format(record))


def test_channel_without_its_token_holds_up_no_other(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    channels = [
        {"name": "board", "format": "md", "issue": {"repository": "me/list"}},
        {"name": "page", "format": "md", "file": str(page)},
    ]
    settings = Settings.model_validate({"digest": {"channels": channels}})
    with pytest.raises(ChannelsFailedError, match=r"not told: board \("):
        tell_channels(store, settings, {}, NOW)
    assert page.is_file()

"""Tasks are shared among daemons, each done once a slot, and one that fails holds up no other."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from classifiers.errors import ArtefactError
from state.errors import DamagedRecordError, LeaseHeldError, LeaseLostError, StoreFullError
from state.records import ListName
from state.store import Lease, Store, open_store
from tracker.daemon.turns import Claim, LeaseTurns
from tracker.daemon.worker import Fate, InOtherHandsError, Worker
from tracker.errors import TrackerError

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
SLOT = datetime(2026, 11, 16, 5, 37, tzinfo=UTC)


def turns(store: Store, owner: str = "one") -> LeaseTurns:
    return LeaseTurns(store, owner, timedelta(seconds=30), lambda: NOW)


def test_task_is_done_once_in_a_slot_and_again_in_the_next(store: Store) -> None:
    seen = []
    for slot in (SLOT, SLOT, SLOT + timedelta(days=1)):
        with turns(store).take("list:a", slot) as (claim, _):
            seen.append(claim)
    assert seen == [Claim.OURS, Claim.DONE, Claim.OURS]


def test_a_clock_that_ran_ahead_for_a_while_ends_no_work(store: Store) -> None:
    ahead = NOW + timedelta(days=700)
    wrong = LeaseTurns(store, "one", timedelta(seconds=30), lambda: ahead)
    with wrong.take("list:a", ahead - timedelta(hours=1)) as (claim, _):
        assert claim is Claim.OURS
    seen = []
    for slot in (SLOT, SLOT):
        with turns(store).take("list:a", slot) as (claim, _):
            seen.append(claim)
    assert seen == [Claim.OURS, Claim.DONE]


def test_task_in_other_hands_is_left_alone(store: Store) -> None:
    with turns(store).take("list:a", SLOT), turns(store, "two").take("list:a", SLOT) as (claim, lease):
        assert (claim, lease) == (Claim.TAKEN, None)


def test_task_that_failed_is_not_ticked_off(store: Store) -> None:
    with pytest.raises(RuntimeError), turns(store).take("list:a", SLOT):
        raise RuntimeError
    with turns(store).take("list:a", SLOT) as (claim, _):
        assert claim is Claim.OURS


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


def worker(
    store: Store, job: Job, log: Log, stop: threading.Event | None = None, owner: str = "one"
) -> Worker:
    lists = [ListName("a"), ListName("b"), ListName("c")]
    return Worker(turns(store, owner), job, lists, log, stop or Impatient())


def test_slot_is_worked_off_once_sources_first(store: Store) -> None:
    job, log = Job(), Log()
    assert worker(store, job, log).work_off(SLOT)
    assert worker(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c"]


@pytest.mark.parametrize(
    "fault",
    [TrackerError("GitHub is down"), DamagedRecordError("no date"), ArtefactError("the model is damaged")],
    ids=["ours", "state's", "the model's"],
)
def test_list_that_fails_does_not_hold_up_the_others_and_waits_for_the_next_slot(
    store: Store, fault: Exception
) -> None:
    job, log = Job(faults={"a": [fault]}), Log()
    assert worker(store, job, log).work_off(SLOT)
    assert worker(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c"]
    assert ("list:a", Fate.FAILED) in log.told
    assert worker(store, job, log).work_off(SLOT + timedelta(days=1))
    assert job.did[4:] == ["poll", "a", "b", "c"]


def test_task_that_the_state_broke_off_is_still_to_be_done(store: Store) -> None:
    job, log = Job(faults={"a": [StoreFullError("a store")]}), Log()
    with pytest.raises(StoreFullError):
        worker(store, job, log).work_off(SLOT)
    assert log.told == [("poll", Fate.DONE), ("list:a", Fate.FAILED)]
    assert worker(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "a", "b", "c"]


def test_task_that_another_took_over_is_theirs_until_they_end(store: Store) -> None:
    job, log = Job(faults={"b": [LeaseLostError("task:list:b")]}), Log()
    assert worker(store, job, log).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c", "b"]
    assert ("list:b", Fate.LOST) in log.told


def test_bug_is_no_fault_of_the_world_and_crashes(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        worker(store, Job(faults={"b": [ZeroDivisionError()]}), Log()).work_off(SLOT)


def test_stop_lets_the_present_task_end_and_begins_no_other(store: Store) -> None:
    stop = Impatient()
    job = Job(then=lambda task: stop.set() if task == "a" else None)
    assert not worker(store, job, Log(), stop).work_off(SLOT)
    assert job.did == ["poll", "a"]
    assert worker(store, job, Log()).work_off(SLOT)
    assert job.did == ["poll", "a", "b", "c"]


class StoppedWhileItWaits(threading.Event):
    """A stop signal that comes while somebody waits for it."""

    def wait(self, timeout: float | None = None) -> bool:
        del timeout
        self.set()
        return True


def test_one_that_is_stopped_waits_for_nobody(store: Store) -> None:
    job = Job()
    with turns(store, "two").take("list:b", SLOT):
        assert not worker(store, job, Log(), StoppedWhileItWaits()).work_off(SLOT)
    assert job.did == ["poll", "a", "c"]


def test_several_share_the_lists_and_do_none_twice(tmp_path: Path) -> None:
    stores = [open_store(tmp_path / "state.db") for _ in range(3)]
    jobs = [Job() for _ in stores]
    threads = [
        threading.Thread(target=worker(store, job, Log(), owner=f"daemon {n}").work_off, args=(SLOT,))
        for n, (store, job) in enumerate(zip(stores, jobs, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    assert sorted(task for job in jobs for task in job.did) == ["a", "b", "c", "poll"]


@pytest.mark.parametrize(
    "fault",
    [LeaseHeldError("run", "by hand"), InOtherHandsError("another run")],
    ids=["the run", "the list"],
)
def test_task_that_a_run_by_hand_has_in_hand_is_theirs_and_no_failure(store: Store, fault: Exception) -> None:
    job = Job(faults={"poll": [fault]})
    log = Log()
    assert worker(store, job, log).work_off(SLOT)
    assert log.told[:2] == [("poll", Fate.LOST), ("list:a", Fate.DONE)]

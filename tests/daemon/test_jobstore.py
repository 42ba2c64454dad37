"""When a schedule is due next outlives the daemon."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from support.spoiling import NO_VALUES, spoil

from state.errors import StateError
from state.records import Cursor
from state.store import Store
from tracker.daemon.cron import trigger
from tracker.daemon.jobstore import Cursors, StateJobStore, follow_clock

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
SLOT = datetime(2026, 11, 16, 5, 37, tzinfo=UTC)


def scheduler(store: Cursors) -> BackgroundScheduler:
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


@pytest.mark.parametrize("value", NO_VALUES.values(), ids=NO_VALUES)
def test_moment_that_nobody_wrote_is_none(store: Store, value: str) -> None:
    for due, found in ((SLOT, SLOT), (NOW, NOW)):
        scheduled = scheduler(store).add_job(nothing, trigger("37 5 * * *", "UTC"), id="run")
        scheduled._modify(next_run_time=due)
        schedules = StateJobStore(store, lambda: NOW)
        schedules.add_job(scheduled)
        assert schedules.get_next_run_time() == found
        spoil(store, f"{value.partition(' ')[0]} {scheduled.trigger}")


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
    assert fired.wait(60)
    running.shutdown()
    kept = store.cursor("schedule:run")
    assert kept
    assert datetime.fromisoformat(kept.value.partition(" ")[0]).tzinfo


class Down:
    """A store that does not answer, as a database that is started anew."""

    def cursor(self, name: str) -> Cursor | None:
        raise StateError(f"{name} cannot be reached")

    def advance(self, cursors: Iterable[Cursor]) -> None:
        raise StateError(f"{list(cursors)} cannot be reached")


def test_store_that_does_not_answer_stops_no_schedule() -> None:
    fired: list[datetime] = []
    twice = threading.Event()

    def fire() -> None:
        fired.append(datetime.now(UTC))
        if len(fired) > 1:
            twice.set()

    running = scheduler(Down())
    running.start()
    running.add_job(fire, "interval", seconds=0.05, id="run")
    assert twice.wait(60)
    running.shutdown()


# A clock that is set anew


class LookedAt(StateJobStore):
    """Tells when the scheduler has looked what is due, and sleeps."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, lambda: datetime.now(UTC))
        self.looked = threading.Event()

    def get_next_run_time(self) -> datetime | None:
        found: datetime | None = super().get_next_run_time()
        self.looked.set()
        return found


@contextmanager
def scheduled(store: Store, act: Callable[[], object]) -> Iterator[tuple[BackgroundScheduler, StateJobStore]]:
    """A scheduler at work with a line for each morning, not due for hours."""
    kept = LookedAt(store)
    found = BackgroundScheduler(timezone="UTC", jobstores={"default": kept})
    hour = (datetime.now(UTC) + timedelta(hours=6)).hour
    found.add_job(act, trigger(f"37 {hour} * * *", "UTC", jitter=60), id="run", misfire_grace_time=None)
    found.start()
    try:
        assert kept.looked.wait(60)
        yield found, kept
    finally:
        found.shutdown()


def test_clock_that_ran_ahead_for_a_while_does_not_put_the_next_run_off_for_years(store: Store) -> None:
    with scheduled(store, nothing) as (found, _):
        in_time = found.get_job("run").next_run_time
        follow_clock(found, datetime.now(UTC))
        assert found.get_job("run").next_run_time == in_time, "what is in step is left alone"
        found.modify_job("run", next_run_time=in_time + timedelta(days=3650))
        follow_clock(found, datetime.now(UTC))
        assert abs(found.get_job("run").next_run_time - in_time) <= timedelta(minutes=2)


def test_moment_that_came_while_the_machine_slept_is_worked_off_when_it_wakes(store: Store) -> None:
    fired = threading.Event()
    with scheduled(store, fired.set) as (found, kept):
        job = found.get_job("run")
        job._modify(next_run_time=datetime.now(UTC) - timedelta(hours=1))
        kept.update_job(job)  # as time goes by while nothing runs: nobody wakes the scheduler
        assert not fired.wait(0.5)
        follow_clock(found, datetime.now(UTC))
        assert fired.wait(60)


def test_schedule_that_is_paused_stays_so(store: Store) -> None:
    with scheduled(store, nothing) as (found, _):
        found.pause_job("run")
        follow_clock(found, datetime.now(UTC))
        assert found.get_job("run").next_run_time is None

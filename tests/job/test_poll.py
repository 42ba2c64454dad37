"""Keeping what a source gave: whole, wherever the run dies, and told once."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.works import exported

from state.errors import StoreUnreachableError
from state.identity import Identity, Scheme
from state.records import (
    Batch,
    Cursor,
    EventKind,
    Links,
    Notice,
    Outcome,
    Paper,
    Sighting,
    SourceName,
    SourceReport,
)
from state.store import IN_MEMORY, open_store
from tracker.job.poll import keep, poll_source

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from state.store import Store
    from tracker.ports import Recall

THEN = datetime(2026, 3, 4, tzinfo=UTC)
NOW = THEN + timedelta(days=1)


def says(number: int, at: datetime, notice: Notice = Notice.NEW, code: str | None = None) -> Sighting:
    name = Identity(Scheme.ARXIV, f"2601.{number:05}")
    return Sighting(
        SourceName("arxiv"), str(name), at, Paper("MapRead", links=Links(code=code)), (name,), notice
    )


FIRST = Batch((says(1, THEN), says(2, THEN)))
LATER = Batch(
    (says(1, NOW, code="https://github.com/maps/m"), says(2, NOW, Notice.WITHDRAWN)),
    (Cursor("arxiv", "2026-03-05", NOW),),
)


class Dying:
    """A memory that is written so often, and then its run is killed."""

    def __init__(self, store: Store, writes: int) -> None:
        self._store, self._left = store, writes

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name in ("remember", "append", "advance"):
            if not self._left:
                raise KeyboardInterrupt
            self._left -= 1
        return getattr(self._store, name)  # type: ignore[no-any-return] # whatever the store has


@pytest.mark.parametrize("writes", range(3))
def test_what_became_different_is_told_once_wherever_the_run_dies(writes: int) -> None:
    with open_store(IN_MEMORY) as store:
        keep(FIRST, store, THEN)
        with suppress(KeyboardInterrupt):
            keep(LATER, Dying(store, writes), NOW)  # type: ignore[arg-type] # it has all that a store has
        keep(LATER, store, NOW + timedelta(hours=1))
        assert sorted(event.kind for event in store.events()) == [EventKind.CHANGED, EventKind.WITHDRAWN]
        cursor = store.cursor("arxiv")
        assert cursor
        assert cursor.value == LATER.cursors[0].value


def test_a_clock_that_once_ran_ahead_silences_no_source_and_repeats_nothing() -> None:
    ahead = THEN + timedelta(days=365)
    with open_store(IN_MEMORY) as store:
        keep(FIRST, store, THEN)
        keep(Batch((says(1, ahead),)), store, ahead)
        for hours in range(3):
            later = NOW + timedelta(hours=hours)
            keep(Batch((says(1, later, code="https://github.com/maps/m"),)), store, later)
        assert [event.kind for event in store.events()] == [EventKind.CHANGED]
        work = store.work(Identity(Scheme.ARXIV, "2601.00001"))
        assert work
        assert work.paper.links.code == "https://github.com/maps/m"
        assert work.first_seen == THEN


@pytest.mark.parametrize(
    "ahead", [timedelta(), timedelta(days=365)], ids=["the same moment", "a clock ahead"]
)
def test_the_same_word_again_changes_no_byte_of_the_memory(ahead: timedelta) -> None:
    with open_store(IN_MEMORY) as store:
        keep(Batch((says(1, NOW + ahead),)), store, NOW + ahead)
        before = exported(store)
        for _ in range(2):
            keep(Batch((says(1, NOW),)), store, NOW)
        assert exported(store) == before


def test_a_record_without_names_is_heard_again_after_a_clock_ran_ahead() -> None:
    def nameless(title: str, at: datetime) -> Batch:
        return Batch((Sighting(SourceName("pwc"), "paper:7", at, Paper(title), ()),))

    with open_store(IN_MEMORY) as store:
        keep(nameless("MapRead", THEN + timedelta(days=365)), store, THEN)
        keep(nameless("MapRead, Corrected", NOW), store, NOW)
        (work,) = store.works_between()
        assert work.paper.title == "MapRead, Corrected"


class Recalling:
    """A source that looks into the memory before it asks anybody."""

    name = SourceName("arxiv")

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:
        memory.cursor(f"day of {now}")
        yield FIRST
        return SourceReport(self.name, Outcome.NEW, 2)


def test_a_memory_that_stops_answering_is_no_fault_of_the_source_that_asks_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with open_store(IN_MEMORY) as store:
        assert poll_source(Recalling(), store, NOW).outcome is Outcome.NEW
    with pytest.raises(StoreUnreachableError):
        poll_source(Recalling(), Unreachable(), NOW)  # type: ignore[arg-type] # it has all that a store has
    assert not caplog.records, "there is nothing to report"


class Unreachable:
    """A memory whose server was stopped."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        raise StoreUnreachableError("postgresql://db/tracker", f"no answer to {name}")

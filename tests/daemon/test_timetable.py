"""Schedules that come at their moments, and what is put off or to be done again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from support.serving import LINE, missed, wait_for

from state.store import Store, open_store
from tracker.clock import running
from tracker.daemon.timetable import DIGEST, RUN, Timetable
from tracker.settings.schedule import ScheduleSettings

LONG = 60.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "state.db") as opened:
        yield opened


def test_a_schedule_comes_when_it_is_moved_and_when_it_is_taken_up_again(store: Store) -> None:
    came = Event()
    timetable = Timetable({RUN: came.set, DIGEST: came.set})
    with timetable.kept(store, ScheduleSettings(run=LINE, digest="", jitter=0)):
        assert timetable.comes_by(RUN, running()), "before the first look it may be due at once"
        assert set(timetable.look()) == {RUN}
        assert not timetable.comes_by(RUN, running())
        assert timetable.comes_by(RUN, running() + timedelta(days=1))
        timetable.move(RUN, running())
        assert came.wait(LONG)
        came.clear()
        timetable.do_again(RUN, running())
        assert timetable.comes_by(RUN, running())
        while not came.wait(0.05):
            timetable.take_up()
        assert came.is_set()


def test_a_schedule_without_a_line_never_comes(store: Store) -> None:
    timetable = Timetable({RUN: lambda: None, DIGEST: lambda: None})
    with timetable.kept(store, ScheduleSettings(run=LINE, digest=LINE)):
        timetable.set(ScheduleSettings(run="", digest=""))
        timetable.move(RUN, running())
        assert not timetable.comes_by(RUN, running() + timedelta(days=2))
        assert not timetable.look()


def test_a_moment_missed_for_too_long_is_told_by_the_schedules_name(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.advance([missed(RUN)])
    timetable = Timetable({RUN: lambda: None, DIGEST: lambda: None})
    with timetable.kept(store, ScheduleSettings(run=LINE, digest="", misfire_grace=60)):
        wait_for(lambda: "was missed by" in caplog.text)
    assert f'"{RUN} (' in caplog.text

"""The one clock, which a rehearsal may fix."""

from datetime import UTC, datetime

import pytest

from tracker import clock
from tracker.errors import UsageError


def test_fixed_time_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2026-03-04T05:06:07+02:00")
    assert clock.now() == datetime(2026, 3, 4, 3, 6, 7, tzinfo=UTC)


def test_time_without_zone_is_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2026-03-04T05:06:07")
    assert clock.now() == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize("told", ["yesterday", "0001-01-01T00:00:00+14:00"])
def test_unreadable_time_is_a_usage_error(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("TRACKER_NOW", told)
    with pytest.raises(UsageError, match="TRACKER_NOW"):
        clock.now()


def test_clock_runs_when_nothing_fixes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_NOW", raising=False)
    assert clock.now().tzinfo is UTC


def test_running_time_goes_on_whatever_the_wall_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2026-03-04T05:06:07Z")
    first = clock.running()
    assert clock.running() >= first
    assert first != clock.now()

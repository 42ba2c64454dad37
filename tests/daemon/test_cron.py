"""Lines of cron: which moments they name, across time zones and changes of the clock."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tracker.daemon.cron import latest, trigger, weekdays
from tracker.settings.load import SettingsError, parse

MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("*", "*"),
        ("0", "sun"),
        ("7", "sun"),
        ("1", "mon"),
        ("1-5", "mon,tue,wed,thu,fri"),
        ("5-7", "fri,sat,sun"),
        ("fri-mon", "fri,sat,sun,mon"),
        ("MON,wed", "mon,wed"),
        ("*/2", "sun,tue,thu,sat"),
        ("0,7", "sun"),
    ],
)
def test_weekdays_are_read_as_cron_means_them(field: str, names: str) -> None:
    assert weekdays(field) == names


@pytest.mark.parametrize("field", ["8", "xyz", "1-", "*/0", ""])
def test_what_is_no_weekday_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match="write a weekday from 0 to 7"):
        weekdays(field)


def test_sunday_is_sunday() -> None:
    due = trigger("0 9 * * 0", "UTC").get_next_fire_time(None, MONDAY)
    assert due == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("@weekly", "write five fields: minute, hour, day, month, weekday, as in '17 7 * * mon'"),
        ("* * * *", "write five fields: minute, hour, day, month, weekday, as in '17 7 * * mon'"),
        ("61 * * * *", "write a minute from 0 to 59"),
        ("x * * * *", "write a minute from 0 to 59"),
        ("*/0 * * * *", "write a minute from 0 to 59"),
        ("5 24 * * *", "write an hour from 0 to 23"),
        ("5 5 0 * *", "write a day from 1 to 31"),
        ("5 5 30 2 *", "write a day that the month has"),
        ("5 5 * 13 *", "write a month from 1 to 12, or as jan to dec"),
        ("5 5 1 * 1", "write * for the day or for the weekday"),
        ("5 5 * * 9", "write a weekday from 0 to 7, or as mon to sun"),
        ("5 5 * * monday", "write a weekday from 0 to 7, or as mon to sun"),
    ],
)
def test_line_that_cannot_be_read_is_refused_before_anything_is_done(line: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        parse(f'[schedule]\nrun = "{line}"\n')
    assert str(refused.value) == f"tracker.toml:2: schedule.run: {told}, not '{line}'"


def test_leap_day_is_a_day_that_comes() -> None:
    due = trigger("5 5 29 2 *", "UTC").get_next_fire_time(None, MONDAY)
    assert due == datetime(2028, 2, 29, 5, 5, tzinfo=UTC)


def test_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SettingsError, match="Europe/Berlin"):
        parse('[schedule]\ntimezone = "Europe/Atlantis"\n')


def test_no_line_means_never() -> None:
    assert parse('[schedule]\nrun = ""\n').schedule.run == ""


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("37 5 * * *", datetime(2026, 11, 16, 5, 37, tzinfo=UTC)),
        ("*/5 * * * *", datetime(2026, 11, 16, 12, 0, tzinfo=UTC)),
        ("17 7 * * 5", datetime(2026, 11, 13, 7, 17, tzinfo=UTC)),
        ("0 0 1 2 *", datetime(2026, 2, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_work_that_is_due_is_named_by_its_moment(line: str, due: datetime) -> None:
    assert latest(trigger(line, "UTC"), MONDAY) == due


def test_daemons_that_wake_at_different_times_name_the_same_work() -> None:
    with_chance = trigger("37 5 * * *", "Europe/Berlin", jitter=300)
    named = {latest(with_chance, MONDAY + timedelta(seconds=late)) for late in range(0, 3600, 97)}
    assert named == {datetime(2026, 11, 16, 5, 37, tzinfo=ZoneInfo("Europe/Berlin"))}


def test_line_for_a_day_that_came_years_ago_names_no_work() -> None:
    assert latest(trigger("0 0 29 2 *", "UTC"), MONDAY) is None


ZONES = ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "America/Havana")
"""Clocks that change in the night, in the south, by half an hour and at midnight."""
CHANGES = [datetime(2028, 3, 5, tzinfo=UTC), datetime(2028, 9, 25, tzinfo=UTC)]
"""Six weeks from each of these hold every change of the year."""


def moments(line: str, zone: str, since: datetime, until: datetime) -> list[datetime]:
    """When a line stands, as the scheduler asks for it: each moment with the one before."""
    found: list[datetime] = []
    at = trigger(line, zone).get_next_fire_time(None, since)
    while at and at < until:
        found.append(at)
        at = trigger(line, zone).get_next_fire_time(at, at)
    return found


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("time", ["0 0", "30 1", "30 2", "15 3"])
@pytest.mark.parametrize("change", CHANGES, ids=["spring", "autumn"])
def test_every_day_has_its_run_and_none_has_two(change: datetime, time: str, zone: str) -> None:
    first = change.replace(tzinfo=ZoneInfo(zone))
    runs = moments(f"{time} * * *", zone, first, first + timedelta(days=45))
    assert [run.date() for run in runs] == [first.date() + timedelta(days) for days in range(45)]
    line = trigger(f"{time} * * *", zone)
    assert all(latest(line, then - timedelta(minutes=1)) == run for run, then in pairwise(runs))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("change", CHANGES, ids=["spring", "autumn"])
def test_line_for_every_hour_is_about_hours_that_pass(change: datetime, zone: str) -> None:
    runs = moments("30 * * * *", zone, change, change + timedelta(days=45))
    assert max(later.astimezone(UTC) - run.astimezone(UTC) for run, later in pairwise(runs)) == timedelta(
        hours=1
    )


def test_hour_that_summer_time_skips_is_made_up_for_as_it_ends() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    runs = moments(
        "30 2 * * *",
        "Europe/Berlin",
        datetime(2026, 3, 28, 12, tzinfo=UTC),
        datetime(2026, 3, 31, tzinfo=UTC),
    )
    assert runs == [datetime(2026, 3, 29, 3, 30, tzinfo=berlin), datetime(2026, 3, 30, 2, 30, tzinfo=berlin)]
    woken = datetime(2026, 3, 29, 3, 10, tzinfo=berlin)
    assert trigger("30 2 * * *", "Europe/Berlin").get_next_fire_time(None, woken) == runs[0]


def test_clock_that_was_set_back_asks_from_now_on() -> None:
    line = trigger("37 5 * * *", "UTC")
    assert line.get_next_fire_time(MONDAY + timedelta(days=9), MONDAY) == datetime(
        2026, 11, 17, 5, 37, tzinfo=UTC
    )

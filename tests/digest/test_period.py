"""The time that a digest tells of, as a person asks for it."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.digest.days import long_day, short_day, stretch
from tracker.digest.period import Period, PeriodError, read_period

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("7d", at("2026-11-13T09:30"), NOW),
        (" 2W ", at("2026-11-06T09:30"), NOW),
        ("36h", at("2026-11-18T21:30"), NOW),
        ("2026-11-18", at("2026-11-18"), NOW),
        ("2026-11-18T12:00", at("2026-11-18T12:00"), NOW),
        ("2026-11-18T12:00+02:00", at("2026-11-18T10:00"), NOW),
        ("2026-11-01..2026-11-15", at("2026-11-01"), at("2026-11-16")),
        ("2026-11-01..2026-11-15T06:00", at("2026-11-01"), at("2026-11-15T06:00")),
        ("2026-11-18..2026-11-30", at("2026-11-18"), NOW),
        ("2026-W46", at("2026-11-09"), at("2026-11-16")),
        ("2026W46", at("2026-11-09"), at("2026-11-16")),
        ("2026-W47", at("2026-11-16"), NOW),
        ("2025-W01", at("2024-12-30"), at("2025-01-06")),
    ],
)
def test_period_is_what_a_person_means(text: str, since: datetime, until: datetime) -> None:
    found = read_period(text, NOW)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "7",
        "d7",
        "2026-W60",
        "2026-13-01",
        "2026-11-01..soon",
        "..",
        "2026-11-01..",
        "2026-11-01..9999-12-31",
        "9999-W52",
        "0001-01-01T00:00+14:00",
    ],
)
def test_what_is_no_period_is_told_with_what_is(text: str) -> None:
    with pytest.raises(PeriodError, match=r"not a period: .*write 7d"):
        read_period(text, NOW)


@pytest.mark.parametrize("text", ["2026-12-24", "2026-11-15..2026-11-01", "0d", "2026-W50"])
def test_period_that_holds_nothing_is_refused(text: str) -> None:
    with pytest.raises(PeriodError, match="ends before it begins, or lies ahead"):
        read_period(text, NOW)


@pytest.mark.parametrize(("text", "exact"), [("7d", False), ("2026-11-18", False), ("2026-W46", True)])
def test_only_a_period_with_two_ends_is_exact(text: str, exact: bool) -> None:
    assert read_period(text, NOW).exact is exact


def test_reaching_back_never_shortens() -> None:
    period = Period(NOW - timedelta(days=7), NOW)
    assert period.reaching_back_to(NOW - timedelta(days=1)) == period
    assert period.reaching_back_to(NOW - timedelta(days=9)).since == NOW - timedelta(days=9)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2026-11-16", "2026-11-23", "16 to 22 November 2026"),
        ("2026-10-26", "2026-11-02", "26 October to 1 November 2026"),
        ("2026-12-28", "2027-01-04", "28 December 2026 to 3 January 2027"),
        ("2026-11-16", "2026-11-17", "16 November 2026"),
    ],
)
def test_stretch_names_the_days_it_touches(since: str, until: str, told: str) -> None:
    assert stretch(at(since), at(until)) == told


def test_days_are_english() -> None:
    assert (short_day(NOW), long_day(NOW)) == ("20 Nov", "20 November 2026")

"""When a version is from, whatever the clocks of its people said and however it was committed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.clones import ENTRY, Clone, day

from tracker.backtest.history.clocks import never_back, written_or_committed
from tracker.backtest.history.versions import revisions

if TYPE_CHECKING:
    from pathlib import Path


def test_a_commit_of_a_clock_years_ahead_is_dated_with_the_one_before_it(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    for times, on in enumerate(("2026-01-01", "2026-01-05", "2099-01-01", "2026-01-09", "2099-01-01"), 1):
        page = clone.commit(on, ENTRY * times)
    assert [one.at for one in revisions(page)] == [day(0), day(4), day(4), day(8), day(8)]


@pytest.mark.parametrize(
    ("written", "committed", "believed"),
    [
        pytest.param([], [], [], id="nothing"),
        pytest.param([0, 4, 9], [0, 4, 9], [0, 4, 9], id="as written"),
        pytest.param([0, 4, 9], [60, 60, 60], [0, 4, 9], id="all committed anew"),
        pytest.param([0, 4, 9, 61], [60, 60, 60, 61], [0, 4, 9, 61], id="and one since"),
        pytest.param([0, 5, 9], [0, 60, 60], [0, 5, 9], id="the later ones committed anew"),
        pytest.param([8, 5, 9], [8, 60, 60], [8, 60, 60], id="written before what they build on"),
        pytest.param([9, 4, 0], [60, 60, 60], [60, 60, 60], id="written in another order"),
        pytest.param([0, 4, 9, 2, 12], [60] * 5, [0, 4, 9, 9, 12], id="one that had waited for its merge"),
        pytest.param([9, 0, 4, 12], [60] * 4, [0, 0, 4, 12], id="the first of them"),
        pytest.param([0, 4, 9, 99], [60] * 4, [0, 4, 9, 9], id="the last of them"),
        pytest.param([0, 9, 2, 12, 4], [60] * 5, [60] * 5, id="as many that had"),
        pytest.param([0, 90], [60, 60], [60, 60], id="written after they were committed"),
        pytest.param([5, 5], [60, 60], [60, 60], id="written together"),
        pytest.param([0, 9], [0, 60], [0, 60], id="one that waited for its merge"),
    ],
)
def test_what_was_committed_anew_in_one_go_is_dated_as_it_was_written(
    written: list[int], committed: list[int], believed: list[int]
) -> None:
    told = written_or_committed([day(one) for one in written], [day(one) for one in committed])
    assert told == [day(one) for one in believed]


@pytest.mark.parametrize(
    ("handed_in", "believed"), [([False, True, True], [0, 60, 60]), ([False, True, False], [0, 5, 9])]
)
def test_what_others_handed_in_counts_from_when_it_was_committed(
    handed_in: list[bool], believed: list[int]
) -> None:
    written, committed = [day(one) for one in (0, 5, 9)], [day(one) for one in (0, 60, 60)]
    assert written_or_committed(written, committed, handed_in) == [day(one) for one in believed]


def test_a_rebase_from_the_start_moves_no_addition_to_its_own_day(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    for on, times in (("2026-01-01", 1), ("2026-01-05", 2), ("2026-01-09", 3)):
        page = clone.commit(on, ENTRY * times)
    clone.git("rebase", "-q", "--root", "--force-rebase", on="2026-03-01")
    assert [one.at for one in revisions(page)] == [day(0), day(4), day(8)]


def test_what_somebody_else_wrote_counts_from_the_rebase_that_took_it(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    page = clone.commit("2026-01-01", ENTRY)
    for on, times in (("2026-01-05", 2), ("2026-01-09", 3)):
        page.write_text(ENTRY * times)
        clone.git("commit", "-q", "-a", "-m", "Add mine", "--author=Some Body <some.body@example.org>", on=on)
    clone.git("rebase", "-q", "--force-rebase", "HEAD~2", on="2026-03-01")
    assert [one.at for one in revisions(page)] == [day(0), day(59), day(59)]


@pytest.mark.parametrize(
    ("told", "believed"),
    [
        ([], []),
        ([3], [3]),
        ([0, 5, 3, 6], [0, 0, 3, 6]),
        ([-20000, 1, 2, 3], [1, 1, 2, 3]),
        ([1, 2, -20000, 3], [1, 2, 2, 3]),
        ([-20000, -20000, 20000, 2], [2, 2, 2, 2]),
        ([-20000, -19000], [-20000, -19000]),
        ([9, 1, 2, 3], [1, 1, 2, 3]),
        ([4, 4, 4], [4, 4, 4]),
        ([0, 4, 20000], [0, 4, 4]),
        ([20000, 20001, 3], [3, 3, 3]),
        ([20000, 20001], [20000, 20001]),
    ],
)
def test_times_that_fit_together_are_believed(told: list[int], believed: list[int]) -> None:
    assert never_back([day(one) for one in told], day(1000)) == [day(one) for one in believed]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_no_version_is_older_than_the_one_it_builds_on(told: list[int]) -> None:
    times = [day(one) for one in told]
    found = never_back(times)
    assert found == sorted(found)
    assert len(found) == len(times)
    assert set(found) <= set(times)
    assert never_back(found) == found

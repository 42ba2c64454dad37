"""What the doctor reads out of the memory."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.doctors import NOW, levels
from support.rights import ordinary_user

from state.records import Outcome, Run, RunId, SourceName, SourceReport
from state.store import IN_MEMORY, Counts, Stats, open_store
from tracker import troubles
from tracker.doctor import memory
from tracker.doctor.finding import Level
from tracker.training.learned import note_failure


def run(hours_ago: float, outcome: Outcome = Outcome.NEW, *, ended: bool = True) -> Run:
    began = NOW - timedelta(hours=hours_ago)
    reports = (SourceReport(SourceName("arxiv"), outcome, 0, reason="HTTP 429"),)
    return Run(RunId(str(hours_ago)), began, began if ended else None, outcome.value, reports)


@pytest.mark.parametrize(
    ("runs", "level"),
    [
        ([], Level.UNKNOWN),
        ([run(1, ended=False)], Level.WARNING),
        ([run(60)], Level.WARNING),
        ([run(1, ended=False), run(20)], Level.FINE),
    ],
    ids=["none", "none ended", "late", "in time"],
)
def test_last_run_is_looked_for(runs: list[Run], level: Level) -> None:
    assert memory.last_run(runs, NOW).level is level


def test_run_of_this_hour_is_not_said_to_be_0_hours_old() -> None:
    ended = Run(RunId("one"), NOW - timedelta(minutes=9), NOW - timedelta(minutes=1), Outcome.NEW)
    assert memory.last_run([ended], NOW).found == "The last run ended less than an hour ago (new)."
    assert memory.last_run([ended], NOW - timedelta(hours=5)).found.count("less than an hour") == 1


def test_source_is_judged_by_its_last_poll() -> None:
    assert list(memory.sources([run(1), run(2, Outcome.FAILED)])) == []
    (found,) = memory.sources([run(1, Outcome.FAILED), run(2)])
    assert "HTTP 429" in found.found


def test_what_runs_learned_is_told() -> None:
    with open_store(IN_MEMORY) as store:
        note_failure(store, "12 are too few", NOW)
        assert levels(memory.memory(store, NOW))["model"] is Level.FINE


def test_list_that_failed_is_a_fault_until_it_goes_well() -> None:
    with open_store(IN_MEMORY) as store:
        troubles.note_failure(store, "list:vlm", "there is no README.md", NOW)
        (found,) = memory.failed(troubles.troubles(store, ["vlm"]))
        assert (found.level, found.what) == (Level.FAULT, "the list vlm")
        assert found.found == "It has failed since 2026-11-20 09:00: there is no README.md"
        troubles.note_success(store, "list:vlm", NOW)
        assert list(memory.failed(troubles.troubles(store, ["vlm"]))) == []


def test_store_that_grows_out_of_bounds_is_noticed() -> None:
    stats = Stats("state.db", "1", 7, Counts(), 3_000_000_000, {}, {})
    assert memory.size(stats).level is Level.WARNING


@pytest.mark.parametrize(("rights", "level"), [(0o777, Level.UNKNOWN), (0o555, Level.FAULT)])
def test_store_that_is_not_there_yet_can_be_made(rights: int, level: Level) -> None:
    with TemporaryDirectory() as name:
        Path(name).chmod(rights)
        with ordinary_user():
            found = memory.none_yet(Path(name) / ".tracker" / "state.db")
        Path(name).chmod(0o700)
    assert found.level is level
    assert (name in found.advice) is (level is Level.FAULT)


def test_memory_is_read_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "state.db") as store:
        store.record_run(run(3, Outcome.DEGRADED))
        assert levels(memory.memory(store, NOW)) == {
            "store": Level.FINE,
            "last run": Level.FINE,
            "last poll of arXiv": Level.WARNING,
        }

"""A run learns on from the lists when it is due, and loses nothing when it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.decided import about
from support.made_up import NOON, a_sighting

from classifiers.artefact import load
from state.records import Outcome
from state.store import IN_MEMORY, open_store
from tracker.forge.errors import ForgeError
from tracker.forge.rehearsal import Rehearsal
from tracker.forge.workingcopy import WorkingCopy
from tracker.job.learning import learned_on
from tracker.job.ports import Ports
from tracker.job.report import RunReport, run_json, told
from tracker.job.run import gather, run_once
from tracker.settings.load import parse
from tracker.training.learned import learned_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from state.store import Store
    from tracker.forge.port import Forge

DAY = timedelta(days=1)
SETTINGS = '[[lists]]\nname = "teapots"\nrepository = "ada/teapots"\n'


@pytest.fixture
def store() -> Iterator[Store]:
    """Three weeks ago thirty papers that the list has came out, and sixty that it has not."""
    papers = [about("videos", number) for number in range(30)]
    papers += [about("charts", number) for number in range(60)]
    with open_store(IN_MEMORY) as memory:
        memory.remember(a_sighting(paper, NOON - 22 * DAY) for paper in papers)
        yield memory


@pytest.fixture
def page(tmp_path: Path) -> Path:
    entries = (
        f"- [{paper.title}](https://arxiv.org/abs/{paper.arxiv_id})\n"
        for paper in (about("videos", number) for number in range(30))
    )
    (tmp_path / "README.md").write_text("# Teapots\n\n" + "".join(entries))
    return tmp_path


def ports(store: Store, folder: Path) -> Ports:
    def here(repository: str) -> Forge:
        return Rehearsal(WorkingCopy(folder, repository))

    base = load()
    return Ports(store, (), base, here, base=base)


def test_run_learns_when_it_is_due_and_judges_by_what_it_learned(store: Store, page: Path) -> None:
    settings = parse(SETTINGS)
    begun = ports(store, page)
    taught, said = learned_on(begun, settings, NOON)
    assert "learned from 30 works the lists took and 60 they did not" in said
    video, chart = taught.judge.judge([about("videos", 900), about("charts", 900)])
    assert video.probability > chart.probability
    again, quiet = learned_on(taught, settings, NOON + DAY)
    assert (again.judge.version, quiet) == (taught.judge.version, "")
    _, later = learned_on(taught, settings, NOON + 5 * DAY)
    assert later == ""


def test_next_runs_order_and_verdicts_are_of_the_learned_model(store: Store, page: Path) -> None:
    settings = parse(SETTINGS)
    report = run_once(ports(store, page), settings, "me", NOON)
    assert "learned from" in report.learned
    work = next(store.works_between())
    version = report.learned.split("; ")[-1].split()[0]
    assert store.verdicts([work], version)
    assert not store.verdicts([work], load().version)


@pytest.mark.parametrize("text", ["[classifier]\nlearn_every_days = 0\n", ""], ids=["switched off", "young"])
def test_run_that_may_not_or_cannot_yet_says_nothing_and_asks_nobody(store: Store, text: str) -> None:
    def nobody(repository: str) -> Forge:
        raise AssertionError(repository)

    asked = replace(ports(store, None), forge_for=nobody)
    now = NOON if text else NOON - 10 * DAY
    assert learned_on(asked, parse(text + SETTINGS), now) == (asked, "")
    assert learned_on(replace(asked, base=None), parse(SETTINGS), NOON)[1] == ""


def test_failure_is_told_costs_nothing_and_is_tried_again_after_a_week(store: Store, page: Path) -> None:
    settings = parse(SETTINGS)
    reached = ports(store, page)

    def gone(repository: str) -> Forge:
        raise ForgeError(f"{repository} cannot be reached")

    lost = replace(reached, forge_for=gone)
    after, said = learned_on(lost, settings, NOON)
    assert after is lost
    assert "ada/teapots cannot be reached" in said
    assert learned_on(lost, settings, NOON + 6 * DAY)[1] == ""
    assert "learned from 30" in learned_on(reached, settings, NOON + 7 * DAY)[1]


def test_too_few_entries_leave_the_model_in_use(store: Store, tmp_path: Path) -> None:
    after, said = learned_on(ports(store, tmp_path), parse(SETTINGS), NOON)
    assert after.judge.version == load().version
    assert "too few" in said


def test_daemon_which_polls_and_keeps_lists_apart_learns_too(store: Store, page: Path) -> None:
    report = gather(ports(store, page), parse(SETTINGS), "me", NOON)
    assert "learned from" in report.learned
    learned = learned_model(store, load())
    assert learned
    assert store.verdicts([next(store.works_between())], learned.version)


def test_what_was_learned_is_told() -> None:
    report = RunReport(learned="learned from 30 works")
    assert "- model: learned from 30 works" in told(report)
    assert run_json(report)["learned"] == "learned from 30 works"
    assert "model" not in told(RunReport())
    assert report.outcome is Outcome.QUIET

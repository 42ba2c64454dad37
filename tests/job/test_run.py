"""The whole job over loopback: what it leaves, that it repeats itself harmlessly, and that no death of it matters."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from state.errors import StoreFullError
from state.happenings import proposed
from state.identity import Identity
from state.records import ListName, Notice, Outcome, ProposalStatus
from state.store import open_store
from tracker import owners, wiring
from tracker.demo.rehearsal import MORNING, page
from tracker.job.progress import Stage as Reached
from tracker.job.progress import Unwatched
from tracker.job.run import run_once
from tracker.loopback.faults import Fault
from tracker.loopback.stage import LIST, PATH, Stage
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from state.records import Paper, Verdict
    from tracker.forge.port import Forge, ForgeFor
    from tracker.job.report import RunReport
    from tracker.ports import Judge


def run(stage: Stage, text: str | None = None) -> RunReport:
    settings = parse(text or stage.settings())
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        return run_once(ports, settings, owners.this_process(), stage.now)


def entries_on_branch(stage: Stage) -> list[str]:
    (pull,) = stage.world.open_pulls()
    added = [line for line in stage.diff(pull.branch).splitlines() if line.startswith(("+", "-"))]
    assert all(line.startswith("+") for line in added if not line.startswith("---")), "nothing is taken away"
    return sorted(line for line in added if line.startswith("+- "))


def test_list_that_may_have_been_renamed_is_told_of_in_its_first_run_alone(stage: Stage) -> None:
    with open_store(stage.folder / "state.db") as store:
        store.append([proposed(Identity.parse("arxiv:2601.00001"), ListName("before"), stage.now)])
    assert "of before, no list of this run, something is" in run(stage).lists[0].reason
    assert run(stage).lists[0].reason == ""


@pytest.mark.parametrize(
    ("path", "waits"), [(PATH, True), ("other.md", False)], ids=["the same page", "another page"]
)
def test_a_list_renamed_in_the_settings_alone_gets_no_second_pull_request_for_its_page(
    stage: Stage, path: str, *, waits: bool
) -> None:
    stage.github.person("maya").push(stage.world.default_branch, {"other.md": page()})
    assert run(stage).lists[0].new > 0
    (opened,) = stage.world.open_pulls()
    settings = stage.settings().replace(LIST, "after").replace(PATH, path)
    (one,) = run(stage, settings).lists
    assert (one.outcome is Outcome.FAILED, len(list(stage.world.open_pulls())) == 1) == (waits, waits)
    assert (f"pull request #{opened.number} is open" in one.reason) is waits
    stage.github.person("maya").close(opened.number)
    assert run(stage, settings).lists[0].outcome is not Outcome.FAILED


def test_list_that_another_run_has_in_hand_is_left_to_it_and_is_no_failure(stage: Stage) -> None:
    with (
        open_store(stage.folder / "state.db") as store,
        store.lease(f"list:{LIST}", "by hand", timedelta(minutes=2)),
    ):
        report = run(stage)
    (one,) = report.lists
    assert (one.outcome, report.outcome) == (Outcome.DEGRADED, Outcome.DEGRADED)
    assert "another run (by hand)" in one.reason
    assert not stage.world.pulls
    assert run(stage).lists[0].new > 0


def test_first_run_proposes_what_was_announced(stage: Stage) -> None:
    report = run(stage)
    assert report.outcome is Outcome.NEW
    assert report.lists[0].proposed == len(entries_on_branch(stage)) > 0
    assert report.lists[0].pull_request


def test_second_run_proposes_and_writes_nothing(stage: Stage) -> None:
    run(stage)
    written = len(stage.github.writes)
    report = run(stage)
    assert report.outcome is Outcome.QUIET
    assert len(stage.github.writes) == written


def test_next_day_joins_the_same_pull_request(stage: Stage) -> None:
    roomy = stage.settings().replace("[github]", "[github]\nmax_entries = 50")
    run(stage, roomy)
    first = entries_on_branch(stage)
    stage.now += timedelta(days=1)
    run(stage, roomy)
    assert set(first) < set(entries_on_branch(stage))
    assert len(stage.world.pulls) == 1


def test_failing_source_is_told_and_does_not_touch_the_pull_request(stage: Stage) -> None:
    run(stage)
    before = entries_on_branch(stage)
    stage.now += timedelta(days=1)
    for server in stage.sources.servers:
        server.faults.turn_on(Fault.WEB_PAGE)
    report = run(stage)
    assert report.outcome is Outcome.FAILED
    assert all(source.reason for source in report.sources)
    assert entries_on_branch(stage) == before


def test_work_that_finds_no_place_is_counted_and_told_why(tmp_path: Path) -> None:
    with Stage(tmp_path, b"# A list\n\nOf nothing yet.\n", MORNING) as bare:
        (report,) = run(bare).lists
    assert report.proposed == 0
    assert report.refused > 0
    why = "the page has no list of works to add to"
    assert report.reason == f"{report.refused} works found no place: {why}."


def test_a_lower_limit_takes_nothing_out_and_the_report_says_so(stage: Stage) -> None:
    (first,) = run(stage).lists
    assert not first.reason
    (report,) = run(stage, stage.settings().replace("[github]", "[github]\nmax_entries = 1")).lists
    assert report.proposed == first.proposed > 1
    assert report.backlog == first.backlog
    assert report.reason == (
        f"{first.proposed} entries stand in the pull request: the limit of 1 takes none of them out, "
        "and lets others in when fewer are left."
    )


def test_list_that_cannot_be_read_is_a_failure_with_its_reason(tmp_path: Path) -> None:
    with Stage(tmp_path, page() + b"<<<<<<< HEAD\n", MORNING) as torn:
        report = run(torn)
    assert report.outcome is Outcome.FAILED
    assert "is a merge conflict marker; mend it there" in report.lists[0].reason


def test_one_failing_list_never_loses_anothers_work(stage: Stage) -> None:
    broken = '[[lists]]\nname = "gone"\nrepository = "example/gone"\n' + stage.settings()
    gone, kept = run(stage, broken).lists
    assert (gone.outcome, kept.outcome) == (Outcome.FAILED, Outcome.NEW)
    assert gone.reason
    assert kept.proposed


@dataclass(frozen=True)
class Stumbling:
    """A way to GitHub with a bug that one repository brings out."""

    way: ForgeFor
    error: Exception

    def __call__(self, repository: str) -> Forge:
        if repository == "example/gone":
            raise self.error
        return self.way(repository)


def run_with_a_fault(stage: Stage, error: Exception) -> RunReport:
    """A run over two lists, of which the first brings out a fault."""
    settings = parse('[[lists]]\nname = "gone"\nrepository = "example/gone"\n' + stage.settings())
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        stumbling = replace(ports, forge_for=Stumbling(ports.forge_for, error))
        return run_once(stumbling, settings, owners.this_process(), stage.now)


def test_a_bug_that_one_list_brings_out_is_its_own_outcome(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    report = run_with_a_fault(stage, KeyError("nobody thought of this"))
    gone, kept = report.lists
    assert (report.outcome, gone.outcome, kept.outcome) == (Outcome.DEGRADED, Outcome.FAILED, Outcome.NEW)
    assert gone.reason == "unexpected KeyError: 'nobody thought of this'"
    assert kept.proposed
    assert any(record.exc_info and record.levelname == "ERROR" for record in caplog.records)


def test_a_fault_of_the_memory_ends_the_run(stage: Stage) -> None:
    with pytest.raises(StoreFullError):
        run_with_a_fault(stage, StoreFullError("sqlite:///full.db"))


def test_entries_rejected_with_their_pull_request_do_not_come_back(stage: Stage) -> None:
    run(stage)
    rejected = set(entries_on_branch(stage))
    (pull,) = stage.world.open_pulls()
    stage.github.person("maya").close(pull.number)
    run(stage)
    assert not rejected & set(entries_on_branch(stage)), "what waited may come, what was refused may not"
    with open_store(stage.folder / "state.db") as store:
        standing = [proposal.status for proposal in store.proposals(ListName(LIST)).values()]
    assert standing.count(ProposalStatus.REJECTED) == len(rejected)


def test_upvotes_of_the_day_are_known_of_works(stage: Stage) -> None:
    run(stage)
    with open_store(stage.folder / "state.db") as store:
        words = [word for work in store.works_between() for word in work.sightings]
    told = [word.signals["upvotes"] for word in words if "upvotes" in word.signals]
    assert max(told) > 0


KILLED_AT = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from tracker import owners, wiring
from tracker.job.run import run_once
from tracker.settings.load import parse

class Death:
    def reached(self, stage, what=""):
        if stage.value == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGKILL)

settings = parse(Path(sys.argv[2]).read_text())
with wiring.ports(settings, dict(os.environ), Death()) as ports:
    run_once(ports, settings, owners.this_process(), datetime.fromisoformat(os.environ["TRACKER_NOW"]))
"""


def killed_run(stage: Stage, at: str) -> int:
    settings = stage.folder / "tracker.toml"
    settings.write_text(stage.settings())
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, at, str(settings)],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path), **stage.environment()},
        check=False,
    )
    return done.returncode


@pytest.mark.parametrize("at", list(Reached))
def test_killed_at_any_stage_the_next_run_ends_in_the_same_pull_request(
    stage: Stage, at: Reached, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Stage(tmp_path_factory.mktemp("undisturbed"), page(), MORNING) as undisturbed:
        run(undisturbed)
        expected = entries_on_branch(undisturbed)
    assert killed_run(stage, at.value) == -signal.SIGKILL
    run(stage)
    assert entries_on_branch(stage) == expected
    assert len(stage.world.pulls) == 1
    written = len(stage.github.writes)
    run(stage)
    assert len(stage.github.writes) == written


def test_dry_run_tells_the_pull_request_and_writes_nothing(stage: Stage) -> None:
    settings, rehearsal = parse(stage.settings()), wiring.DryRun()
    with wiring.ports(settings, stage.environment(), Unwatched(), dry_run=rehearsal) as ports:
        report = run_once(ports, settings, owners.this_process(), stage.now)
        assert not ports.store.proposals(ListName(LIST))
    assert report.lists[0].proposed
    assert not stage.github.writes
    assert report.lists[0].pull_request is None, "what was only rehearsed has no address"
    commit, opening = rehearsal.would
    assert commit.diff.count("\n+- ") == report.lists[0].proposed
    assert opening.pull
    assert run(stage).lists[0].proposed == report.lists[0].proposed


def test_direct_mode_commits_to_the_list_itself(stage: Stage) -> None:
    direct = stage.settings().replace("[github]", '[github]\nmode = "direct"')
    report = run(stage, direct)
    assert not stage.world.pulls
    text = stage.github.person("maya").read(stage.world.default_branch, PATH)
    assert text.count("\n- **") == page().decode().count("\n- **") + report.lists[0].proposed
    run(stage, direct)
    entries = stage.github.person("maya").read(stage.world.default_branch, PATH).split("\n- **")
    assert len(entries) == len(set(entries)), "nothing twice"


def test_patch_mode_leaves_github_alone(stage: Stage) -> None:
    patch = stage.folder / "list.patch"
    run(stage, stage.settings().replace("[github]", f'[github]\nmode = "patch"\npatch_file = "{patch}"'))
    assert not stage.github.writes
    assert patch.read_text().startswith("--- a/README.md\n")


def test_bytes_of_the_list_outside_the_insertion_stay(stage: Stage) -> None:
    run(stage)
    (pull,) = stage.world.open_pulls()
    text = stage.github.person("maya").read(pull.branch, PATH).encode()
    kept = [line for line in text.splitlines(keepends=True) if line in page().splitlines(keepends=True)]
    assert b"".join(kept) == page()


def test_a_refused_work_that_a_person_asks_for_is_back_with_the_same_run(stage: Stage) -> None:
    run(stage)
    (pull,) = stage.world.open_pulls()
    maya = stage.github.person("maya")
    with open_store(stage.folder / "state.db") as store:
        work = min(store.proposals(ListName(LIST))).removeprefix("arxiv:")
    assert work in stage.diff(pull.branch)
    maya.comment(pull.number, f"/tracker reject {work} not this one")
    run(stage)
    assert work not in stage.diff(pull.branch)
    maya.comment(pull.number, f"/tracker accept {work}")
    run(stage)
    assert work in stage.diff(pull.branch)


def test_a_work_that_is_withdrawn_leaves_the_pull_request(stage: Stage) -> None:
    run(stage)
    (pull,) = stage.world.open_pulls()
    with open_store(stage.folder / "state.db") as store:
        first, *others = sorted(store.proposals(ListName(LIST)))
        work = store.works([first])[first]
        word = replace(work.sightings[0], key="withdrawn", notice=Notice.WITHDRAWN, seen_at=stage.now)
        store.remember([word])
    run(stage)
    assert first.removeprefix("arxiv:") not in stage.diff(pull.branch)
    assert all(other.removeprefix("arxiv:") in stage.diff(pull.branch) for other in others)


def test_a_withdrawn_work_that_a_person_asked_for_stays(stage: Stage) -> None:
    run(stage)
    (pull,) = stage.world.open_pulls()
    with open_store(stage.folder / "state.db") as store:
        first = min(store.proposals(ListName(LIST)))
        work = store.works([first])[first]
        store.remember([replace(work.sightings[0], key="withdrawn", notice=Notice.WITHDRAWN)])
    stage.github.person("maya").comment(pull.number, f"/tracker accept {first.removeprefix('arxiv:')}")
    for _ in range(3):
        run(stage)
        assert first.removeprefix("arxiv:") in stage.diff(pull.branch)


@dataclass(frozen=True)
class Later:
    """A model that came later and says the same."""

    first: Judge
    version: str = "later"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [replace(said, model_version=self.version) for said in self.first.judge(papers)]


def test_what_waits_for_people_longer_than_works_are_looked_at_stays_what_it_was(stage: Stage) -> None:
    run(stage)
    (pull,) = stage.world.open_pulls()
    entries, shown = entries_on_branch(stage), table_of(pull.body)
    stage.now += timedelta(days=100)
    settings = parse(stage.settings())
    with wiring.ports(settings, stage.environment(), Unwatched()) as ports:
        later = replace(ports, judge=Later(ports.judge), sources=())
        run_once(later, settings, owners.this_process(), stage.now)
    assert entries_on_branch(stage) == entries
    assert table_of(pull.body) == shown


def table_of(body: str) -> list[str]:
    """What is proposed, with its kind and score."""
    return [line for line in body.partition("<details>")[0].splitlines() if line.startswith("|")]

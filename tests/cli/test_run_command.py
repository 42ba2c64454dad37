"""`tracker run` and `tracker demo` as their users call them: a process, an environment, an exit code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.ready_tracker import called

from state.records import ListName, Outcome
from tracker.cli.demo import without_addresses
from tracker.cli.output import Exit
from tracker.demo.rehearsal import MORNING, page
from tracker.job.report import ListReport, RunReport, told
from tracker.loopback.faults import Fault
from tracker.loopback.stage import LIST, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(tmp_path, page(), MORNING) as made:
        (tmp_path / "tracker.toml").write_text(made.settings())
        yield made


def tracker(
    stage: Stage, *words: str, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": "/usr/bin:/bin", **stage.environment(), **environment}
    return called(*words, folder=folder or stage.folder, environment=surroundings)


def test_json_tells_the_whole_run_on_one_line(stage: Stage) -> None:
    done = tracker(stage, "run", "--json")
    assert done.returncode == Exit.FINE, done.stderr
    told = json.loads(done.stdout)
    assert {"outcome", "sources", "lists", "http", "seconds"} <= set(told)
    assert "would" not in told
    assert set(told["lists"][LIST]) >= {
        "proposed",
        "duplicates",
        "unsure",
        "refused",
        "backlog",
        "pull_request",
    }
    assert told["lists"][LIST]["proposed"] > 0
    assert told["http"][stage.sources.arxiv.host] == 1


def test_address_for_notices_that_is_none_is_told_before_anything_is_done(stage: Stage) -> None:
    done = tracker(stage, "run", TRACKER_NOTIFY="nonsense://x")
    assert done.returncode == Exit.USAGE
    assert "address 1 in TRACKER_NOTIFY is none" in done.stderr
    assert not stage.github.writes


@pytest.mark.parametrize("variable", ["GITHUB_API_URL", "HF_ENDPOINT", "TRACKER_ARXIV_RSS_URL"])
def test_address_that_is_none_is_told_before_anything_is_done(stage: Stage, variable: str) -> None:
    done = tracker(stage, "run", **{variable: "mirror.example"})
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert re.match(f"tracker: {variable} .*'mirror.example'", done.stderr)
    assert not (stage.folder / "state.db").exists()


def test_dry_run_prints_the_diff_and_the_body(stage: Stage) -> None:
    done = tracker(stage, "run", "--dry-run")
    assert done.returncode == Exit.FINE, done.stderr
    assert "\n+- **" in done.stdout
    assert "## Proposed" in done.stdout
    assert "<!-- tracker" not in done.stdout
    assert not stage.github.writes


def test_dry_run_tells_a_script_what_it_tells_people(stage: Stage) -> None:
    done = tracker(stage, "run", "--dry-run", "--json")
    commit, pull = json.loads(done.stdout)["would"]
    assert commit["what"].startswith("commit to tracker/demo: ")
    assert "\n+- **" in commit["diff"]
    assert (commit["title"], commit["body"]) == ("", "")
    assert pull["title"].startswith("Add ")
    assert "## Proposed" in pull["body"]
    assert "<!-- tracker" not in pull["body"]
    assert not stage.github.writes


def test_dry_run_that_would_change_nothing_says_so(stage: Stage) -> None:
    assert "nothing would be written" not in tracker(stage, "run").stderr
    done = tracker(stage, "run", "--dry-run", TRACKER_STATE_URL=str(stage.folder / "state.db"))
    assert "nothing would be written on GitHub" in done.stderr


ODD = b"- [Caf\xe9](https://arxiv.org/abs/2401.00009) - A model.\n"
"""In Latin-1, in a page of UTF-8."""


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Stage]:
    """A list of which every line is beside one that is no UTF-8."""
    lines = page().splitlines(keepends=True)
    mixed = b"".join(line + ODD if line.startswith(b"- ") else line for line in lines)
    with Stage(tmp_path, mixed, MORNING) as made:
        (tmp_path / "tracker.toml").write_text(made.settings())
        yield made


def test_dry_run_of_a_list_with_odd_bytes_ends_well(odd: Stage) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "run", "--dry-run"],
        cwd=odd.folder,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": ":".join(sys.path),
            **odd.environment(),
            "PYTHONIOENCODING": "ascii:strict",
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == Exit.FINE, done.stderr.decode()
    assert b" " + ODD in done.stdout


@pytest.fixture
def clone(stage: Stage) -> Path:
    """A clone of the list, with the settings in it."""
    folder = stage.folder / "a clone"
    folder.mkdir()
    (folder / "README.md").write_bytes(page())
    (folder / "tracker.toml").write_text(stage.settings())
    for words in (
        ("init", "-q"),
        ("remote", "add", "upstream", f"git@github.com:{stage.world.name.upper()}.git"),
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def test_dry_run_takes_the_list_from_the_clone_where_github_does_not_answer(
    stage: Stage, clone: Path
) -> None:
    done = tracker(stage, "run", "--dry-run", folder=clone, GITHUB_API_URL="http://127.0.0.1:9")
    assert done.returncode == Exit.FINE, done.stderr
    assert "\n+- **" in done.stdout
    assert "rehearsed on this clone" in done.stderr
    assert (clone / "README.md").read_bytes() == page()


@pytest.mark.parametrize(
    ("remote", "sentence"),
    [
        ("", "git remote add origin https://github.com/{name}"),
        ("../somewhere", "git remote add origin https://github.com/{name}"),
        ("https://x:secret@git.example/me/another.git", "this is a clone of me/another"),
    ],
    ids=["none", "a folder's", "another's"],
)
def test_dry_run_on_a_clone_without_the_remote_says_what_is_missing(
    stage: Stage, clone: Path, remote: str, sentence: str
) -> None:
    subprocess.run(["git", "remote", "remove", "upstream"], cwd=clone, check=True)
    if remote:
        subprocess.run(["git", "remote", "add", "origin", remote], cwd=clone, check=True)
    lost = {"GITHUB_API_URL": "http://127.0.0.1:9"}
    done = tracker(stage, "run", "--dry-run", "--no-poll", folder=clone, **lost)
    assert done.returncode == Exit.FAILURE
    assert sentence.format(name=stage.world.name) in done.stdout
    assert "secret" not in done.stdout + done.stderr


def test_dry_run_elsewhere_says_where_it_needs_no_github(stage: Stage) -> None:
    done = tracker(stage, "run", "--dry-run", "--no-poll", GITHUB_API_URL="http://127.0.0.1:9")
    assert done.returncode == Exit.FAILURE
    assert f"a clone of {stage.world.name}" in done.stdout


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"GITHUB_TOKEN": ""}, "GitHub wants a token for this; set GITHUB_TOKEN"),
        ({"GITHUB_API_URL": "http://127.0.0.1:9"}, "GitHub cannot be reached (ConnectionError)"),
    ],
    ids=["no token", "nobody there"],
)
def test_run_that_github_stops_says_why_and_who_knows_more(
    stage: Stage, environment: dict[str, str], sentence: str
) -> None:
    done = tracker(stage, "run", "--source", "arxiv", **environment)
    assert done.returncode == Exit.FAILURE
    assert sentence in done.stdout
    assert "`tracker doctor`" in done.stderr


def test_degraded_source_is_exit_code_3(stage: Stage) -> None:
    stage.sources.arxiv.faults.turn_on(Fault.WEB_PAGE)
    done = tracker(stage, "run")
    assert done.returncode == Exit.PARTIAL
    assert "arXiv: failed" in done.stdout


def test_all_sources_failing_is_exit_code_1(stage: Stage) -> None:
    for server in stage.sources.servers:
        server.faults.turn_on(Fault.WEB_PAGE)
    assert tracker(stage, "run").returncode == Exit.FAILURE


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--list", "other"), "there is no list 'other'"),
        (("--source", "other"), "there is no source 'other'"),
        (("--since", "soon"), "'soon'"),
    ],
)
def test_wrong_call_is_exit_code_2_and_one_sentence(
    stage: Stage, words: tuple[str, ...], sentence: str
) -> None:
    done = tracker(stage, "run", *words)
    assert done.returncode == Exit.USAGE
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_no_list_is_told_with_what_to_do(stage: Stage) -> None:
    (stage.folder / "tracker.toml").write_text("")
    done = tracker(stage, "run")
    assert done.returncode == Exit.USAGE
    assert "tracker init" in done.stderr


def test_only_the_source_that_is_named_is_asked(stage: Stage) -> None:
    told = json.loads(tracker(stage, "run", "--source", "arxiv", "--json").stdout)
    assert list(told["sources"]) == ["arxiv"]
    assert list(told["http"]) == [stage.sources.arxiv.host]


def test_summary_is_written_where_actions_shows_it(stage: Stage) -> None:
    summary = stage.folder / "summary.md"
    tracker(stage, "run", "--dry-run", GITHUB_STEP_SUMMARY=str(summary))
    rehearsed = summary.read_text()
    assert "would be proposed" in rehearsed
    assert "<details><summary>Would open a pull request from tracker/demo: Add 10 entries" in rehearsed
    assert "\n```diff\n--- a/README.md\n" in rehearsed
    assert "<!--" not in rehearsed
    summary.unlink()
    tracker(stage, "run", GITHUB_STEP_SUMMARY=str(summary))
    assert "| new |" in summary.read_text()
    assert (
        f"| [demo]({stage.environment()['GITHUB_API_URL']}/{stage.world.name}/pull/1) | "
        in summary.read_text()
    )
    assert "Would" not in summary.read_text()


@pytest.mark.parametrize(
    ("here", "token", "told"),
    [
        ("you/fork", "wrong", True),
        ("EXAMPLE/awesome-vlm", "wrong", False),
        ("", "wrong", False),
        ("you/fork", None, False),
    ],
    ids=["a fork", "the list's own", "not on Actions", "elsewhere, and well"],
)
def test_a_fork_whose_settings_name_the_other_list_is_told(
    stage: Stage, here: str, token: str | None, told: bool
) -> None:
    summary = stage.folder / "summary.md"
    surroundings = {"GITHUB_REPOSITORY": here, "GITHUB_STEP_SUMMARY": str(summary)}
    if token is not None:
        surroundings["GITHUB_TOKEN"] = token
    done = tracker(stage, "run", "--no-poll", **surroundings)
    hint = re.compile(f"runs in {here or '.'}.* tracker.toml names {stage.world.name}")
    assert (bool(hint.search(done.stderr)), bool(hint.search(summary.read_text()))) == (told, told)


def test_summary_that_cannot_be_written_changes_no_outcome(stage: Stage) -> None:
    done = tracker(stage, "run", GITHUB_STEP_SUMMARY=str(stage.folder))
    assert done.returncode == 0
    assert "cannot write the summary" in done.stderr


def test_token_is_never_shown(stage: Stage) -> None:
    secret = "ghp_" + "s3cr3t" * 6
    done = tracker(stage, "run", GITHUB_TOKEN=secret)
    assert secret not in done.stdout + done.stderr


def test_demo_leads_nobody_to_an_address_that_is_gone_when_it_ends() -> None:
    opened = ListReport(ListName("demo"), Outcome.NEW, pull_request="http://127.0.0.1:1/pull/1")
    assert "127.0.0.1" not in told(without_addresses(RunReport(lists=(opened,))))


def test_demo_ends_with_the_pull_request_it_opened(stage: Stage) -> None:
    done = tracker(stage, "demo", "--json")
    assert done.returncode == Exit.FINE, done.stderr
    rehearsed = json.loads(done.stdout)
    assert rehearsed["second_writes"] == 0
    assert rehearsed["pull_request"]["title"]
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    shown = re.findall(r"^\+- .+", readme, re.MULTILINE)
    assert shown
    assert all(line in rehearsed["pull_request"]["diff"] for line in shown)

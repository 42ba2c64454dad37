"""`tracker digest` as a person calls it."""

import json
import os
import pty
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from support.command_line import app
from support.month import NOW, fill
from support.shared import ROOT
from typer.testing import CliRunner

from state.errors import LeaseHeldError
from state.store import open_store
from tracker.errors import UsageError

LISTS = '[[lists]]\nname = "vlm-papers"\nrepository = "me/papers"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the made-up month in its memory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_NOW", NOW.isoformat())
    for name in ("TRACKER_STATE_URL", "TRACKER_NOTIFY", "GITHUB_TOKEN", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    with open_store(tmp_path / ".tracker" / "state.db") as store:
        fill(store, weeks=3)
    return tmp_path


def run(*words: str, code: int = 0) -> str:
    """What a call prints on stdout."""
    done = CliRunner().invoke(app, ["digest", *words], catch_exceptions=False)
    assert done.exit_code == code, done.stderr
    return done.stdout


@pytest.mark.usefixtures("here")
def test_pipe_gets_markdown_and_nothing_else() -> None:
    page = run()
    assert page.startswith("## Vision-language models: 16 to 23 November 2026\n")
    assert "7 new papers, 1 paper that may not belong" in page


@pytest.mark.usefixtures("here")
def test_printing_twice_prints_twice() -> None:
    assert run("--format", "json") == run("--format", "json")


@pytest.mark.usefixtures("here")
def test_channel_of_one_s_own_remembers() -> None:
    first, second = (json.loads(run("--format", "json", "--channel", "me")) for _ in range(2))
    assert len(first["new"]) == 8
    assert second["new"] == second["changed"] == second["decided"] == []
    assert len(json.loads(run("--format", "json", "--channel", "you"))["new"]) == 8


def test_two_at_once_under_one_channel_s_name_are_not_told_the_same(here: Path) -> None:
    with (
        open_store(here / ".tracker" / "state.db") as store,
        store.lease("digest:me", "the other", timedelta(minutes=2)),
        pytest.raises(LeaseHeldError, match="wait for it to end"),
    ):
        run("--channel", "me")
    assert "7 new papers" in run("--channel", "me")


@pytest.mark.usefixtures("here")
def test_json_is_asked_for_as_elsewhere() -> None:
    assert run("--json") == run("--json", "--format", "json") == run("--format", "json")
    with pytest.raises(UsageError, match="leave one of --json and --format md out"):
        run("--json", "--format", "md")


def test_missing_memory_is_told_before_it_is_taken_for_a_quiet_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    done = CliRunner().invoke(app, ["digest"], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stderr == (
        "there is no memory at .tracker/state.db yet; where GitHub Actions keeps the list, bring it: tracker state pull\n"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("here")
def test_kind_list_and_period_narrow_it() -> None:
    narrowed = json.loads(
        run("--format", "json", "--kind", "dataset", "--list", "vlm-papers", "--since", "2026-W47")
    )
    assert {item["entry"]["kind"] for item in narrowed["new"]} == {"dataset"}
    assert narrowed["lists"] == ["vlm-papers"]
    assert narrowed["since"] == "2026-11-16T00:00:00Z"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("week.html", "<!doctype html>"),
        ("feed.xml", "<?xml"),
        ("refs.bib", "@"),
        ("week", "## Vision"),
    ],
)
def test_ending_decides_the_form(here: Path, name: str, begins: str) -> None:
    assert run("--out", f"site/{name}") == ""
    assert (here / "site" / name).read_text().startswith(begins)


def test_deliver_tells_every_channel_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    (here / "tracker.toml").write_text(
        '[[digest.channels]]\nname = "page"\nfile = "site/{week}.md"\n'
        '[[digest.channels]]\nname = "feed"\nformat = "atom"\nfile = "site/feed.xml"\n'
    )
    done = CliRunner().invoke(app, ["digest", "--deliver"], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.fullmatch(r"page: .*site/2026-W48\.md\nfeed: .*site/feed\.xml\n", done.stderr)
    assert (here / "summary.md").read_text() == f"### tracker\n\n```text\n{done.stderr}```\n"
    before = (here / "site" / "2026-W48.md").read_text()
    again = CliRunner().invoke(app, ["digest", "--deliver"], catch_exceptions=False)
    assert "page: nothing new since it was last told\n" in again.stderr
    assert (here / "site" / "2026-W48.md").read_text() == before


def test_name_of_a_channel_of_the_settings_is_none_of_one_s_own(here: Path) -> None:
    (here / "tracker.toml").write_text('[[digest.channels]]\nname = "page"\nfile = "week.md"\n')
    with pytest.raises(UsageError, match="'page' is a channel of the settings"):
        run("--channel", "page")
    CliRunner().invoke(app, ["digest", "--deliver"], catch_exceptions=False)
    assert "7 new papers, 1 paper that may not belong" in (here / "week.md").read_text()


@pytest.mark.parametrize(("good", "code"), [(True, 3), (False, 1)], ids=["one of two", "all"])
def test_channel_that_fails_holds_up_no_other(here: Path, good: bool, code: int) -> None:
    (here / "blocked").write_text("a file where a folder should be")
    text = '[[digest.channels]]\nname = "broken"\nfile = "blocked/x.md"\n'
    (here / "tracker.toml").write_text(
        text + ('[[digest.channels]]\nname = "page"\nfile = "x.md"\n' if good else "")
    )
    done = CliRunner().invoke(app, ["digest", "--deliver"], catch_exceptions=False)
    assert done.exit_code == code
    assert "broken: cannot write blocked/x.md" in done.stderr
    assert (here / "x.md").exists() is good


def test_channel_that_lacks_its_token_holds_up_no_other(here: Path) -> None:
    (here / "tracker.toml").write_text(
        '[[digest.channels]]\nname = "board"\nissue = { repository = "me/papers" }\n'
        '[[digest.channels]]\nname = "page"\nfile = "x.md"\n'
    )
    done = CliRunner().invoke(app, ["digest", "--deliver"], catch_exceptions=False)
    assert done.exit_code == 3
    assert re.fullmatch(r"board: .*GITHUB_TOKEN\npage: .*x\.md\n", done.stderr)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--format", "pdf"], "no digest format 'pdf'"),
        (["--since", "soon"], "not a period: 'soon'"),
        (["--list", "vlm"], "there is no list 'vlm'; there are: vlm-papers"),
        (["--deliver"], "no channel is set"),
        (["--deliver", "--format", "md"], "leave out --format"),
        (["--deliver", "--list", "vlm-papers"], "leave out --format"),
        (["--deliver", "--kind", "model"], "leave out --format"),
        (
            ["--kind", "paper"],
            "there is no kind 'paper'; there are: model, dataset, benchmark, survey, other",
        ),
        (["--out", "/dev/null/x.md"], "cannot write"),
    ],
    ids=lambda found: found[-1] if isinstance(found, list) else "",
)
def test_wrong_calls_are_told_in_one_sentence(here: Path, words: list[str], fault: str) -> None:
    (here / "tracker.toml").write_text(LISTS)
    with pytest.raises(UsageError, match=fault.replace("(", r"\(")):
        run(*words)


def test_terminal_gets_colours_links_and_sparklines(here: Path) -> None:
    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "COLUMNS": "90"}
    surroundings.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "tracker", "digest"]
    process = subprocess.Popen(command, cwd=here, env=surroundings, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    page = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the terminal is gone with the program
            break
        page += piece
    os.close(ours)
    assert process.wait() == 0, process.stderr.read() if process.stderr else ""
    if process.stderr:
        process.stderr.close()
    shown = page.decode()
    assert "\x1b[1m" in shown
    assert "\x1b]8;" in shown
    assert "https://arxiv.org/abs/2611." in shown
    assert "█" in shown
    assert "##" not in shown

"""What was said outside is shown and never acted upon: by a terminal, by GitHub's runner, by what draws the waiting."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from time import sleep

import pytest
from support.hostile import HOSTILE

from tracker.cli import output
from tracker.cli.backtest import _bar
from tracker.cli.watching import watch
from tracker.showing import for_a_terminal, for_the_runner

ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
NASTY = "MapRead: \x1b]0;owned\x07Maps\x1b[2J \x9b31m\u202e ##[add-mask]Maps"
RECORD = {"title": NASTY, "abstract": f"A vision-language model. {NASTY}", "arxiv_id": "2611.00001"}
LIST = """# Lamps

## Papers

- [A Lantern](https://arxiv.org/abs/2601.00001). *2026*
- [A Wick of Wax](https://arxiv.org/abs/2601.00002). *2026*
- [A Candle](https://arxiv.org/abs/2601.00003). *2026*
"""
BELOW = "\nThe lamps are \x1b[31mred\x1b[0m.\r\n   ::error::burnt\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "README.md").write_bytes((LIST + BELOW).encode())
    (tmp_path / "records.jsonl").write_text(json.dumps(RECORD) + "\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def called(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    around = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **more}
    return subprocess.run(
        [sys.executable, "-m", "tracker", *words], capture_output=True, env=around, check=False
    )


def at_a_terminal(*words: str) -> str:
    """All that a command shows somebody who sits before it."""
    ours, theirs = pty.openpty()
    around = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "dumb"}
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *words], stdout=theirs, stderr=theirs, env=around
    ):
        os.close(theirs)
        seen = b""
        while piece := _read(ours):
            seen += piece
    os.close(ours)
    return seen.replace(b"\r\n", b"\n").decode("utf-8", "replace")


def _read(stream: int) -> bytes:
    try:
        return os.read(stream, 65536)
    except OSError:  # nobody writes any more
        return b""


@pytest.mark.parametrize(
    "words",
    [
        ("facts", "records.jsonl"),
        ("classify", "records.jsonl"),
        ("classify", "records.jsonl", "--json"),
        ("add", "--record", "records.jsonl", "--list", "README.md", "--force"),
        ("add", "--record", "records.jsonl", "--list", "README.md", "--section", "\x1b[2J"),
    ],
    ids=["facts", "classify", "json", "diff", "error"],
)
def test_a_terminal_is_told_nothing_by_a_title(here: Path, words: tuple[str, ...]) -> None:
    shown = at_a_terminal(*words)
    assert shown
    assert ACTS.findall(shown) == []


def test_what_a_terminal_acts_on_is_shown_as_a_sign() -> None:
    assert [name for name, text in HOSTILE.items() if ACTS.search(for_a_terminal(text))] == []


@pytest.mark.parametrize("text", ["A lamp\r\n\tof wax\n", "字 and é", "שלום\u200f", ""])
def test_other_text_is_shown_as_it_is(text: str) -> None:
    assert for_a_terminal(text) == for_the_runner(text) == text


def test_a_diff_that_goes_into_a_pipe_is_exact(here: Path) -> None:
    diff = called("add", "--record", "records.jsonl", "--list", "README.md", "--force").stdout
    assert b" The lamps are \x1b[31mred\x1b[0m.\r\n" in diff
    (here / "lamps.diff").write_bytes(diff)
    subprocess.run(["git", "apply", "lamps.diff"], check=True)
    assert (here / "README.md").read_bytes().endswith(BELOW.encode())


@pytest.mark.parametrize(
    "command",
    [
        "::error::x",
        " \t::add-mask::x",
        "lamp ##[add-mask]x",
        "lamp\n::stop-commands::x",
        "lamp\r::error::x",
        "lamp\r\r ::error::x\r\n",
    ],
)
def test_the_runner_is_given_no_command(command: str) -> None:
    shown = for_the_runner(command)
    assert not re.search(r"(?:^|[\r\n])\s*::|##\[", shown)
    assert shown.replace("\u200b", "") == command


def test_the_runner_is_given_no_command_behind_any_number_of_blank_lines() -> None:
    assert for_the_runner("\n" * 60_000 + "::error::x").endswith("\n:\u200b:error::x")


def test_what_a_step_prints_on_github_has_no_command_in_it(here: Path) -> None:
    words = ("add", "--record", "records.jsonl", "--list", "README.md", "--force")
    done = called(*words, GITHUB_ACTIONS="true")
    assert not re.search(rb"^\s*::|##\[", done.stdout + done.stderr, re.MULTILINE)
    (line,) = called(*words, "--json", GITHUB_ACTIONS="true").stdout.splitlines()
    assert b"##[" not in line
    assert json.loads(line)["title"] == NASTY
    with (here / "lamps.diff").open("wb") as file:  # which nobody but its reader acts on
        around = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "GITHUB_ACTIONS": "true"}
        subprocess.run([sys.executable, "-m", "tracker", *words], stdout=file, env=around, check=False)
    assert b"\n    ::error::burnt\n" in (here / "lamps.diff").read_bytes()


def test_an_error_of_ours_is_still_heard_by_the_runner(here: Path) -> None:
    done = called("lint", "##[error].md", GITHUB_ACTIONS="true")
    assert re.search(rb"^::error title=Tracker::", done.stderr, re.MULTILINE)
    assert done.stderr.count(b"##[") == 1  # in the message of that command, where none is looked for
    del here


def test_a_warning_that_is_logged_does_nothing_where_it_is_read_and_tells_no_secret(here: Path) -> None:
    """Outside of `serve` nobody sets up a log, and Python would print what is logged as it stands."""
    given = "not-of-any-known-form"
    folder = json.dumps(f"/dev/null/\x1b[2J\n::error::{given}")  # of which is told that it cannot be used
    (here / "tracker.toml").write_text(f"[http]\nlock_folder = {folder}\nattempts = 1\n")
    nobody = "http://127.0.0.1:9/"
    done = called(
        "add",
        "2611.00001",
        "--list",
        "README.md",
        GITHUB_ACTIONS="true",
        HF_TOKEN=given,
        TRACKER_ARXIV_API_URL=nobody,
    )
    assert b"lock_folder" in done.stderr
    assert b"\x1b" not in done.stderr
    assert given.encode() not in done.stderr
    assert not re.search(rb"^::error::", done.stderr, re.MULTILINE)


def test_what_is_none_of_the_systems_streams_may_be_the_runners(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    output.show("##[error]")
    assert capsys.readouterr().out == "##\u200b[error]\n"


def test_a_name_that_looks_like_markup_is_shown_while_it_is_worked_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with watch() as tell:
        tell("reading [/b]\x9b2J")
        sleep(0.2)
    with _bar("replaying [/b]{x}"):
        sleep(0.2)
    shown = capsys.readouterr().err
    assert "reading [/b]�2J" in shown
    assert "replaying [/b]{x}" in shown


class Shown(TextIOWrapper):
    """A terminal, or a pipe, of a machine with its own encoding."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


class ShownOnATerminal(Shown):
    terminal = True


@pytest.mark.parametrize(
    ("kind", "encoding", "told"),
    [
        (Shown, "cp1252", "Dvořák \N{CHECK MARK} ".encode() + b"\xff\n"),
        (Shown, "utf-8", "Dvořák \N{CHECK MARK} ".encode() + b"\xff\n"),
        (ShownOnATerminal, "UTF-8", "Dvořák \N{CHECK MARK} ".encode() + b"\xff\n"),
        (ShownOnATerminal, "cp1252", "Dvo?ák ? ?\n".encode("cp1252")),
    ],
)
def test_only_a_terminal_is_told_less_than_everything(
    kind: type[Shown], encoding: str, told: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = BytesIO()
    stream = kind(kept, encoding=encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)
    output.let_any_text_out()
    stream.write("Dvořák \N{CHECK MARK} \udcff\n")
    stream.flush()
    assert kept.getvalue() == told

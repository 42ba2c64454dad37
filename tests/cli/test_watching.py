"""What a person is told of a wait."""

from __future__ import annotations

import sys
from time import sleep
from typing import TYPE_CHECKING

import pytest
import typer

from tracker.cli.doctor import doctor
from tracker.cli.watching import watch

if TYPE_CHECKING:
    from pathlib import Path


def waited(capsys: pytest.CaptureFixture[str], *, quiet: bool = False) -> str:
    """What is told of a wait that ends as soon as it was told of, or of a short one where nothing is to be told."""
    told = ""
    with watch(quiet=quiet, pauses=(0.5, 60)) as tell:
        tell("asking a slow host")
        for _ in range(30 if quiet else 1000):
            if "so far" in told:
                break
            sleep(0.02)
            told += capsys.readouterr().err
    return told + capsys.readouterr().err


def test_a_long_wait_is_told_in_a_log_once_and_then_more_seldom(capsys: pytest.CaptureFixture[str]) -> None:
    assert waited(capsys) == "asking a slow host … 0 s so far\n"


def test_what_is_quick_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with watch() as tell:
        tell("asking a quick host")
    assert capsys.readouterr().err == ""


def test_a_program_that_reads_json_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert waited(capsys, quiet=True) == ""


def test_a_terminal_shows_the_step_and_how_long_it_takes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "asking a slow host … 0 s so far" in waited(capsys)


def test_a_long_step_stays_on_one_line_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    with watch() as tell:
        tell("asking a host of a very long name for a very long page")
        sleep(0.2)
    told = capsys.readouterr().err
    assert "asking a host of a very long" in told
    assert "very long page" not in told
    assert "…" in told


def test_what_is_found_goes_to_standard_output_while_a_terminal_shows_the_wait(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    commands = typer.Typer()
    commands.command()(doctor)
    with pytest.raises(SystemExit):
        commands(["--offline"])
    told = capsys.readouterr()
    assert "classifier: model:" in told.out
    assert "classifier: model:" not in told.err
    assert "looking at classifier" in told.err

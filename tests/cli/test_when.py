"""What people type in a hurry: a day in any form, `--config` behind the command, `-h`."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from typer.testing import CliRunner

from tracker.cli import app as command_line
from tracker.cli.app import COMMANDS
from tracker.cli.output import Exit
from tracker.cli.when import day
from tracker.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("7d", date(2026, 11, 4)),
        (" 2W ", date(2026, 10, 28)),
        ("36h", date(2026, 11, 9)),
    ],
)
def test_day_is_a_date_or_how_far_back(text: str, meant: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2026-11-11T09:00:00Z")
    assert day(text) == meant


@pytest.mark.parametrize("text", ["yesterday", "", "2026-13-01", "2027-01-01", "2026-W44"])
def test_what_is_no_day_gone_by_is_refused_with_the_forms_that_are(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2026-11-11T09:00:00Z")
    with pytest.raises(UsageError, match=r"2026-01-31.*7d, 2w, 36h"):
        day(text)


def called(*words: str, monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["tracker", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    return ended.value.code


@pytest.mark.parametrize(
    "words",
    [
        ("--config", "@", "lint"),
        ("lint", "--config", "@"),
        ("lint", "--config=@", "--json"),
    ],
)
def test_settings_may_be_named_before_and_behind_the_command(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text("nonsense = 1\n")
    code = called(*(word.replace("@", str(settings)) for word in words), monkeypatch=monkeypatch)
    assert code == Exit.USAGE
    assert "mine.toml" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("lint", "--config"), ("facts", "--", "--config", "x")])
def test_a_word_that_names_no_settings_stays_where_it_is(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(*words, monkeypatch=monkeypatch) == Exit.USAGE
    assert f"tracker {words[0]} [OPTIONS]" in capsys.readouterr().err


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids="".join)
def test_help_has_a_short_name_and_a_line_for_each_command_that_is_whole(command: tuple[str, ...]) -> None:
    told = CliRunner().invoke(app, [*command, "-h"], terminal_width=80)
    assert told.exit_code == Exit.FINE
    _, _, listed = told.output.partition("Commands:\n")
    assert "..." not in listed


@pytest.mark.parametrize("words", [("--since", "7d"), ("--source", "arxiv")])
def test_a_dump_that_is_read_asks_no_source(words: tuple[str, str], tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["poll", "--archive", str(tmp_path / "dump.json"), *words])
    assert isinstance(done.exception, UsageError)


def test_a_dump_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["poll", "--archive", str(tmp_path / "dump.json")])
    assert isinstance(done.exception, UsageError)

"""`tracker state`: data on stdout, words on stderr, and the store where the settings say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.works import START, sighting
from typer.testing import CliRunner

from state.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_NOW", START.isoformat())
    monkeypatch.delenv("TRACKER_STATE_URL", raising=False)
    with open_store(tmp_path / ".tracker" / "state.db") as store:
        store.remember(
            [sighting("arxiv", "1", names=["arxiv:2601.00001"]), sighting("pwc", "x", "X", day=-400)]
        )
    return tmp_path


def tracker(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["state", *words], input=given, catch_exceptions=False)


def test_stats_in_words_and_as_json() -> None:
    words = tracker("stats").stdout
    assert "works: 2" in words
    assert "\nsightings: 2 (arxiv 1, pwc 1)\n" in words
    assert "\nevents: 0\n" in words
    found = json.loads(tracker("stats", "--json").stdout)
    assert (found["works"], found["counts"]["sightings"], found["by_source"]) == (
        2,
        2,
        {"arxiv": 1, "pwc": 1},
    )


def test_export_to_a_file_and_to_stdout_say_the_same(folder: Path) -> None:
    done = tracker("export", "state.jsonl")
    assert (done.stdout, "wrote 2 sightings" in done.stderr) == ("", True)
    assert done.stderr.endswith("0 cursors, 0 runs\n")
    assert tracker("export", "-").stdout == (folder / "state.jsonl").read_text()
    assert json.loads(tracker("export", "again.jsonl", "--json").stdout)["sightings"] == 2


def test_export_may_forget() -> None:
    assert json.loads(tracker("export", "state.jsonl", "--forget", "--json").stdout)["sightings"] == 1


def test_import_from_a_file_and_from_stdin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tracker("export", "-").stdout
    (folder / "state.jsonl").write_text(text)
    monkeypatch.setenv("TRACKER_STATE_URL", "other.db")
    assert json.loads(tracker("import", "state.jsonl", "--json").stdout)["sightings"] == 2
    assert "read 2 sightings" in tracker("import", "-", given=text).stderr
    assert tracker("export", "-").stdout == text


def test_migrate_says_what_it_did(folder: Path) -> None:
    assert "up to date" in tracker("migrate").stderr
    (folder / "tracker.toml").write_text('[state]\nurl = "new.db"\n')
    assert "from schema none to" in tracker("migrate").stderr
    assert (
        json.loads(tracker("migrate", "--json").stdout)["before"]
        == json.loads(tracker("migrate", "--json").stdout)["after"]
    )

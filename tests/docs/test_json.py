"""What `docs/json.md` says of each `--json` is what the program prints."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.clones import Clone
from support.command_line import app
from support.help_blocks import commands, help_of
from support.json_page import PAGE, documented
from typer.testing import CliRunner

from tracker.demo.rehearsal import page

if TYPE_CHECKING:
    from pathlib import Path

PAPER = {
    "arxiv_id": "2611.00001",
    "title": "Kettle-VLM: A Vision-Language Model of Kettles",
    "abstract": "We introduce Kettle-VLM, a vision-language model that sees images and answers questions.",
    "published": "2026-11-01",
    "vlm": True,
    "kind": "model",
}
CALLS = {
    "tracker demo": ("demo",),
    "tracker init": ("init", "--dry-run", "--no-preview"),
    "tracker evaluate": ("evaluate", "papers.jsonl"),
    "tracker state stats": ("state", "stats"),
    "tracker add": ("add", "--record", "papers.jsonl", "--list", "README.md", "--force"),
    "tracker doctor": ("doctor", "--offline"),
    "tracker lint": ("lint", "twice.md"),
    "tracker backtest": ("backtest", "README.md", "--texts", "papers.jsonl"),
}


TELLING = [command for command in commands() if "--json" in help_of(command)]


@pytest.mark.parametrize("command", TELLING)
def test_every_command_that_a_script_may_ask_is_on_the_page(command: str) -> None:
    assert re.search(rf"`{command}[` ]", PAGE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of the demo's list, with a paper to add and a memory that knows it."""
    made = Clone(tmp_path / "list")
    text = page().decode()
    made.commit("2026-11-01", text)
    entry = next(line for line in text.splitlines() if line.startswith("- **"))
    made.commit(
        "2026-11-02",
        text.replace(entry, f"- **Kettle-VLM** [[paper](https://arxiv.org/abs/2611.00001)]\n{entry}"),
    )
    made.commit("2026-11-03", text)
    (made.folder / "twice.md").write_text(text.replace(entry, f"{entry}\n{entry}"))
    (made.folder / "papers.jsonl").write_text(json.dumps(PAPER) + "\n")
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("TRACKER_NOW", "2026-11-11T09:00:00Z")
    return made.folder


def printed(*words: str) -> dict[str, object]:
    done = CliRunner().invoke(app, [*words, "--json"])
    first = json.loads(done.stdout.splitlines()[0])
    assert isinstance(first, dict), done.stderr
    return first


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", sorted(set(CALLS) - {"tracker add"}))
def test_fields_are_those_of_the_page(command: str) -> None:
    assert set(printed(*CALLS[command])) == documented(command)


@pytest.mark.usefixtures("folder")
def test_fields_of_an_addition_are_those_of_the_page() -> None:
    found = printed(*CALLS["tracker add"])
    assert found["status"] == "added"
    assert set(found) == documented("tracker add") - {"pull_request"}


@pytest.mark.usefixtures("folder")
def test_fields_of_a_run_are_those_of_the_page() -> None:
    runs = printed("demo")["runs"]
    assert isinstance(runs, list)
    assert set(runs[0]) == documented("tracker run") - {"would"}
    (one,) = runs[0]["lists"].values()
    assert all(f"`{name}`" in PAGE for name in (*one, *runs[0]["sources"]["arxiv"]))

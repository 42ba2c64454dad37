"""A heading with badges, links and marks is told as its words, and its words lead back to its section."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import app
from typer.testing import CliRunner

from tracker.lists.entry.headings import readable, readable_path

BADGE = "[![Awesome](https://awesome.example/badge.svg)](https://awesome.example)"
HEADINGS = {
    "Models": f"**Models** {BADGE}",
    "Data_sets of Lamps": "[Data_sets of Lamps](#data) <a name='data'></a>",
    "Benchmarks": "![Benchmarks](bench.png)",
    "Surveys": '<img width="80" alt="Surveys" src="surveys.png">',
}


@pytest.mark.parametrize("words", HEADINGS)
def test_a_heading_is_called_by_its_words(words: str) -> None:
    assert readable(HEADINGS[words]) == words
    assert readable(words) == words


def test_what_says_nothing_at_all_stays_as_it_is_written() -> None:
    assert readable_path(["Lamps", "![](a.png) "]) == ("Lamps", "![](a.png)")


def add(*words: str, **hint: object) -> dict[str, object]:
    record = {"title": "Wax: A Model of Candles", "arxiv_id": "2609.00001", **hint}
    Path("record.jsonl").write_text(json.dumps(record))
    call = ["add", "--record", "record.jsonl", "--force", "--json", *words]
    found: dict[str, object] = json.loads(CliRunner().invoke(app, call, catch_exceptions=False).stdout)
    return found


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"# Lamps {BADGE}\n\n"
    for number, heading in enumerate(HEADINGS.values(), 1):
        text += f"## {heading}\n\n"
        text += "".join(
            f"- [Map{number}{n}](https://arxiv.org/abs/260{number}.0000{n})\n" for n in range(1, 6)
        )
        text += "\n"
    Path("README.md").write_text(text)


@pytest.mark.parametrize("words", HEADINGS)
def test_a_section_that_is_told_can_be_passed_back(words: str) -> None:
    there = add("--section", words)
    assert there["section"] == ["Lamps", words]
    assert add(section=there["section"]) == there
    assert add(section=[f"Lamps {BADGE}", HEADINGS[words]]) == there
    assert add("--section", HEADINGS[words]) == there

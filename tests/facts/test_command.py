"""`tracker facts` as its users call it."""

import json
from pathlib import Path

import pytest
from support.command_line import app
from support.facts_of import facts_of
from typer.testing import CliRunner

from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.wire import told

LINE = {
    "title": "MapRead: A Model",
    "abstract": "We introduce MapRead, a 7B-parameter model.",
    "mood": "good",
}


def run(*arguments: str, text: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["facts", *arguments], input=text)
    return done.exit_code, done.output


def test_json_gives_the_lines_back_with_their_facts(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    code, output = run(str(file), "--json")
    row = json.loads(output)
    assert code == 0
    assert row["mood"] == "good"
    assert row["facts"]["name"] == "MapRead"
    assert row["facts"]["parameters"] == ["7B"]
    assert row["facts"]["sources"]["parameters"] == "7B"


def test_people_get_each_fact_with_its_source() -> None:
    code, output = run("-", text=json.dumps(LINE))
    assert code == 0
    assert "  name: MapRead [title]" in output


def test_a_card_that_is_no_json_gives_no_facts() -> None:
    code, output = run("-", "--json", text=json.dumps({**LINE, "card": "{broken", "config": "[]"}))
    assert code == 0
    assert json.loads(output)["facts"]["licence"] is None


def test_long_words_are_told_briefly() -> None:
    facts = facts_of("We introduce MapRead, a model that " + "reads maps and " * 20 + "roads.")
    assert all(len(line) < 400 for line in told(facts))


def test_a_bad_line_is_named_and_the_others_are_answered() -> None:
    code, output = run("-", "--json", text='{"title": "A"}\nnonsense\n{"title": "B"}\n')
    assert code == 3
    assert [
        output.count(words) for words in ('{"title": "A"', '{"title": "B"', "stdin, line 2: not JSON")
    ] == [1] * 3


@pytest.mark.parametrize("source", Source)
def test_readers_are_told_in_words_where_a_fact_comes_from(source: Source) -> None:
    (line,) = told(Facts((Fact(Field.CODE_URL, "https://example.org", "https://example.org", source),)))
    assert line.startswith("code address: https://example.org [")
    assert line.partition("[")[2] not in ("record]", "hub]", "config]", "papers_with_code]")


def test_readers_are_told_which_of_two_sources_is_used() -> None:
    said = [Fact(Field.LICENCE, value, value, Source.CARD) for value in ("mit", "apache-2.0")]
    assert told(Facts(tuple(said))) == [
        "licence: mit [model or data card]",
        "sources disagree on the licence: mit (model or data card) is used, apache-2.0 (model or data card) is not",
    ]

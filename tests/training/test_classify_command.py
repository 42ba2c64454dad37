"""`tracker classify` as its users call it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from typer.testing import CliRunner

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

NEAR = {
    "title": "SeeTalk: A Vision-Language Model that Answers Questions about Images",
    "abstract": "We introduce SeeTalk.",
    "mine": 7,
}
FAR = {
    "title": "Faster Sorting of Integers",
    "abstract": "We sort integers faster on machines with small caches.",
}


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["classify", *arguments], input=given)


def test_each_line_comes_back_with_a_verdict() -> None:
    said = run("-", "--json", given=f"{json.dumps(NEAR)}\n\n{json.dumps(FAR)}\n")
    near, far = (json.loads(line) for line in said.stdout.splitlines())
    assert said.exit_code == 0
    assert near["mine"] == 7
    assert (near["relevant"], far["relevant"]) == ("yes", "no")
    assert near["vlm"] > 0.9
    assert far["vlm"] < 0.1
    assert near["kind"] == "model"
    assert set(near["kind_scores"]) == {"model", "dataset", "benchmark", "survey", "other"}
    assert near["reasons"][0].keys() == {"term", "weight"}
    assert near["model_version"] == far["model_version"]


def test_people_are_told_why(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text(json.dumps(NEAR), encoding="utf-8")
    said = run(str(file))
    assert re.match(r"yes    (over )?\d\d% +model +SeeTalk", said.stdout)
    assert "because: " in said.stdout


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", '{"abstract": "no title"}', '{"title": 3}', "[" * 50_000, '{"title": "a", "categories": 4}'],
    ids=["half", "a list", "no title", "no text", "too deep", "wrong type"],
)
def test_a_bad_line_is_named_and_the_others_are_answered(bad: str) -> None:
    said = run("-", "--json", given=f"{json.dumps(NEAR)}\n{bad}\n{json.dumps(FAR)}\n")
    assert said.exit_code == 3
    assert len(said.stdout.splitlines()) == 2
    assert "stdin, line 2" in said.stderr


def test_a_file_of_another_kind_is_told_in_few_lines() -> None:
    said = run("-", given=b"\x00\n" * 500)
    assert said.exit_code == 1
    assert len(said.stderr.splitlines()) == 11
    assert said.stderr.endswith("and 490 more lines that are no records: 11 to 500\n")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (11, "and 1 more line that is no record: 31"),
        (13, "and 3 more lines that are no records: 31, 34, 37"),
        (70, ", …"),
    ],
)
def test_further_bad_lines_are_named_by_number(wrong: int, says: str) -> None:
    said = run("-", given=f"{{\n{json.dumps(NEAR)}\n{json.dumps(FAR)}\n" * wrong)
    assert said.exit_code == 3
    assert said.stderr.rstrip().endswith(says)


def test_what_python_writes_for_a_missing_value_is_none(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text(json.dumps({**NEAR, "comment": float("nan"), "score": float("inf")}), encoding="utf-8")
    (told,) = run(str(file), "--json").stdout.splitlines()
    answer = json.loads(told, parse_constant=pytest.fail)
    assert (answer["comment"], answer["score"]) == (None, None)


def test_that_there_was_nothing_to_judge_is_said() -> None:
    said = run("-", given=b"\n")
    assert said.exit_code == 0
    assert said.stderr == "tracker: there are no records in stdin\n"


def test_bytes_that_are_no_text_are_read_around() -> None:
    said = run("-", "--json", given=b'{"title": "Image \xff\xfe captioning", "abstract": "a\\u0000b"}\n')
    assert said.exit_code == 0
    assert json.loads(said.stdout)["relevant"]


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    said = run(str(tmp_path / "none.jsonl"))
    assert said.exit_code != 0
    assert "cannot read" in str(said.exception)

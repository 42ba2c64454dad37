"""Which answers of a model are its worst: lost papers and false alarms by how sure it was, then what it only asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.command_line import app
from support.made_up import a_paper, a_verdict
from typer.testing import CliRunner

from classifiers.labels import Labelled, Origin
from state.records import Relevance
from tracker.cli.evaluate import _told
from tracker.cli.output import Exit
from tracker.training.page import page
from tracker.training.scoring import score
from tracker.training.wire import as_json, figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from state.records import Paper, Verdict

SAID = {
    "2603.00001": (0.9, Relevance.YES, True),
    "2603.00002": (0.8, Relevance.YES, False),
    "2603.00003": (0.01, Relevance.NO, True),
    "2603.00004": (0.3, Relevance.UNSURE, True),
    "2603.00005": (0.2, Relevance.UNSURE, True),
    "2603.00006": (0.4, Relevance.UNSURE, False),
    "2603.00007": (0.02, Relevance.NO, False),
}


class Oracle:
    """A judge that says what it was given to say."""

    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [
            a_verdict(SAID[paper.arxiv_id or ""][0], relevant=SAID[paper.arxiv_id or ""][1])
            for paper in papers
        ]


@pytest.mark.parametrize("names", [["2603.00001"], ["2603.00001"] * 9], ids=["one paper", "all right"])
def test_no_bounds_are_told_where_none_are_known(names: list[str]) -> None:
    rows = [Labelled(a_paper(name), relevant=True, kind=None, origin=Origin.READ) for name in names]
    found = score(Oracle(), rows, draws=50)
    assert as_json(found)["precision"] == {"value": 1.0, "low": None, "high": None}
    assert "95 %" not in _told(found)
    assert "<td>1.000<td>–<td>–" in page(found, "made-up.jsonl")


def test_bounds_are_told_where_papers_differ() -> None:
    rows = [Labelled(a_paper(name), said[2], None, Origin.READ) for name, said in SAID.items()]
    found = score(Oracle(), rows, draws=50)
    assert found.recall
    assert found.recall.bounds == (found.recall.low, found.recall.high)
    assert "95 %" in _told(found)
    assert f"<td>{found.recall.low:.3f}<td>{found.recall.high:.3f}" in page(found, "made-up.jsonl")


def test_what_recall_and_precision_lose_is_told_and_what_was_asked_about_comes_last() -> None:
    rows = [Labelled(a_paper(name), said[2], None, Origin.READ) for name, said in SAID.items()]
    found = score(Oracle(), rows, draws=5)
    assert [(miss.paper.arxiv_id, miss.asked) for miss in found.worst] == [
        ("2603.00003", False),
        ("2603.00002", False),
        ("2603.00005", True),
        ("2603.00004", True),
    ]
    told = page(found, "made-up.jsonl")
    assert '<a href="https://arxiv.org/abs/2603.00003">' in told
    assert told.count("and asked about") == 2


def test_where_no_paper_is_relevant_there_was_nothing_to_find() -> None:
    rows = [Labelled(a_paper(name), relevant=False, kind=None, origin=Origin.READ) for name in SAID]
    found = score(Oracle(), rows, draws=5)
    told = as_json(found)
    assert [told[name] for name in ("recall", "f1", "pr_auc", "recall_with_unsure")] == [None] * 4
    assert told["precision"] == {"value": 0.0, "low": None, "high": None}
    assert [figures(found)[name] for name in ("f1", "pr_auc", "recall_with_unsure")] == [None] * 3
    drawn = page(found, "made-up.jsonl")
    assert "<th>Recall</th><td>–<td>–<td>–" in drawn
    assert "42.9% of them would be asked about" in drawn
    assert "are found" not in drawn


def test_where_no_paper_is_said_to_be_relevant_nothing_is_right_or_wrong() -> None:
    rows = [Labelled(a_paper(name), said[2], None, Origin.READ) for name, said in SAID.items()]
    found = score(Oracle(), rows[2:], draws=5)
    assert found.precision is None
    assert found.recall is not None
    assert found.recall.value == 0
    assert as_json(found)["precision"] is None
    assert "<th>Precision</th><td>–<td>–<td>–" in page(found, "made-up.jsonl")


def test_a_file_without_a_relevant_paper_is_scored_without_figures_of_finding(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text('{"title": "Faster Sorting of Integers", "vlm": false}\n', encoding="utf-8")
    said = CliRunner().invoke(app, ["evaluate", str(file)])
    assert said.exit_code == 0
    assert "precision  –" in said.stdout
    assert "PR-AUC     –" in said.stdout
    assert "on 1 paper, 0 of them relevant" in said.stdout


def test_records_without_a_label_are_counted_and_not_scored(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    labels = ('"vlm": true', '"vlm": "maybe"', '"label": true')
    rows = (f'{{"title": "Seeing Words {at}", {label}}}\n' for at, label in enumerate(labels))
    file.write_text("".join(rows), encoding="utf-8")
    said = CliRunner().invoke(app, ["evaluate", str(file)])
    assert "on 1 paper, 1 of them relevant" in said.stdout
    assert "2 records left out, whose `vlm` is neither true nor false" in said.stderr


def test_a_line_that_is_no_record_is_named_and_the_others_are_scored(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text('{"title": "Seeing Words", "vlm": true}\n{"title": \n', encoding="utf-8")
    said = CliRunner().invoke(app, ["evaluate", str(file)])
    assert said.exit_code == Exit.PARTIAL
    assert "line 2: not JSON" in said.stderr
    assert "on 1 paper, 1 of them relevant" in said.stdout


def test_each_paper_is_scored_once_and_stdin_is_read() -> None:
    line = '{"title": "Seeing Words", "vlm": true}\n'
    said = CliRunner().invoke(app, ["evaluate", "-"], input=line * 3)
    assert said.exit_code == 0
    assert "2 records left out, whose paper came before" in said.stderr
    assert "on 1 paper, 1 of them relevant" in said.stdout

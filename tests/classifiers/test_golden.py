"""What the shipped model says of made-up papers, kept: a change of features or artefact that moves it is seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.shared import shared

from classifiers.artefact import load
from state.records import Paper
from tracker.training.corpus import read_corpus
from tracker.training.scoring import score

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["title"][:40])
def test_scores_are_the_golden_ones(case: dict[str, str]) -> None:
    (verdict,) = load().judge([Paper(case["title"], case["abstract"], comment=case.get("comment"))])
    assert verdict.probability == pytest.approx(case["vlm"], abs=1e-4)
    assert (verdict.relevant.value, verdict.kind.value) == (case["relevant"], case["kind"])
    assert verdict.reasons[0].term == case["strongest"]


@pytest.mark.slow
def test_the_check_is_met() -> None:
    rows = read_corpus([shared("corpus", "check.jsonl")], {}).rows
    found = score(load(), rows, draws=20)
    assert found.area is not None
    assert found.area.value >= 0.98
    assert found.f1 is not None
    assert found.f1.value >= 0.94
    assert found.found is not None
    assert found.found >= 0.97
    assert found.unsure <= 0.10

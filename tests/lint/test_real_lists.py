"""The known faults of real lists, and the laws of mending on them."""

from __future__ import annotations

import json

import pytest
from support.pages import read
from support.shared import shared

from tracker.lint.check import lint, mend

RECALL = 0.95


def test_known_faults_are_found() -> None:
    lines = shared("replay", "lint_expected.jsonl").read_text("utf-8").splitlines()
    wanted = {(row["file"], row["line"], row["rule"]) for row in map(json.loads, lines)}
    told = set()
    for path in sorted(shared("replay", "heads").iterdir()):
        page = read(path.read_bytes())
        name = f"heads/{path.name}"
        told |= {(name, one.line, one.rule.value) for one in lint(page, name)}
    assert len(wanted & told) >= RECALL * len(wanted)


@pytest.mark.slow
def test_mending_twice_equals_mending_once() -> None:
    for path in sorted(shared("replay", "heads").iterdir()):
        once = mend(path.read_bytes(), path.name).data
        assert mend(once, path.name).data == once

"""Lines that say one thing over and over are looked through like others."""

from __future__ import annotations

import pytest
from support.pages import read

from tracker.lint.check import lint
from tracker.lint.finding import Rule

LENGTH = 40_000
"""Where time grows with the square of the length, each of these takes longer than the rest of the tests."""


LINK = "[a](https://made.example/b)"


@pytest.mark.parametrize(
    "words",
    [
        "`",
        ".",
        "... ",
        "$",
        "[",
        "1.",
        "a:",
        f"Lean DetectionWith Radar {LINK} ",
        f"NeruIPS 2021 {LINK} ",
        "<SEG> ",
        "[a](https://www.google.com/search?q=l) ",
    ],
)
def test_what_is_wrong_beside_them_is_found(words: str) -> None:
    endless = words * (LENGTH // len(words))
    page = read(f"# Lamps\n\n## Papers\n\n- [A Lantern]()\n- A Wick {endless} of wax\n")
    assert Rule.EMPTY_LINK in {finding.rule for finding in lint(page, "README.md")}

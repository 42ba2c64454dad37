"""Folds that are never closed."""

from __future__ import annotations

import pytest
from support.linting import findings

from tracker.lint.finding import Rule

FOLD = "<details>\n<summary>2024</summary>\n\n- [A Lamp](https://arxiv.org/abs/2401.0000{})\n\n"


def open_folds(text: str) -> list[int]:
    return [one.line for one in findings(f"# Lamps\n\n{text}") if one.rule is Rule.OPEN_FOLD]


def test_a_fold_that_nothing_closes_is_told_where_it_begins() -> None:
    closed, opened = FOLD.format(1) + "</details>\n\n", FOLD.format(2)
    assert open_folds(closed + opened + closed.replace("00001", "00003")) == [10]


def test_one_within_another_may_close_it() -> None:
    assert open_folds(f"<details>\n\n{FOLD.format(1)}</details>\n</details>\n") == []
    assert open_folds(f"<details>\n\n{FOLD.format(1)}</details>\n") == [3]


@pytest.mark.parametrize(
    "text",
    [
        "| Lamp | Paper |\n|--|--|\n| <details>oil | [A Lamp](https://arxiv.org/abs/2401.00001) |\n",
        "- [A Lamp](https://arxiv.org/abs/2401.00001)\n  <details>oil\n- [B Lamp](https://arxiv.org/abs/2401.00002)\n",
        "- [A Lamp](https://arxiv.org/abs/2401.00001)\n\n<details>\nThat is all.\n",
        "```\n<details>\n```\n\n- [A Lamp](https://arxiv.org/abs/2401.00001)\n",
        "</details>\n\n- [A Lamp](https://arxiv.org/abs/2401.00001)\n",
        "More details:\n\n- [A Lamp](https://arxiv.org/abs/2401.00001)\n",
    ],
    ids=["in a row", "in a bullet", "with nothing below", "as code", "closed alone", "a word"],
)
def test_what_ends_by_itself_is_left_alone(text: str) -> None:
    assert open_folds(text) == []

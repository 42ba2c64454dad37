"""A made-up list with something beside its entries, and what is kept in step there when one is added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from state.records import Paper
from tracker.adding import Helpers, add_all
from tracker.lists.steering import Steering
from tracker.recordfile import Record

if TYPE_CHECKING:
    from tracker.lists.side.change import SideRule

TODAY = date(2026, 6, 5)
PAPER = Paper("FreshVL: Fresh Words for Made-Up Images", "", "2405.01234", published=date(2024, 5, 2))


def add(lines: list[str], *rules: SideRule, paper: Paper = PAPER) -> tuple[list[str], tuple[str, ...]]:
    """The page after an addition, line by line, and what was told of side data."""
    steering = Steering(least_share=0, least_fidelity=0, insist=True, side=frozenset(rules))
    content = "\n".join([*lines, ""]).encode()
    added = add_all(content, [Record(paper)], Helpers(), steering, TODAY)
    assert added.content != content
    return added.content.decode().split("\n")[:-1], added.side


def entry(month: int, number: str = "-") -> str:
    """An entry of one month of 2024."""
    return f"{number} Some Made Words About Number {month}. [paper](https://arxiv.org/abs/24{month:02}.1000{month})"


def listed(*heads: str, numbers: bool = False) -> list[str]:
    """A list of seven such entries, the oldest first, with what stands over its heading."""
    months = range(1, 8)
    entries = [entry(month, f"{month}." if numbers else "-") for month in months]
    return ["# Made-up list", "", *heads, "", "## Papers", "", *entries]

"""Columns of ticks and crosses: whose question is about a known fact they are answered, all others are left to people."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from state.papers import Kind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.lists.candidate import Candidate

_YES = Pattern(
    r"\s*(?:[✓✔✅☑√🟢⭕●◯○]\ufe0f?|:(?:heavy_check_mark|white_check_mark|ballot_box_with_check):|\+|y(?:es)?|true|是|有)\s*",
    re.IGNORECASE,
)
_NO = Pattern(
    r"\s*(?:[❌❎✗✘✖×☒🔴]\ufe0f?|:(?:x|negative_squared_cross_mark|heavy_multiplication_x):|[-–—]|no?|false|否|无)?\s*",
    re.IGNORECASE,
)
_FEWEST = 2
_SHARE = 0.8
_ASKS: tuple[tuple[Pattern, Callable[[Candidate], bool]], ...] = (
    (
        Pattern(r"\bopen(?:[ -]?sourced?)?\b|开源", re.IGNORECASE),
        lambda work: bool(work.paper.links.code or work.paper.links.hf_model or work.paper.links.hf_dataset),
    ),
    (Pattern(r"\b(?:code|github|repo\w*)\b|代码|コード|코드", re.IGNORECASE), lambda work: bool(work.paper.links.code)),
    (
        Pattern(r"\b(?:weights?|checkpoints?|ckpts?|models?(?: released?)?)\b|权重", re.IGNORECASE),
        lambda work: bool(work.paper.links.hf_model),
    ),
    (
        Pattern(r"\b(?:data(?: ?sets?)?)\b|数据", re.IGNORECASE),
        lambda work: bool(work.paper.links.hf_dataset) or work.kind is Kind.DATASET,
    ),
    (Pattern(r"\bdemo\b", re.IGNORECASE), lambda work: bool(work.paper.links.demo)),
    (Pattern(r"\b(?:project|website|home ?page)\b", re.IGNORECASE), lambda work: bool(work.paper.links.project)),
    (Pattern(r"\b(?:benchmarks?|evaluation)\b", re.IGNORECASE), lambda work: work.kind is Kind.BENCHMARK),
    (Pattern(r"\bsurveys?\b|综述", re.IGNORECASE), lambda work: work.kind is Kind.SURVEY),
)  # fmt: skip
"""What columns ask, by their names, and whether it is known to be so."""


def ticked(columns: Iterable[Sequence[str]]) -> frozenset[int]:
    """The columns in which nearly all cells answer with a tick or a cross, and some with a tick."""
    return frozenset(at for at, texts in enumerate(columns) if _answers(texts))


def tick(name: str, texts: Sequence[str], candidate: Candidate) -> str:
    """The mark that says yes in a column where that is known; nothing where it is not, for what is not found may be there."""
    asked = next((known for words, known in _ASKS if words.search(name)), None)
    if asked is None or not asked(candidate):
        return ""
    said = Counter(text for text in texts if _YES.fullmatch(text))
    return said.most_common(1)[0][0]


def _answers(texts: Sequence[str]) -> bool:
    yes = sum(_YES.fullmatch(text) is not None for text in texts)
    if yes < _FEWEST:  # so it is with nearly all columns, and each cell would be asked a second time
        return False
    no = sum(_NO.fullmatch(text) is not None for text in texts)
    return yes + no >= _SHARE * len(texts)

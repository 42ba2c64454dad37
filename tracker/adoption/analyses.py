"""Does a list take analyses and studies? Told from the titles on it, where there are enough of them; pure.

No heading and no word says that a work is of the kind `other`, as they do for surveys or benchmarks, and a title says it
less surely than an abstract. So only titles that the classifier is sure of count, and only how many of them there are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from state.records import Kind, Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from state.records import Verdict
    from tracker.adoption.clone import Clone
    from tracker.adoption.survey import Survey

    Judge = Callable[[Sequence[Paper]], Sequence[Verdict]]

_SURE = 0.9
"""From here on hardly two in a hundred other titles are taken for one of an analysis, and two in five of theirs are known."""


def can_tell(clone: Clone) -> bool:
    """Has any list titles enough, so that asking a classifier is worth its while?"""
    return any(one.tells_analyses for one in clone.lists)


def with_analyses(clone: Clone, judge: Judge) -> Clone:
    """The clone with how many of each list's titles are plainly those of analyses."""
    lists = (
        replace(one, analyses=_plain(one.titles, judge)) if one.tells_analyses else one for one in clone.lists
    )
    return replace(clone, lists=tuple(lists))


def _plain(titles: Sequence[str], judge: Judge) -> int:
    verdicts = judge([Paper(title) for title in titles])
    return sum(said.kind_scores[Kind.OTHER] >= _SURE for said in verdicts)


def in_words(one: Survey) -> str:
    """Why a list takes analyses, or why not."""
    if not one.tells_analyses:
        return (
            "Analyses and studies (`other`) are left out: too few titles tell whether the list takes them;"
            " `tracker backtest` tells it from what people added."
        )
    seen = f"{one.analyses} of {len(one.titles)} titles are plainly of that kind"
    if one.takes_analyses:
        return f"Analyses and studies (`other`) are taken, too: {seen}."
    return (
        f"Analyses and studies (`other`) are left out: only {seen};"
        " `tracker backtest` tells more surely from what people added."
    )

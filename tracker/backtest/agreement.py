"""Where and how the tracker would have written what people added, beside where and how they did; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.inline import ADDRESS
from tracker.lists.outcome import Addition, Duplicate, Unsure
from tracker.lists.page import Page, read_page
from tracker.lists.steering import Steering

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from state.records import Kind, Paper
    from tracker.backtest.additions import Added

    T = TypeVar("T")

_WORDS = re.compile(r"\w(?:[\w \t.,:;'’\"“”&?!/+–—-]*\w)?")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One addition by people beside what would have been planned on the page before it."""

    section: tuple[str, ...] = ()
    """Where people put it."""
    same_section: bool | None = None
    """None where nothing was planned or people's entry is none that can be read."""
    same_shape: bool | None = None
    duplicate: str = ""
    """Why the page before was taken to have the work already."""


def compare(added: Added, paper: Paper, kind: Kind) -> Comparison:
    """Plan an addition on the page before and hold it against what people wrote."""
    before, after = _page(added.before.content), _page(added.after.content)
    if not isinstance(after, Page):
        return Comparison()
    lines = after.works.by_identity.get(added.work, ())
    theirs = [entry for line in lines if (entry := after.works.entry_at.get(line)) is not None]
    section = after.path(theirs[0].group.section) if theirs else ()
    if not isinstance(before, Page):
        return Comparison(section)
    outcome = plan_addition(before, candidate_for(paper, kind), Steering(), added.at.date())
    if isinstance(outcome, Duplicate):
        return Comparison(section, duplicate=outcome.reason)
    plan = outcome.suggestion if isinstance(outcome, Unsure) else outcome
    if not theirs or not isinstance(plan, Addition):
        return Comparison(section)
    ours = shape("\n".join(plan.inserted))
    return Comparison(
        section,
        any(after.path(entry.group.section) == plan.section for entry in theirs),
        any(shape(entry.text) == ours for entry in theirs),
    )


def shape(entry: str) -> str:
    """An entry's markup without its words and addresses."""
    return _WORDS.sub("w", ADDRESS.sub("u", entry)).strip()


def evenly(items: Sequence[T], most: int) -> list[T]:
    """At most so many of them, spread evenly from first to last."""
    if len(items) <= most:
        return list(items)
    return [items[at * len(items) // most] for at in range(most)]


@lru_cache(maxsize=4)
def _page(content: bytes) -> Page | None:
    """Additions of one commit share their pages."""
    read = read_page(content)
    return read if isinstance(read, Page) else None

"""A stretch of time that the feed did not tell us, and how far OAI-PMH has filled it; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - pydantic reads the annotation
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from tracker.cursors import shaped
from tracker.sources.arxiv.oai import sets_for

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Gap:
    """What is still to be harvested; survives a run that dies half-way."""

    since: date
    """Everything that changed from this day on is wanted."""
    sets: tuple[str, ...]
    done: int = 0
    """How many of the sets are through."""
    token: str = ""
    """Leads to the next page of the set at hand."""
    reached: date | None = None
    """The latest datestamp met in that set, as long as they came in order: a harvest can begin anew from there."""
    received: int = 0
    stumbled: bool = False
    """Was the page that is next broken when it came last?"""
    asked: bool = False
    """Did a person ask for it (`--since`)? Then it is not rationed."""

    def after_set(self) -> Gap:
        """The same gap with the set at hand through."""
        return replace(self, done=self.done + 1, token="", reached=None)


_STORED = TypeAdapter(Gap)


def read_gap(text: str | None, categories: Sequence[str]) -> Gap | None:
    """A gap from a cursor's value; None where there is none. Other categories than then begin it anew."""
    gap = shaped(_STORED, text)
    if gap and gap.sets != sets_for(categories):
        return Gap(gap.since, sets_for(categories), asked=gap.asked)
    return gap


def write_gap(gap: Gap | None) -> str:
    """The gap as a cursor's value; empty when it is closed."""
    return _STORED.dump_json(gap).decode() if gap else ""


def widened(gap: Gap | None, since: date, categories: Sequence[str], *, asked: bool = False) -> Gap:
    """One gap that covers this time as well; what an earlier one had filled already stays filled."""
    if gap and gap.since <= since:
        return gap if not asked else replace(gap, asked=True)
    return Gap(since, sets_for(categories), asked=asked or (gap is not None and gap.asked))

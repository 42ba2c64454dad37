"""Side data brought in step after entries were inserted: every rule that is turned on, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lists.page import Page, read_page
from tracker.lists.side.change import Grown, SideRule, put_in
from tracker.lists.side.counters import keep_counters
from tracker.lists.side.index import keep_index
from tracker.lists.side.numbers import keep_numbers
from tracker.lists.side.updated import keep_updated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from tracker.lists.side.change import Change

RULES: dict[SideRule, Callable[[Grown], Iterator[Change]]] = {
    SideRule.COUNTERS: keep_counters,
    SideRule.UPDATED: keep_updated,
    SideRule.NUMBERS: keep_numbers,
    SideRule.INDEX: keep_index,
}


@dataclass(frozen=True, slots=True)
class InStep:
    """A page's bytes with side data in step, and what was changed, one sentence each."""

    content: bytes
    told: tuple[str, ...] = ()


def keep_in_step(before: bytes, after: bytes, rules: AbstractSet[SideRule], day: date) -> InStep:
    """The page with what the list keeps beside its entries changed too; nothing where no entry was added."""
    if not rules or before == after:
        return InStep(after)
    old, new = read_page(before), read_page(after)
    if not isinstance(old, Page) or not isinstance(new, Page):
        return InStep(after)
    grown = Grown(old, new, day)
    changes = [change for rule in SideRule if rule in rules for change in RULES[rule](grown)]
    if not changes:
        return InStep(after)
    lines = put_in(new.lines, changes)
    return InStep(lines.encode(), tuple(dict.fromkeys(change.what for change in changes)))

"""Side data brought in step after entries were inserted: every rule that is turned on, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lists.reading.page import Page, read_page
from tracker.lists.side.change import Grown, SideRule, put_in
from tracker.lists.side.counters import keep_counters
from tracker.lists.side.index import keep_index
from tracker.lists.side.numbers import keep_numbers
from tracker.lists.side.timeline import keep_timeline
from tracker.lists.side.updated import keep_updated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from tracker.lists.side.change import SideChange

RULES: dict[SideRule, Callable[[Grown], Iterator[SideChange]]] = {
    SideRule.COUNTERS: keep_counters,
    SideRule.UPDATED: keep_updated,
    SideRule.NUMBERS: keep_numbers,
    SideRule.INDEX: keep_index,
    SideRule.TIMELINE: keep_timeline,
}


def _is_as_read(page: Page, change: SideChange) -> bool:
    """Does a change's line stand in the file as it is read? What is quoted or linked by name is left to people."""
    return page.resolved.file.texts[change.line] == page.lines.texts[change.line]


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
    wanted = (change for rule in SideRule if rule in rules for change in RULES[rule](grown))
    changes = [change for change in wanted if _is_as_read(new, change)]
    if not changes:
        return InStep(after)
    lines = put_in(new.resolved.file, changes)
    return InStep(lines.encode(), tuple(dict.fromkeys(change.what for change in changes)))

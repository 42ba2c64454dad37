"""A change beside the inserted entries: what it is made from, and how it is put into the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.lists.reading.lines import Lines
    from tracker.lists.reading.page import Page


class SideRule(StrEnum):
    """What may be kept in step; each is off unless the maintainer turns it on."""

    COUNTERS = "counters"
    UPDATED = "updated"
    NUMBERS = "numbers"
    INDEX = "index"
    TIMELINE = "timeline"


@dataclass(frozen=True)
class Grown:
    """A page before and after entries were inserted, and the day."""

    before: Page
    after: Page
    day: date

    @property
    def fresh(self) -> frozenset[int]:
        """The lines of the page as it is now that begin an entry which was not there before."""
        were = {entry.text for entry in self.before.entries}
        return frozenset(entry.start for entry in self.after.entries if entry.text not in were)


@dataclass(frozen=True, slots=True)
class SideChange:
    """The characters `start:end` of a line that become others, and what that means in words.

    A start below 0 makes the text a line of its own behind the line.
    """

    line: int
    """0-based, of the page with the new entries."""
    start: int
    end: int
    text: str
    what: str


def put_in(lines: Lines, changes: Iterable[SideChange]) -> Lines:
    """The lines with the changes made; every other character stays."""
    by_line: defaultdict[int, list[SideChange]] = defaultdict(list)
    for change in changes:
        by_line[change.line].append(change)
    for number, those in sorted(by_line.items(), reverse=True):
        for change in sorted(those, key=lambda one: one.start, reverse=True):
            if change.start < 0:
                lines = lines.insert(number + 1, (change.text,))
                continue
            text = lines.texts[number]
            lines = lines.replace(number, text[: change.start] + change.text + text[change.end :])
    return lines

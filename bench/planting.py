"""A fault put into a page at a place drawn by lot: what all the forms of faults have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.sections import is_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from tracker.lint.finding import Rule
    from tracker.lists.entry.inline import Mark
    from tracker.lists.reading.entries import Entry, EntryKind
    from tracker.lists.reading.page import Page


ARXIV = re.compile(
    r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/(?P<id>\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?"
)
"""The address of a paper."""


@dataclass(frozen=True)
class Ground:
    """A page that faults are put into, with what is wrong with it before."""

    page: Page
    told: frozenset[int]
    """The lines of which something is told before anything is planted, 1-based: nothing is planted there."""

    def entries(self, kind: EntryKind | None = None) -> list[Entry]:
        """The entries with a link of which nothing is told, and that are no part of the page's head."""
        sections = self.page.sections
        return [
            entry
            for entry in self.page.entries
            if entry.linked
            and (kind is None or entry.kind is kind)
            and not (entry.group.section and is_aside(sections[entry.group.section].title))
            and entry.group not in self.page.introductions
            and self.told.isdisjoint(range(entry.start + 1, entry.end + 1))
        ]

    def linked(self) -> list[tuple[int, str, Mark]]:
        """The links of the entries that are written in Markdown and have words: 0-based line, its text, the link."""
        return [
            (number, text, mark)
            for entry in self.entries()
            for number in range(entry.start, entry.end)
            for text in (self.page.lines.texts[number],)
            for mark in marks(text)
            if not mark.image
            and text[mark.start] == "["
            and mark.url_in(text).startswith("http")
            and plain(mark.label_in(text))
        ]


@dataclass(frozen=True)
class Planted:
    """A page with a fault."""

    texts: tuple[str, ...]
    lines: frozenset[int]
    """The lines on which it is rightly told, 1-based."""


@dataclass(frozen=True)
class Form:
    """One way in which a kind of fault comes."""

    kind: str
    """As the people who asked for the rules called it."""
    name: str
    rules: tuple[Rule, ...]
    """The names under which it is rightly told."""
    plant: Callable[[Random, Ground], Planted | None]


def changed(ground: Ground, number: int, *lines: str, told: Sequence[int] = ()) -> Planted:
    """The page with other lines for one, told on any of them, or on other lines of the new page, counted from 0."""
    texts = ground.page.lines.texts
    new = (*texts[:number], *lines, *texts[number + 1 :])
    places = told or range(number, number + max(1, len(lines)))
    return Planted(new, frozenset(at + 1 for at in places))


def respelled(
    choose: Callable[[str, Mark], bool], write: Callable[[str, str, str], str]
) -> Callable[[Random, Ground], Planted | None]:
    """A form that writes one link anew: from its words, its address and what stood there."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        found = [one for one in ground.linked() if choose(one[1], one[2])]
        if not found:
            return None
        number, text, mark = random.choice(found)
        label, url = mark.label_in(text), mark.url_in(text)
        new = text[: mark.start] + write(label, url, text[mark.start : mark.end]) + text[mark.end :]
        return changed(ground, number, *new.split("\n"))

    return plant


def lines_of(page: Page, entry: Entry) -> Sequence[str]:
    """The lines of an entry as they are."""
    return page.lines.texts[entry.start : entry.end]


def with_line_ends(page: Page, texts: Sequence[str]) -> bytes:
    """New lines with the page's own line end."""
    end = next((one for one in page.lines.ends if one), "\n")
    return (end.join(texts) + end).encode("utf-8", "surrogateescape")


def pieces(page: Page, most: int) -> Iterator[str]:
    """A page cut before headings, so that no piece is much longer than asked."""
    text: list[str] = []
    headings = {section.line for section in page.sections[1:]}
    for number, line in enumerate(page.lines.texts):
        if number in headings and sum(map(len, text)) > most / 2:
            yield "\n".join(text) + "\n"
            text = []
        text.append(line)
    yield "\n".join(text) + "\n"

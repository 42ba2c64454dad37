"""Numbers of a page that count its entries: badges, headings, sentences; found, and raised where they were right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.anchors import plain_anchor, slug
from tracker.lists.reading.outline import Role
from tracker.lists.reading.sections import is_aside
from tracker.lists.reading.works import identities_in
from tracker.lists.side.change import SideChange
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section
    from tracker.lists.side.change import Grown

_THINGS = (
    r"(?:papers?|entries|works|models?|datasets?|benchmarks?|architectures|publications|articles|surveys)"
)
BADGE = Pattern(
    rf"img\.shields\.io/badge/(?:(?:total|number|#|of|\W|_|%20)*){_THINGS}"
    r"(?:(?:_|%20|--)?(?:count|numbers?|num|total|collected|listed|included))?-(?P<count>\d{2,6})(?P<more>%2B|\+)?-",
    re.IGNORECASE,
)
IN_HEADING = Pattern(
    rf"(?:[(（\[]|[:：|–—]\s*|\s-\s+)(?P<count>\d{{1,5}})(?P<more>\+)?(?:\s?篇| {_THINGS})(?:[)）\]]|(?=\W*$))",
    re.IGNORECASE,
)
AT_THE_END = Pattern(r"[(（](?P<count>\d{1,5})(?P<more>\+)?[)）]\W*$")
"""A number behind a heading that does not say what it counts: `Models (12)`."""
_SENTENCE = Pattern(rf"(?<![\w.,-])(?P<count>\d{{2,6}})(?P<more>\+)?(?:\*\*|__)? {_THINGS}\b", re.IGNORECASE)
"""Counts in running words; trusted only where they are right to the one."""
_WITNESSES = 3
"""So many bare numbers have to be right before any of them is taken for a count."""
_TOLD = 3
"""A number below this may be right by chance."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A number at `start:end` of a line that says how many entries there are."""

    line: int
    start: int
    end: int
    count: int
    more: bool
    """Does it say "at least"?"""
    section: Section | None
    """What it counts the entries of; None for the whole page."""
    pattern: Pattern
    """How it is written."""


def counters_in(page: Page) -> Iterator[Counter]:
    """Every counter of a page."""
    headings = {section.line: section for section in page.sections[1:]}
    inside = {line for entry in page.entries for line in range(entry.start, entry.end)}
    roles = page.outline.roles
    for number, text in enumerate(page.lines.texts):
        section = headings.get(number)
        if section:
            yield from _found(IN_HEADING, number, text, section)
            yield from _found(AT_THE_END, number, text, section)
            yield from _found(BADGE, number, text, None)
        elif roles[number] is Role.TEXT:
            yield from _found(BADGE, number, text, None)
            if number not in inside and not _is_aside(page, number):
                yield from _found(_SENTENCE, number, text, None)


def right_counters(page: Page) -> list[Counter]:
    """The counters that say what they count, large enough not to be right by chance, and are right to the one."""
    return [
        one
        for one in counters_in(page)
        if one.pattern is not AT_THE_END
        and not one.more
        and one.count >= _TOLD
        and one.count in _measures(page, one.section)
    ]


def _found(pattern: Pattern, number: int, text: str, section: Section | None) -> Iterator[Counter]:
    for match in pattern.finditer(text):
        yield Counter(
            number, *match.span("count"), int(match["count"]), bool(match["more"]), section, pattern
        )


def _is_aside(page: Page, line: int) -> bool:
    home = next((one for one in reversed(page.sections[1:]) if one.line <= line < one.end), None)
    return home is not None and is_aside(home.title)


def keep_counters(grown: Grown) -> Iterator[SideChange]:
    """Each counter that was right raised by what was added; one that was not is left for a person."""
    were = list(counters_in(grown.before))
    paths = {grown.before.path(section.number) for section in grown.before.sections}
    are = [
        one
        for one in counters_in(grown.after)
        if one.section is None or grown.after.path(one.section.number) in paths
    ]
    if len(were) != len(are):
        return
    bare = _bare_counters(grown.before, were)
    for was, now in zip(were, are, strict=True):
        if was.more or was.count != now.count or (was.pattern is AT_THE_END and was not in bare):
            continue
        measures = _measures(grown.before, was.section), _measures(grown.after, now.section)
        told = {after for before, after in zip(*measures, strict=True) if before == was.count}
        if len(told) == 1 and (count := told.pop()) != was.count:
            what = f"the counter on line {now.line + 1}, from {was.count} to {count}"
            yield SideChange(now.line, now.start, now.end, str(count), what)
            yield from _links_to(grown.after, now, str(count), what)


def _bare_counters(page: Page, counters: Sequence[Counter]) -> Sequence[Counter]:
    """The numbers without a word that count entries: several are right, and they do not number their headings."""
    bare = [one for one in counters if one.pattern is AT_THE_END]
    right = sum(one.count >= _TOLD and one.count in _measures(page, one.section) for one in bare)
    steps = [then.count == one.count + 1 for one, then in pairwise(bare)]
    if right < _WITNESSES or 2 * sum(steps) > len(steps):
        return ()
    parts = [section.parent for section in page.sections[1:]]
    return [one for one in bare if one.section and parts.count(one.section.number) != one.count]


def _links_to(page: Page, counter: Counter, count: str, what: str) -> Iterator[SideChange]:
    """The links that lead to a heading, whose anchor has its count in it; and the count in their own words."""
    if counter.section is None:
        return
    title = counter.section.title
    raised = counter.pattern.sub(lambda match: match.group().replace(match["count"], count), title)
    anchor, then = (plain_anchor(slug(plain(words))) for words in (title, raised))
    for number, text in enumerate(page.lines.texts):
        for mark in marks(text) if "(#" in text else ():
            url = mark.url_in(text)
            if not url.startswith("#") or plain_anchor(url[1:]) != anchor:
                continue
            yield SideChange(number, mark.url[0] + 1, mark.url[1], then, what)
            said = counter.pattern.search(text, *mark.label)
            if said and int(said["count"]) == counter.count:
                yield SideChange(number, *said.span("count"), count, what)


def _measures(page: Page, section: Section | None) -> tuple[int, int]:
    """How many entries there are, and how many different works."""
    entries = [entry for entry in page.entries if entry.linked and _counts(page, entry, section)]
    return len(entries), len({_work(entry) for entry in entries})


def _counts(page: Page, entry: Entry, section: Section | None) -> bool:
    if section is not None:
        return section.body <= entry.start < section.tree_end
    home = page.sections[entry.group.section]
    return home.number == 0 or not is_aside(home.title)


def _work(entry: Entry) -> object:
    strong = (found for found in identities_in(entry.text) if found.scheme.strong)
    return next(strong, entry.start)

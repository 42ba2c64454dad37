"""Counters and "last updated" marks that the page itself contradicts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lists.side.counters import AT_THE_END, BADGE, IN_HEADING
from tracker.lists.side.updated import marks_in
from tracker.pattern import Pattern
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lists.entry.moments import Moment
    from tracker.lists.reading.sections import Section

_WITNESSES = 2
"""So many headings have to count rightly before a number without a word is taken for a count at another."""
_WITNESSES_OF_MORE = 3
_NEAR = 0.1
_TOLD = 3
"""A number below this may be right by chance."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Numbers and dates that are out of step with the entries."""
    newest = max((one.appeared.key for one in sheet.subjects if one.appeared), default=None)
    headings = {section.line for section in sheet.page.sections[1:]}
    for number, text in sheet.visible:
        yield from _badges(sheet, number, text)
        if number not in headings and number not in sheet.entry_at:
            yield from _totals(sheet, number, text)
    if newest:
        yield from _updated(sheet, newest)
    for section in sheet.page.sections[1:]:
        yield from _headings(sheet, section)
    yield from _bare_numbers(sheet)


_THINGS = r"(?:papers|entries|works|publications|articles)"
_SAYS = r"(?:has|contains|includes|lists|collects|covers|keeps|holds|features)"
_TOTAL = tuple(
    Pattern(words.replace("COUNT", r"(?P<count>\d{2,6})(?P<more>\+)?[*_]{0,3}"), re.IGNORECASE)
    for words in (
        rf"\btotal(?: of)?[:：]?[\s*_]{{1,4}}COUNT {_THINGS}\b",
        rf"\b(?:total|number of) {_THINGS}[\s*_]{{0,4}}[:：=][\s*_]{{0,4}}COUNT(?![\w.,%/-])",
        rf"\b(?:this|our|the) (?:list|repo|repository|page|collection|readme) (?:currently |now |already )?{_SAYS} (?:currently |now |already |a total of )?[*_]{{0,3}}COUNT {_THINGS}\b",
        rf"(?<![\w.,-])COUNT {_THINGS} in total\b",
        r"共(?:计|有|收录|收集)?了?\s*COUNT\s*篇",
    )
)
"""How a page says in words how many works it has."""
_MORE_PAGES = Pattern(
    r"\]\((?!https?:|#|mailto:)[^()\s]+\.md\b|\]\([^()\s#]+/[^()\s#]*\.md[)#]", re.IGNORECASE
)


def _totals(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """What words say of the whole page, or of the section they stand in, or of one above it."""
    match = next((found for pattern in _TOTAL if (found := pattern.search(text))), None)
    if match is None:
        return
    around = [one for one in sheet.page.sections if one.number == 0 or one.body <= number < one.tree_end]
    counted = [
        [
            one
            for one in sheet.subjects
            if section.number == 0 or section.body <= one.entry.start < section.tree_end
        ]
        for section in around
    ]
    counts = [
        (len({one.paper for one in ones if one.paper}), sum(one.entry.linked for one in ones))
        for ones in counted
    ]
    works, entries = max(counts)
    if not entries or any(_fits(match, *count) for count in counts):
        return
    if int(match["count"]) > entries and any(_MORE_PAGES.search(shown) for _, shown in sheet.visible):
        return  # it may count those of other pages too
    told = f"it says {match['count']}, the page has {entries} entries about {works} papers"
    yield sheet.finding(number, Rule.STALE_COUNTER, told)


def _badges(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in BADGE.finditer(text):
        entries = [one for one in sheet.subjects if one.entry.linked]
        works = {one.paper for one in entries if one.paper}
        if not _fits(match, len(works), len(entries)):
            there = f"{counted(len(entries), 'entry', 'entries')} about {counted(len(works), 'paper')}"
            told = f"the badge says {match['count']}, the page has {there}"
            yield sheet.finding(number, Rule.STALE_COUNTER, told)


def _fits(match: re.Match[str], works: int, entries: int) -> bool:
    """Does a number lie within what one can count? "At least" is wrong only where it says too much."""
    count = int(match["count"])
    return count <= entries and (count >= works or bool(match["more"]))


def _headings(sheet: Sheet, section: Section) -> Iterator[Finding]:
    match = IN_HEADING.search(section.title)
    if not match:
        return
    within = [one for one in sheet.subjects if section.body <= one.entry.start < section.tree_end]
    entries = sum(one.entry.linked for one in within)
    works = len({one.paper or one.line for one in within if one.entry.linked})
    if not entries or _fits(match, works, entries):
        return
    line = sheet.page.lines.texts[section.line]
    at = line.find(match.group())
    fix = None
    if at >= 0 and works == entries and not match["more"]:
        start = at + match.start("count") - match.start()
        fix = sheet.span(section.line, start, start + len(match["count"]), str(entries))
    told = f"the heading says {match['count']}, {entries} stand under it"
    yield sheet.finding(section.line, Rule.STALE_COUNTER, told, fix=fix)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A heading that ends in a number and no word for what it counts."""

    section: Section
    count: int
    works: int
    """As few as one can count under it."""
    entries: int
    """As many."""

    @property
    def is_near(self) -> bool:
        """Is it so nearly right that it is a count, and no year or version?"""
        slack = max(1, int(self.count * _NEAR))
        return self.count >= _TOLD and self.works - slack <= self.count <= self.entries + slack


def _bare_numbers(sheet: Sheet) -> Iterator[Finding]:
    """Headings such as `Models (12)` over more works than that, on a page whose other headings count rightly.

    One that says too much is told only where all others are right: what it counts may be written in a way that is not read.
    """
    bare = [one for section in sheet.page.sections[1:] if (one := _bare(sheet, section))]
    steps = [then.count == one.count + 1 for one, then in pairwise(bare)]
    if 2 * sum(steps) > len(steps):
        return  # numbered one after the other
    for one in bare:
        witnesses = sum(other.is_near for other in bare if other is not one)
        too_many = one.works <= one.count
        if witnesses < _WITNESSES or _may_mean_else(sheet, one):
            continue
        if too_many and not (one.count > one.entries and _all_count_rightly(bare, one)):
            continue
        told = f"the heading says {one.count}, {one.entries} stand under it"
        yield sheet.finding(one.section.line, Rule.STALE_COUNTER, told)


def _all_count_rightly(bare: Sequence[_Bare], besides: _Bare) -> bool:
    """Is every other number right to the one?"""
    others = [one.works <= one.count <= one.entries for one in bare if one is not besides]
    return len(others) >= _WITNESSES_OF_MORE and all(others)


def _bare(sheet: Sheet, section: Section) -> _Bare | None:
    match = AT_THE_END.search(section.words)
    if not match or match["more"]:
        return None
    within = [one for one in sheet.subjects if section.body <= one.entry.start < section.tree_end]
    works = len({one.paper or one.line for one in within if one.entry.linked})
    return _Bare(section, int(match["count"]), works, len(within))


def _may_mean_else(sheet: Sheet, one: _Bare) -> bool:
    """Is it a year, or the number of the headings below, or of what stands above the first of them?"""
    section = one.section
    below = sum(other.parent == section.number for other in sheet.page.sections)
    own = sum(section.body <= subject.entry.start < section.end for subject in sheet.subjects)
    return 1900 <= one.count < 2100 or one.count in (below, own)


def _updated(sheet: Sheet, newest: tuple[int, int, int]) -> Iterator[Finding]:
    for mark in marks_in(sheet.page):
        moment = mark.found.moment
        if (moment.year, moment.month) < newest[:2]:
            told = f"last updated {_shown(moment)}, but the page has papers of {newest[0]}-{newest[1]:02}"
            yield sheet.finding(mark.line, Rule.STALE_LAST_UPDATED, told)


def _shown(moment: Moment) -> str:
    return "-".join(f"{part:02}" for part in moment.key if part)

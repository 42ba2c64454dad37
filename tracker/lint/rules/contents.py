"""A table of contents out of step with the headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.entry.inline import marks
from tracker.lists.reading.anchors import anchors_of, as_written, plain_anchor, spellings_of
from tracker.lists.reading.sections import is_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.lint.finding import Finding, Fix
    from tracker.lint.sheet import Sheet
    from tracker.lists.reading.sections import Section

_BLANK_WITHIN = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*([\"'])(?P<url>#[^\"'<>]*?\s[^\"'<>\s][^\"'<>]*?)\s*\1", re.IGNORECASE
)
"""A link in HTML to a heading as it is written, and not as it is linked; a blank at its end leads nobody astray."""
_LETTERS = re.compile(r"[\W_]+")
_COVERS = 0.7
_FEWEST = 4


def find(sheet: Sheet) -> Iterator[Finding]:
    """Links to headings that are not there, and headings that a complete table of contents leaves out."""
    anchors, unseen = anchors_of(sheet.page), spellings_of(sheet.page) if _has_unseen(sheet) else {}
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for known in anchors:
        spelled[_LETTERS.sub("", known)].append(known)
    linked: set[str] = set()
    first = len(sheet.page.lines.texts)
    for number, url, span in _inward(sheet):
        anchor = plain_anchor(url[1:])
        linked.add(anchor)
        first = min(first, number)
        if anchor not in anchors:
            meant = spelled[_LETTERS.sub("", anchor)]
            fix = _fix(sheet, number, span, meant)
            linked.add(fix.text[1:] if fix else anchor)
            yield sheet.finding(
                number, Rule.TOC_ANCHOR_DEAD, f"{url} leads to no heading of this page", Weight.ERROR, fix
            )
        elif anchor in unseen and as_written(url[1:]) not in unseen[anchor]:
            told = f"{url} leads to no heading of this page: of its emoji a sign that nobody sees belongs to the anchor"
            named = sorted(unseen[anchor])
            fix = sheet.span(number, *span, f"#{named[0]}") if len(named) == 1 else None
            yield sheet.finding(number, Rule.TOC_ANCHOR_DEAD, told, Weight.ERROR, fix)
    yield from _missing(sheet, anchors, linked, first)


def _has_unseen(sheet: Sheet) -> bool:
    """Does any heading, or any link, have the sign that makes a picture of a letter, which an anchor keeps?"""
    return any("\ufe0f" in text for text in sheet.page.lines.texts)


def _inward(sheet: Sheet) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """The links to places of the page itself: line, address, and where in the line that stands."""
    for number, text in sheet.visible:
        if "#" not in text:
            continue
        for mark in marks(text):
            url = text[slice(*mark.url)]
            if url.startswith("#") and len(url) > 1:
                yield number, url, mark.url
        for match in _BLANK_WITHIN.finditer(text) if "<a" in text else ():
            yield number, match["url"], match.span("url")


def _fix(sheet: Sheet, number: int, url: tuple[int, int], meant: Sequence[str]) -> Fix | None:
    """The one heading with the same letters, where there is just one."""
    only = meant[0] if len(meant) == 1 else ""
    return sheet.span(number, *url, f"#{only}") if _LETTERS.sub("", only) else None


def _missing(
    sheet: Sheet, anchors: Mapping[str, Section | None], linked: set[str], contents: int
) -> Iterator[Finding]:
    named = {section.number for anchor in linked if (section := anchors.get(anchor))}
    by_level: dict[int, list[Section]] = {}
    filled = {entry.group.section for entry in sheet.page.entries if entry.linked}
    for section in sheet.page.sections[1:]:
        below = {other.number for other in _tree(sheet, section)}
        if section.line > contents and below & filled and not is_aside(section.title):
            by_level.setdefault(section.level, []).append(section)
    for sections in by_level.values():
        there = sum(section.number in named for section in sections)
        if len(sections) < _FEWEST or there == len(sections) or there < _COVERS * len(sections):
            continue
        for section in sections:
            if not {below.number for below in _tree(sheet, section)} & named:
                told = f"“{section.words}” is not in the table of contents, which names {there} of {len(sections)} such headings"
                yield sheet.finding(section.line, Rule.TOC_SECTION_MISSING, told)


def _tree(sheet: Sheet, section: Section) -> Sequence[Section]:
    """A section and all below it, which follow it on the page."""
    sections = sheet.page.sections
    return sections[section.number : bisect_left(sections, section.tree_end, key=lambda other: other.line)]

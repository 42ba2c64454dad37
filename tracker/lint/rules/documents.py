"""One document under two titles, where its address names no paper that is known by it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from state.identity import PAPERS, identify
from state.titles import word_count
from tracker.lint.alike import alike
from tracker.lint.finding import Rule
from tracker.lint.places import SHARED_ADDRESS, bare_address
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.labels import is_address
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_PAPER = Pattern(r"\W*(?:paper|pdf|preprint|publisher|publication|论文)\W*", re.IGNORECASE)
_BADGE = Pattern(r"\s*!\[(?P<words>[^\[\]]+)\]\([^()\s]*\)\s*")
_DOCUMENT = Pattern(r"https?://[^/\s]+/[^\s#]*\w[^\s#]*")
"""A page below the root of its site; what leads to a part of a page may share the page."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries whose “paper”, or PDF, is the document of another one: a row that was copied and not finished."""
    first: dict[str, Subject] = {}
    only: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in sheet.subjects:
        address = _document(subject)
        if address:
            there = first.setdefault(bare_address(address), subject)
            if there is not subject and not alike(there, subject):
                yield _told(sheet, there, subject, address)
        elif page := _only_page(subject):
            only[page].append(subject)
    for page, members in only.items():
        if len(members) == 2 and not alike(members[0], members[1]):  # of more than two it is what they share
            yield _told(sheet, members[0], members[1], page)


def _told(sheet: Sheet, there: Subject, subject: Subject, address: str) -> Finding:
    told = f"{address} stands on line {there.line} too, for “{there.shown}”: a wrong link, or one work under two titles"
    turned = f"{address} stands on line {subject.line} too, for “{subject.shown}”: a wrong link, or one work under two titles"
    place = subject.entry.start
    shared = sheet.alike(SHARED_ADDRESS)
    found = sheet.finding(place, Rule.SAME_LINK_DIFFERENT_TITLE, told, others=(there.line,), alike=shared)
    return replace(found, turned=turned)


def _only_page(subject: Subject) -> str:
    """Where a whole title leads, or all of its entry: a page of one thing and no repository, in which there may be several."""
    if subject.paper is not None or not subject.titled:
        return ""
    text = subject.entry.text
    links = [mark for mark in marks(text) if not mark.image]
    if not links:
        return ""
    label = links[0].label_in(text)
    if word_count(plain(label)) < TITLE_WORDS and (len(links) > 1 or is_address(label)):
        return ""  # beside other links, or shown as it is, it may be what several works have in common
    address = links[0].url_in(text)
    found = identify(address)
    shared = found is not None and found.scheme not in PAPERS
    return bare_address(address) if _DOCUMENT.fullmatch(address) and not shared else ""


def _document(subject: Subject) -> str:
    if subject.paper is not None or not subject.titled:
        return ""
    text = subject.entry.text
    links = [mark for mark in marks(text) if not mark.image]
    papers = [mark for mark in links if _PAPER.fullmatch(_words(mark.label_in(text)))]
    addresses = [mark.url_in(text) for mark in papers or links[:1]]
    address = addresses[0] if addresses else ""
    named = bool(papers) or address.casefold().endswith(".pdf")
    return address if named and _DOCUMENT.fullmatch(address) else ""


def _words(label: str) -> str:
    """What the label of a link says, and be it that of a badge."""
    badge = _BADGE.fullmatch(label)
    return badge["words"] if badge else plain(label)

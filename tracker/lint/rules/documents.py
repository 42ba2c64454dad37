"""One document under two titles, where its address names no paper that is known by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.alike import alike
from tracker.lint.finding import Rule
from tracker.lint.places import bare_address
from tracker.lists.entry.inline import marks, plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet, Subject

_PAPER = Pattern(r"\W*(?:paper|pdf|论文)\W*", re.IGNORECASE)
_DOCUMENT = Pattern(r"https?://[^/\s]+/[^\s#]*\w[^\s#]*")
"""A page below the root of its site; what leads to a part of a page may share the page."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries whose “paper”, or PDF, is the document of another one: a row that was copied and not finished."""
    first: dict[str, Subject] = {}
    for subject in sheet.subjects:
        address = _document(subject)
        if not address:
            continue
        there = first.setdefault(bare_address(address), subject)
        if there is not subject and not alike(there, subject):
            told = f"{address} stands on line {there.line} too, for “{there.shown}”: it cannot be both"
            turned = f"{address} stands on line {subject.line} too, for “{subject.shown}”: it cannot be both"
            yield sheet.finding(
                subject.entry.start,
                Rule.SAME_LINK_DIFFERENT_TITLE,
                told,
                others=(there.line,),
                turned=turned,
            )


def _document(subject: Subject) -> str:
    if subject.paper is not None or not subject.titled:
        return ""
    text = subject.entry.text
    links = [mark for mark in marks(text) if not mark.image]
    papers = [mark for mark in links if _PAPER.fullmatch(plain(text[slice(*mark.label)]))]
    addresses = [text[slice(*mark.url)] for mark in papers or links[:1]]
    address = addresses[0] if addresses else ""
    named = bool(papers) or address.casefold().endswith(".pdf")
    return address if named and _DOCUMENT.fullmatch(address) else ""

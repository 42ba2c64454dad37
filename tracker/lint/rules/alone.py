"""Labels and titles in brackets that have lost their address: `[code]` where the others lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lint.finding import Rule, Weight
from tracker.lint.leading import title_without_address
from tracker.lint.sheet import label_key
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import marks, plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_ALONE = Pattern(
    r"(?<![\w\]\[!\\])(?:\[(?P<label>(?:[^\w\s\[\]!^]{1,4} ?)?[A-Za-z ]{3,14})\]|\[\[(?P<inner>[A-Za-z ]{3,14})\]\])(?![\w\[(\]:（])"
)
"""A label in brackets, perhaps behind a picture: `[🌐 Code]`."""
_PICTURE = Pattern(r"^[^A-Za-z]+")
_PROMISES = Pattern(
    r"paper|pdf|arxiv|code|github|repo(?:sitory)?|project(?: page)?|page|website|link|demo|video|dataset|data|model|slides",
    re.IGNORECASE,
)
_SLIPS, _OF_LINKS = 2, 0.5
"""Where so few labels have lost their address, and such a share of the links of that name, somebody forgot it; else it is to come."""
_OF_TITLES = 0.2


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries with a label that leads nowhere, on a page where it is that of links."""
    found = [
        (number, label)
        for number, text in sheet.uncoded
        if number in sheet.entry_at and "[" in text
        for label in _alone(text)
    ]
    lost = Counter(label_key(label) for _, label in found)
    for number, label in found:
        links, often = sheet.labels[label_key(label)], lost[label_key(label)]
        if links and label.casefold() not in sheet.defined:
            told = f"“[{label}]” has no address, as other links of this name have"
            weight = Weight.WARNING if often <= min(_SLIPS, links * _OF_LINKS) else Weight.NOTE
            yield sheet.finding(number, Rule.EMPTY_LINK, told, weight)
    yield from _titles(sheet)


def _titles(sheet: Sheet) -> Iterator[Finding]:
    """Titles in brackets that lead nowhere, on a page whose others are links."""
    lost = [
        (number, title)
        for number, text in sheet.uncoded
        if (title := title_without_address(text)) and sheet.is_of_entry(number) and not _is_linked_title(text)
    ]
    linked = sum(_is_linked_title(subject.entry.text) for subject in sheet.subjects)
    if len(lost) > min(_SLIPS, linked * _OF_TITLES):
        return
    for number, title in lost:
        told = f"“[{title.strip()}]” stands in brackets and has no address, as other titles have"
        yield sheet.finding(number, Rule.EMPTY_LINK, told)


def _is_linked_title(text: str) -> bool:
    return any(
        not mark.image and word_count(plain(mark.label_in(text))) >= TITLE_WORDS for mark in marks(text)
    )


def _alone(text: str) -> Iterator[str]:
    """The labels of a line that belong to no link."""
    spans = [(mark.start, mark.end) for mark in marks(text)]
    for match in _ALONE.finditer(text):
        label = match["label"] or match["inner"]
        linked = any(start <= match.start() < end for start, end in spans)
        if _PROMISES.fullmatch(_PICTURE.sub("", label)) and not linked:
            yield label

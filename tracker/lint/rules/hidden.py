"""What readers do not see, or see with its marks: comments and code that go on, words in angle brackets, emphasis that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lint.leading import link_at
from tracker.lists.entry.inline import without_comments
from tracker.lists.reading.entries import BULLET
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_OPENS = Pattern(r" {0,3}<!--")
_TAG = Pattern(r"(?<![\\`])<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?:\s[^<>]*)?)/?>")
_KNOWN = """
a abbr article aside audio b bdi bdo big blockquote body br button canvas caption center cite code col colgroup data dd del
details dfn dialog div dl dt em embed fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hr html i
iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p
param path picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub summary
sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
acronym base basefont blink dir hgroup marquee math mi mn mo mrow msub msup mtext nobr noframes rb search slot
"""
_TAGS = frozenset(_KNOWN.split())
_WORDS = Pattern(r"(?:\s+[\w'-]+){3,}\s*")
"""A tag with so many words and no value in it was meant as words."""
_BOLD = Pattern(r"(?<![\\*])\*\*(?!\*)")

_LOOSE = Pattern(r"(?<![^\s\[(|<>:：])\*\*[ \t]|[ \t]\*\*(?![^\s\])|<>.,;:：])")
"""Stars with a blank on what may be their inner side."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Faults that show, or fail to show, on the page alone."""
    yield from _comments(sheet)
    yield from _fence(sheet)
    for number, text in sheet.uncoded:
        if number not in sheet.entry_at:
            continue
        if "<" in text:
            yield from _words(sheet, number, text)
        if "**" in text and _LOOSE.search(text):
            yield from _bold(sheet, number, text)


def _comments(sheet: Sheet) -> Iterator[Finding]:
    """Comments that are not closed, or hide entries up to the end of the next one."""
    texts, roles = sheet.page.lines.texts, sheet.page.outline.roles
    last = max((number for number, text in enumerate(texts) if "-->" in text), default=-1)
    opened = -1
    for number, text in enumerate(texts):
        if roles[number] is Role.FENCED:
            continue
        begins = _OPENS.match(text) and "-->" not in text
        if begins and number > last:
            if any(one.strip() for one in texts[number + 1 :]):
                told = "a comment begins here and is never closed, so readers see nothing of what is below"
                yield sheet.finding(number, Rule.OPEN_COMMENT, told, Weight.ERROR)
            return
        if opened >= 0 and _OPENS.match(text):
            if hidden := _entries(texts[opened:number]):
                told = f"the comment is not closed before another begins on line {number + 1}, and hides {hidden} entries"
                yield sheet.finding(opened, Rule.OPEN_COMMENT, told)
            opened = -1 if "-->" in text else number
        elif begins:
            opened = number
        elif "-->" in text:
            opened = -1


def _fence(sheet: Sheet) -> Iterator[Finding]:
    """A block of code that is not closed, with entries below that are shown as code for it."""
    if (opened := sheet.page.outline.open_fence) is None:
        return
    shown = _entries(sheet.page.lines.texts[opened:])
    if shown:
        told = f"a block of code begins here and is never closed, so what is below, {shown} entries among it, is shown as code"
        yield sheet.finding(opened, Rule.OPEN_FENCE, told, Weight.ERROR)


def _entries(texts: Sequence[str]) -> int:
    return sum(bool(BULLET.match(one)) and "](" in one for one in texts)


def _words(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _TAG.finditer(text):
        known = match["name"].casefold() in _TAGS and not _WORDS.fullmatch(match["rest"])
        if known or link_at(text, match.start()):
            continue
        told = f"“{match.group()}” is taken for a tag, so readers see nothing of it; `\\<` would show it"
        yield sheet.finding(number, Rule.HIDDEN_WORDS, told)


def _bold(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """Stars that show: with a blank on the inner side of a pair they make nothing bold."""
    text = without_comments(text)
    for cell in _cells(text):
        found = list(_BOLD.finditer(text, *cell))
        for opens, closes in zip(found[::2], found[1::2], strict=False):
            inner = text[opens.end() : closes.start()]
            if len(found) % 2 == 0 and inner.strip() and inner != inner.strip():
                told = f"“{text[opens.start() : closes.end()]}” has a blank beside its stars, so readers see the stars"
                yield sheet.finding(number, Rule.BROKEN_EMPHASIS, told)


def _cells(text: str) -> Sequence[tuple[int, int]]:
    """The stretches in which emphasis may begin and end: the cells of a row, or the line."""
    if not text.lstrip().startswith("|"):
        return ((0, len(text)),)
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", text)]
    return tuple(zip([0, *bars], [*bars, len(text)], strict=True))

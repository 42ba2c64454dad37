"""Two words of a title or a place that run together: `DetectionWith`, `andTechnology`, `AnInteractive`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lint.leading import link_at
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_JOINED = Pattern(
    r"(?<![\w/.@#-])(?:(?P<before>[A-Z]?[a-z]{4,})(?P<small>With|From|Using|Through|Towards|Between|And|For)"
    r"|(?P<first>and|of|for|with|from|the|via|using|A)(?P<behind>[A-Z][a-z]{4,})|(?P<an>An)(?P<vowel>[AEIOU][a-z]{4,}))(?![\w/.:@-])"
)
"""A small word that has grown onto another, which makes no name; what stands before a colon may be one all the same."""
_WORD = Pattern(r"[A-Za-z]+")
_AT_HEAD = Pattern(r"\W*(?:\d+\W+)?$")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Words that stand but once, not first, and are two: a small one, and one that the page has by itself."""
    found = [
        (number, text, match)
        for number, text in sheet.uncoded
        if number in sheet.entry_at
        for match in _JOINED.finditer(text)
        if not _AT_HEAD.match(text, 0, match.start()) and not link_at(text, match.start())
    ]
    if not found:
        return
    words = Counter(word for _, text in sheet.uncoded for word in _WORD.findall(text))
    known = frozenset(word.casefold() for word in words)
    for number, _, match in found:
        first, then = (part for part in match.groups() if part)
        other = match["before"] or match["behind"]
        if words[match.group()] == 1 and (other is None or other.casefold() in known):
            told = f"“{match.group()}” is likely to be two words, “{first} {then}”"
            yield sheet.finding(number, Rule.JOINED_WORDS, told)

"""Words that were parted at the end of a line of a paper and copied with their hyphen: `gener- ative`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lint.leading import link_at
from tracker.lint.titlewords import title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_PARTED = Pattern(r"(?<![\w-])(?P<first>[A-Za-z]{2,})- (?P<rest>[a-z]{2,})(?![\w-])")


def find(sheet: Sheet) -> Iterator[Finding]:
    """A hyphen and a blank within a word that papers have often; `zero- and few-shot` makes none."""
    for number, text in sheet.uncoded:
        for match in _PARTED.finditer(text) if "- " in text else ():
            word = (match["first"] + match["rest"]).lower()
            if title_words().has(word) and not link_at(text, match.start()):
                told = f"“{match.group()}” is likely to be “{word}”"
                yield sheet.finding(number, Rule.MISSPELT_WORD, told)

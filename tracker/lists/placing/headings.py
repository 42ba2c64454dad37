"""How far the innermost headings of a page name what a paper is about, in its title and all through its abstract."""

from __future__ import annotations

import re
from collections import Counter
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from classifiers.text import tokens
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.placing.place import Family
    from tracker.lists.reading.page import Page

_STEM = 6
_LONGEST = 80
"""Characters of a label that are its heading; what follows explains it."""
_OFTEN = 2
"""So many times an abstract says what it is about."""


def innermost(page: Page, family: Family) -> str:
    """The heading or label right over a family."""
    if family.labels:
        return re.split(r":\s", family.labels[-1])[0][:_LONGEST]
    return page.sections[family.section].words


def by_script(words: str) -> str:
    """Words with a blank wherever Latin letters touch those that are written without blanks.

    >>> by_script("Flux模型")
    'Flux 模型'
    """
    return _SCRIPTS.sub(" ", words)


_UNSPACED = r"\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_SCRIPTS = Pattern(rf"(?<=[A-Za-z0-9])(?=[{_UNSPACED}])|(?<=[{_UNSPACED}])(?=[A-Za-z0-9])")


def named(
    headings: Mapping[Family, str],
    texts: Mapping[Family, Sequence[Sequence[str]]],
    title: Sequence[str],
    abstract: Sequence[str],
) -> dict[Family, float]:
    """For each family: how much of its heading stands in the title and in the abstract, and how telling the title is.

    A word tells the more the fewer entries and the fewer headings of the page have it.
    """
    stems = {family: _stems(tokens(by_script(heading))) for family, heading in headings.items()}
    shared = Counter(word for words in stems.values() for word in words)
    entries = [_stems(text) & shared.keys() for those in texts.values() for text in those]
    spread = Counter(word for words in entries for word in words)
    rare = {word: log((len(entries) + 1) / (1 + spread[word])) for word in shared}
    worth = {word: rare[word] / sqrt(count) for word, count in shared.items()}
    in_title, in_abstract = _stems(title), Counter(word[:_STEM] for word in abstract)
    found = {}
    for family, words in stems.items():
        titled = words & in_title
        said = fsum(worth[word] * min(1.0, in_abstract[word] / _OFTEN) for word in words)
        share = (_TITLE * fsum(worth[word] for word in titled) + said) / (
            fsum(worth[word] for word in words) or 1
        )
        found[family] = share + _TELLING * max((rare[word] / shared[word] for word in titled), default=0.0)
    return found


_TITLE, _TELLING = 0.3, 0.4


def _stems(words: Sequence[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) > 1 and word not in _SMALL}


_SMALL = frozenset({
    "to", "of", "in", "on", "by", "as", "an", "for", "and", "the", "with", "from", "via", "at", "or", "is",
    "are", "be", "its",
})  # fmt: skip

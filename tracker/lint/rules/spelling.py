"""Names of venues and months in which a letter went wrong, beside a year: `NeruIPS 2021`, `Febuary 2024`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lint.leading import link_at
from tracker.lint.spelled import changed_places, differs_by_one
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_LONG = (
    *("NeurIPS", "ICASSP", "SIGGRAPH", "Interspeech", "AISTATS", "EMNLP", "arXiv", "MICCAI", "IJCAI"),
    *("January", "February", "August", "September", "October", "November", "December"),
)
"""Names with which hardly another shares all letters but one."""
_SHORT = ("CVPR", "ICCV", "ECCV", "ICLR", "ICML", "WACV", "BMVC")
"""Names that differ from those of other venues by a letter: only two that changed places are a slip."""
_OTHERS = frozenset({"micai", "ijcar", "ijcas", "medrxiv"})
"""Venues of their own."""
_SLIPS = 2
"""A name that is misspelt more often, and more often than written rightly, is a habit."""
_BESIDE_YEAR = Pattern(
    r"(?<![\w/.@#-])(?P<name>[A-Za-z]{4,13})(?=[)\]*`_,]*[ \t('’,_*`\[|-]{0,4}(?:(?:19|20)\d\d|\d\d)(?!\d))",
    re.ASCII,
)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Names next to a year that are a letter away from a known one; one that is written so again and again is told once."""
    named = [
        (number, match["name"])
        for number, text in sheet.uncoded
        for match in _BESIDE_YEAR.finditer(text)
        if not (_meant(match["name"]) and link_at(text, match.start()))
    ]
    spelled = Counter(name.casefold() for _, name in named)
    habits: set[str] = set()
    for number, name in named:
        meant, often = _meant(name), spelled[name.casefold()]
        if not meant or name.casefold() in habits:
            continue
        told = f"“{name}” is likely to be {meant}"
        if often > _SLIPS and often > spelled[meant.casefold()]:
            habits.add(name.casefold())
            told += f", here and {often - 1} times more"
        yield sheet.finding(number, Rule.MISSPELT_NAME, told)


@cache
def _meant(name: str) -> str:
    spelled = name.casefold()
    if spelled in _OTHERS:
        return ""
    long = [known for known in _LONG if differs_by_one(spelled, known.casefold())]
    short = [known for known in _SHORT if changed_places(spelled, known.casefold())]
    return next(iter([*long, *short]), "")

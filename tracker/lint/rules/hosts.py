"""Sites that everybody links to, with a letter wrong: `ieeexplor.ieee.org`, `arxiv.rog`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lint.spelled import differs_by_one
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_HOST = Pattern(r"://(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/)\s\"'?#]|$)", re.IGNORECASE)
_KNOWN = (
    *("arxiv.org", "github.com", "openreview.net", "huggingface.co", "ieeexplore.ieee.org", "dl.acm.org"),
    *("aclanthology.org", "openaccess.thecvf.com", "proceedings.neurips.cc", "proceedings.mlr.press"),
    *("link.springer.com", "sciencedirect.com", "semanticscholar.org", "youtube.com", "img.shields.io"),
)
_OTHERS = frozenset({"ar5iv.org", "rxiv.org", "gitlab.com", "arxiv.com", "github.co"})
"""Sites of their own, and names that lead there."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Addresses whose site is a letter away from one of those that every list links to."""
    for number, text in sheet.uncoded:
        for match in _HOST.finditer(text) if "://" in text else ():
            if meant := _meant(match["host"].casefold()):
                told = f"“{match['host']}” is likely to be {meant}, so the address leads nowhere"
                fix = sheet.span(number, *match.span("host"), meant)
                yield sheet.finding(number, Rule.BAD_SCHEME, told, Weight.ERROR, fix)


@cache
def _meant(host: str) -> str:
    if host in _OTHERS or host in _KNOWN:
        return ""
    return next((known for known in _KNOWN if differs_by_one(host, known)), "")

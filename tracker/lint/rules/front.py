"""Labels of works that lead to the front page of a site: `[code](https://github.com/)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.entry.inline import marks, plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_FRONT = re.compile(
    r"https?://(?:www\.)?(?P<site>github\.com|gitlab\.com|arxiv\.org|openreview\.net|huggingface\.co|modelscope\.cn|dl\.acm\.org"
    r"|doi\.org|ieeexplore\.ieee\.org|link\.springer\.com|aclanthology\.org|openaccess\.thecvf\.com|proceedings\.mlr\.press"
    r"|proceedings\.neurips\.cc|papers\.nips\.cc|sciencedirect\.com|nature\.com|onlinelibrary\.wiley\.com)/?",
    re.IGNORECASE,
)
"""Sites on which each work has a page of its own."""
_OF_A_WORK = Pattern(r"\W*(?:(?:full )?papers?|pdf|(?:source |official )?codes?|论文|代码)\W*", re.IGNORECASE)
_OF_A_SITE = Pattern(r"\W*(?:github|gitlab|arxiv|openreview|hugging ?face|doi)\W*", re.IGNORECASE)
"""What a list of sites may call one, and means its front page."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Links that promise a work's own page, and lead to none."""
    for number, text in sheet.uncoded:
        if number in sheet.entry_at and "//" in text:
            yield from _front(sheet, number, text)


def _front(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    found = [(plain(mark.label_in(text)), mark.url_in(text)) for mark in marks(text) if not mark.image]
    for label, url in found:
        front = _FRONT.fullmatch(url)
        if front and (
            _OF_A_WORK.fullmatch(label) or (_OF_A_SITE.fullmatch(label) and _is_of_a_work(sheet, number))
        ):
            told = f"“{label}” leads to the front page of {front['site'].lower()}, and to nothing of the work"
            alike = sheet.alike_by(label, "leads to the front page of a site")
            yield sheet.finding(number, Rule.EMPTY_LINK, told, Weight.ERROR, alike=alike)


def _is_of_a_work(sheet: Sheet, number: int) -> bool:
    """Is an entry about a paper, and not about a site?"""
    return sheet.subject_of[sheet.entry_at[number]].paper is not None

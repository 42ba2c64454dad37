"""The section that a person names, and the nearest names where the page has none that is called so."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tracker.lists.placing.place import draw_map, is_called, match_hint
from tracker.lists.reading.sections import title_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.reading.page import Page

_NEAR = 3


def is_named(page: Page, headings: Sequence[str]) -> bool:
    """Does every given heading, the innermost last, lead to a place on the page?"""
    shared, _ = match_hint(page, headings)
    if shared == len(headings):
        return True
    drawn = draw_map(page, strict=False)
    return any(is_called(drawn, family, headings) for family in drawn.families)


def nearest_names(page: Page, heading: str) -> list[str]:
    """The headings that read most like one that is not there."""
    known = {title_words(title): title for section in page.sections[1:] if (title := section.words.strip())}
    return [known[near] for near in get_close_matches(title_words(heading), known, n=_NEAR, cutoff=0.5)]

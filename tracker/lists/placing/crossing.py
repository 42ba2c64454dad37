"""Works that a list names in several sections on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.identity import PAPERS
from tracker.lists.placing.place import match_hint
from tracker.lists.reading.sections import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section
    from tracker.lists.reading.works import Mention

_HABIT = 3
"""So many works in several sections are no slip."""
_HABIT_SHARE = 0.02


def may_cross(page: Page, hint: Sequence[str], mentions: Iterable[Mention]) -> bool:
    """May a work that stands elsewhere be listed under a hint too?

    Only where the list does so with other works, and the hint names sections that do not hold it yet.
    """
    shared, sections = match_hint(page, hint)
    if not hint or shared < len(hint):
        return False
    held = any(_holds(section, mention.line) for section in sections for mention in mentions)
    return not held and crosses(page)


def is_under(path: Sequence[str], hint: Sequence[str]) -> bool:
    """Does a path of headings lead through all that a hint names?"""
    steps, wanted = [title_words(step) for step in path], [title_words(step) for step in hint]
    return any(steps[at : at + len(wanted)] == wanted for at in range(len(steps)))


def _holds(section: Section, line: int) -> bool:
    return section.line <= line < section.tree_end


def crosses(page: Page) -> bool:
    """Does the page name works in several sections by habit?"""
    works = page.works
    papers = [lines for identity, lines in works.by_identity.items() if identity.scheme in PAPERS]
    sections = [
        {entry.group.section for line in lines if (entry := works.entry_at.get(line))} for lines in papers
    ]
    several = sum(len(found) > 1 for found in sections)
    return several >= max(_HABIT, _HABIT_SHARE * len(papers))

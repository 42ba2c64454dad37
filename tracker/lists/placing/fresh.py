"""A new heading for a year, a month or a venue that has none yet, made the way the page makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.placing.fresh_labels import fresh_label
from tracker.lists.reading.outline import Role, outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.placing.fresh_names import NewName
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section


def fresh_heading(
    page: Page, group: Group, new: NewName, entry: Sequence[str]
) -> tuple[int, list[str], int] | None:
    """Where the new heading goes, its lines with the entry under it, and which of them is the entry's first.

    None where neither a label nor the heading over the group is of its kind.
    """
    model = page.sections[group.section]
    labelled = fresh_label(page, group, new, entry) if new.is_under(model.words) else None
    if labelled or not new.is_sister(model.words):
        return labelled
    sisters = [
        section
        for section in page.sections
        if section.parent == model.parent and section.level == model.level and new.is_sister(section.words)
    ]
    words = [section.words for section in sisters]
    first_entry = page.groups[group][0].start
    above = [new.write(text, words) for text in page.lines.texts[model.line : first_entry]]
    tail = _blank_tail(page, model)
    at = new.before(words)
    if at < len(sisters):
        return sisters[at].line, [*above, *entry, *(tail or [""])], len(above)
    at = max(section.tree_end for section in sisters)
    lead = [] if at == 0 or not page.lines.texts[at - 1].strip() else [""] * max(1, len(tail))
    return (
        at,
        [*lead, *above, *entry, *(tail if at < len(page.lines.texts) else [])],
        len(lead) + len(above),
    )


def new_title(page: Page, group: Group, lines: Sequence[str]) -> str:
    """The title of a heading that was written, as a reader of the new page will find it."""
    model = page.sections[group.section]
    new = (heading.text for heading in outline(lines).headings if heading.level == model.level)
    return next(new, model.title)


def _blank_tail(page: Page, section: Section) -> list[str]:
    """The blank lines a section of this kind ends with."""
    end = min(section.tree_end, len(page.lines.texts))
    start = end
    while start > section.body and page.outline.roles[start - 1] is Role.BLANK:
        start -= 1
    return list(page.lines.texts[start:end])

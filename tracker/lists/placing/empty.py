"""The first entry of a section that has none yet, written after its sister sections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.form.group import neighbourhood
from tracker.lists.placing.place import draw_map, match_hint
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import Role
from tracker.lists.reading.waiting import row_waits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.outline import Table
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section


class Vacancy(NamedTuple):
    """A place for a first entry: the line before which it goes, and the entries it takes after."""

    section: Section
    at: int
    lead: tuple[str, ...]
    """The lines that go before it, such as a blank one below the heading."""
    around: Neighbourhood


def vacancy(page: Page, hint: Sequence[str]) -> Vacancy | None:
    """The empty section that a hint names, or None where it names none."""
    shared, sections = match_hint(page, hint)
    if not shared or (shared < len(hint) and shared < _SURE):
        return None
    for section in sections:
        found = _in_table(page, section) or _under_heading(page, section)
        if found:
            return found
    return None


_SURE = 2
"""Headings that must agree where the hint has more."""


def _in_table(page: Page, section: Section) -> Vacancy | None:
    for table in page.outline.tables:
        if section.body <= table.header < section.end and not _filled(page, table):
            model = _row_model(page, table)
            if model is None:
                return None
            return Vacancy(section, table.header + 2, (), _of_others(neighbourhood(page, model)))
    return None


def _filled(page: Page, table: Table) -> bool:
    return not all(row_waits(page.lines.texts[row]) for row in table.rows)


def _row_model(page: Page, table: Table) -> Group | None:
    alike = [
        group
        for group in page.groups
        if group.kind is EntryKind.ROW and page.outline.tables[group.table].names == table.names
    ]
    return max(alike, key=lambda group: len(page.groups[group]), default=None)


def _under_heading(page: Page, section: Section) -> Vacancy | None:
    if any(group.section == section.number for group in page.groups) or section.end != section.tree_end:
        return None
    if any(section.body <= table.header < section.end for table in page.outline.tables):
        return None
    model = _model_for(page, section)
    if model is None:
        return None
    home = page.sections[model.section]
    first = page.groups[model][0].start
    blank = bool(first > home.body and page.outline.roles[home.body] is Role.BLANK)
    at = section.end
    while at > section.body and page.outline.roles[at - 1] is Role.BLANK:
        at -= 1
    lead = ("",) if blank or at > section.body else ()
    return Vacancy(section, at, lead, _of_others(neighbourhood(page, model)))


def _model_for(page: Page, section: Section) -> Group | None:
    """The largest group beside a section, or where nothing stands there yet, the largest of the page."""
    groups = [
        group
        for family in draw_map(page).families.values()
        for group in family
        if group.kind in (EntryKind.BULLET, EntryKind.PARAGRAPH) and not group.labels
    ]
    beside = [group for group in groups if page.sections[group.section].parent == section.parent]
    return max(beside or groups, key=lambda group: len(page.groups[group]), default=None)


def _of_others(around: Neighbourhood) -> Neighbourhood:
    """The same examples, none of them a neighbour."""
    return replace(around, own=(), others=around.readings)

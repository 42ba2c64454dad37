"""A new place for a year, a month or a venue that has none yet, made the way the page makes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.placing.fresh_labels import block_of, closing, fresh_label, label_line
from tracker.lists.placing.levels import levels_over
from tracker.lists.reading.entries import leads_outward
from tracker.lists.reading.outline import Role, outline
from tracker.lists.reading.sections import title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.placing.fresh_names import NewName
    from tracker.lists.placing.levels import Level
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section


def fresh_place(
    page: Page, group: Group, new: Sequence[NewName], entry: Sequence[str]
) -> tuple[int, list[str], int] | None:
    """Where what is missing goes, its lines with the entry under it, and which of them is the entry's first.

    It is made like all that stands over a group, from the outermost level down that has to say something else;
    None where a label is not found, stands there already, or has more below it than is its own.
    """
    levels = levels_over(page, group)
    names = _missing(levels, new)
    outermost = min(names)
    lines: list[str] = []
    for at, level in enumerate(levels[outermost:], outermost):
        own = _own_lines(page, level, group)
        if own is None or _holds_others(page, own):
            return None
        lines += _written(page, group, at, own, names.get(at, new[0]))
    level, name = levels[outermost], names[outermost]
    if _stands_bare(page, group, level, name):
        return None
    put = fresh_label if level.labels else _heading
    at, placed, before = put(page, group, level, name, [*lines, *entry])
    return at, placed, before + len(lines)


def _missing(levels: Sequence[Level], new: Sequence[NewName]) -> dict[int, NewName]:
    """Which of the levels over a group have to say something else, and what."""
    return {at: name for name in reversed(new) for at in name.missing(levels)}


def _written(page: Page, group: Group, at: int, own: range, name: NewName) -> list[str]:
    """The lines of a heading or a label over a group with the new name; what is said below it is of its own time alone.

    What stands below its sisters too, once each has told its own time, is said of them all and is said again.
    """
    level, texts = levels_over(page, group)[at], page.lines.texts
    sisters: dict[Level, Group] = {}
    for other in page.groups:
        if len(levels := levels_over(page, other)) > at and levels[at] != level:
            sisters.setdefault(levels[at], other)
    words = [level.words, *(sister.words for sister in sisters)]
    said = {
        name.write(texts[line], words)
        for sister, other in sisters.items()
        for line in _own_lines(page, sister, other) or ()
    }
    below = (
        label_line(page, group, len(level.labels)) + 1 if level.labels else page.sections[level.section].body
    )
    written: list[str] = []
    for line in own:
        new = name.write(texts[line], words)
        if line < below or not _tells(page, line) or (new in said and not _COUNTS.search(new)):
            written.append(new)
        elif written and not written[-1].strip():
            written.pop()  # the blank line above what is left out; the one below it stays
    return written


def _tells(page: Page, line: int) -> bool:
    """Does a line say or show anything, as tags, tables and rules do not?"""
    return page.outline.roles[line] is Role.TEXT and _FRAME.fullmatch(page.lines.texts[line]) is None


_FRAME = Pattern(r"\s*(?:[-*_=]{3,}\s*|(?:</?(?!img\b)\w[^<>]*>\s*)+|<t[rhd]\b.*)", re.IGNORECASE)
_COUNTS = Pattern(r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d+ +[a-z]+s\b", re.IGNORECASE)
"""What is counted below a heading is of its own: `12 papers`."""


def bare_section(page: Page, group: Group, new: Sequence[NewName]) -> int | None:
    """The section that has the only heading which is missing over a group, where one stands there with nothing below it."""
    levels = levels_over(page, group)
    at, name = min(_missing(levels, new).items())
    if levels[at].labels or at < len(levels) - 1:
        return None
    return _called(page, levels[at], name)


def _called(page: Page, level: Level, name: NewName) -> int | None:
    """The section beside that of a level which has the new heading already."""
    model = page.sections[level.section]
    sisters = [one for one in page.sections if (one.parent, one.level) == (model.parent, model.level)]
    written = name.write(page.lines.texts[model.line], [one.words for one in sisters])
    words = {title_words(heading.text) for heading in outline([written]).headings}
    return next((one.number for one in sisters if title_words(one.title) in words), None)


def _stands_bare(page: Page, group: Group, level: Level, name: NewName) -> bool:
    """Does what is missing stand there already, over nothing that is read as an entry?"""
    if not level.labels:
        return _called(page, level, name) is not None
    texts, section, depth = page.lines.texts, page.sections[level.section], len(level.labels)
    outer = next((one for one in levels_over(page, group) if one.labels == level.labels[:-1]), None)
    run = block_of(page, outer) if outer and depth > 1 else None
    within = range(run.first, run.last) if run else range(section.body, section.end)
    words = title_words(name.write(texts[label_line(page, group, depth)], [level.words]))
    return any(title_words(texts[line]) == words for line in within)


def _own_lines(page: Page, level: Level, under: Group) -> range | None:
    """A heading or a label with what stands below it, up to the first label, heading or entry under it."""
    if level.labels:
        run, line = block_of(page, level), label_line(page, under, len(level.labels))
        # where two labels of a section are called alike, that of the first is not the one over this group
        return range(run.start, run.first) if run and run.start <= line < run.first else None
    section = page.sections[level.section]
    below = [one.line for one in page.sections if one.parent == section.number]
    for group in page.groups:
        if group.section == section.number:
            outer = levels_over(page, group)[-len(group.labels)] if group.labels else None
            run = block_of(page, outer) if outer else None
            below.append(run.start if run else page.groups[group][0].start)
    return range(section.line, min(below, default=section.body))


def _holds_others(page: Page, own: Sequence[int]) -> bool:
    """Do lines link anywhere, as a venue does, or a work that is not read as an entry? A commented template may."""
    texts, roles = page.lines.texts, page.outline.roles
    return any(roles[line] is not Role.HIDDEN and leads_outward(texts[line]) for line in own)


def _heading(
    page: Page, group: Group, level: Level, new: NewName, lines: Sequence[str]
) -> tuple[int, list[str], int]:
    """A new heading with all under it, among its sisters."""
    model = page.sections[level.section]
    sisters = [
        section
        for section in page.sections
        if section.parent == model.parent and section.level == model.level and new.is_sister(section.words)
    ]
    closing = _closing_of(page, group, lines)
    tail = _blank_tail(page, model)
    at = new.before([section.words for section in sisters])
    if at < len(sisters):
        return sisters[at].line, [*lines, *closing, *(tail or [""])], 0
    at = max(section.tree_end for section in sisters)
    lead = [] if at == 0 or not page.lines.texts[at - 1].strip() else [""] * max(1, len(tail))
    return at, [*lead, *lines, *closing, *(tail if at < len(page.lines.texts) else [])], len(lead)


def _closing_of(page: Page, group: Group, lines: Sequence[str]) -> list[str]:
    """What closes a fold or a table that stands below a heading, where new lines open one."""
    last = page.groups[group][-1].end
    return list(page.lines.texts[last : closing(page.lines.texts, last, lines)])


def new_path(page: Page, group: Group, lines: Sequence[str]) -> tuple[str, ...]:
    """The headings over a work that was written with new lines, as a reader of the new page will find them."""
    new = {heading.level: heading.text for heading in outline(lines).headings}
    levels = (level for level in levels_over(page, group) if not level.labels)
    headings = [page.sections[level.section] for level in levels]
    return tuple(new.get(heading.level, heading.title) for heading in headings)


def _blank_tail(page: Page, section: Section) -> list[str]:
    """The blank lines a section of this kind ends with."""
    end = min(section.tree_end, len(page.lines.texts))
    start = end
    while start > section.body and page.outline.roles[start - 1] is Role.BLANK:
        start -= 1
    return list(page.lines.texts[start:end])

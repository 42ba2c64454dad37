"""A new heading for a year or month that has none yet, made the way the page makes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.lists.outline import Role, outline
from tracker.lists.times import Moment, TimeHeading, find_dates, find_years, settle, write_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.entries import Group
    from tracker.lists.page import Page
    from tracker.lists.sections import Section


def fresh_heading(
    page: Page, group: Group, heading: TimeHeading, moment: Moment | None, entry: Sequence[str]
) -> tuple[int, list[str], int]:
    """Where the new heading goes, its lines with the entry under it, and which of them is the entry's first."""
    model = page.sections[group.section]
    sisters = [
        section
        for section in page.sections
        if section.parent == model.parent and section.level == model.level and _time(section)
    ]
    new = moment or heading.moment
    first_entry = page.groups[group][0].start
    above = [_retimed(text, new, sisters) for text in page.lines.texts[model.line : first_entry]]
    tail = _blank_tail(page, model)
    at = _place(page, sisters, new)
    if at < 0:
        at = max(section.tree_end for section in sisters)
        lead = [] if at == 0 or not page.lines.texts[at - 1].strip() else [""] * max(1, len(tail))
        return (
            at,
            [*lead, *above, *entry, *(tail if at < len(page.lines.texts) else [])],
            len(lead) + len(above),
        )
    return at, [*above, *entry, *(tail or [""])], len(above)


def new_title(page: Page, group: Group, lines: Sequence[str]) -> str:
    """The title of a heading that was written, as a reader of the new page will find it."""
    model = page.sections[group.section]
    for heading in outline(lines).headings:
        if heading.level == model.level:
            return heading.text
    return model.title


def _time(section: Section) -> Moment | None:
    found = find_dates(section.words) or find_years(section.words)
    return found[0].moment if found else None


def _place(page: Page, sisters: Sequence[Section], new: Moment) -> int:
    """The line of the sister before which the new heading goes, or -1 for after the last."""
    del page
    times = [(_time(section) or Moment(0)).key for section in sisters]
    down = len(times) < 2 or times[0] >= times[-1]
    key = (new.year, new.month if any(time[1] for time in times) else 0, 0)
    for section, time in zip(sisters, times, strict=True):
        if (time < key) if down else (time > key):
            return section.line
    return -1


def _retimed(text: str, new: Moment, sisters: Sequence[Section]) -> str:
    """A line of the model section with its time replaced."""
    others = [one.form for section in sisters for one in find_dates(section.words)]
    for one in reversed(find_dates(text) or find_years(text)):
        form = settle(one.form, others)
        written = write_date(form, date(new.year, new.month or 1, new.day or 1))
        text = text[: one.start] + written + text[one.end :]
    return text


def _blank_tail(page: Page, section: Section) -> list[str]:
    """The blank lines a section of this kind ends with."""
    end = min(section.tree_end, len(page.lines.texts))
    start = end
    while start > section.body and page.outline.roles[start - 1] is Role.BLANK:
        start -= 1
    return list(page.lines.texts[start:end])

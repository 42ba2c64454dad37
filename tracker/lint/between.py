"""Lines that would be entries, if they had not lost what makes them one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from tracker.lint.sheet import Sheet


def is_of_entry(sheet: Sheet, number: int) -> bool:
    """Does a line belong to an entry, or is it a paragraph between two that are entries?"""
    text = sheet.page.lines.texts[number]
    if number in sheet.entry_at or not text[:1].strip():
        return number in sheet.entry_at
    around = [sheet.entry_at.get(at) for at in sheet.around(number) if at is not None]
    return len(around) == 2 and all(one and one.kind is EntryKind.PARAGRAPH for one in around)

"""Rows that do not fit their table."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.entry.inline import marks
from tracker.lists.reading.outline import Role, cells
from tracker.pattern import Pattern
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lists.reading.outline import Table


_UNSEEN = Pattern(r"\s*(?:<!--.*-->|\[//\]:\s*#.*)?\s*")
"""A cell that no reader misses: a remark behind the row's last bar."""
_BLOCK = Pattern(
    r"\s*(?:[-*+](?:\s|$)|>|\d{1,9}[.)]\s|#{1,6}\s|<|`{3}|~{3}|([-*_])(?:\s*\1){2,}\s*$|\$\$)|\s{4}"
)
"""What begins something else below a table; any other line is a row of it."""
_NUMBER = Pattern(r"\W*\d[\d.,:/ -]*\W*")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Rows with more or fewer cells than their table has columns: readers lose the ones too many, and see fewer as blank.

    A row of empty cells is a sign of its people's own, and none of a slip.
    """
    texts = sheet.page.lines.texts
    for table in sheet.page.outline.tables:
        if fault := table.fault(texts):
            yield sheet.finding(table.header, Rule.TABLE_COLUMNS, fault, Weight.ERROR)
        width = len(table.names)
        shown = {line: _shown(texts[line], width) for line in table.rows if line not in sheet.page.divided}
        full = [row for row in shown.values() if len(row) == width]
        for line, row in shown.items():
            if len(row) != width and any(cell.strip() for cell in row):
                yield _misfit(sheet, line, row, width, full)
        yield from _below(sheet, table)


def _shown(text: str, width: int) -> list[str]:
    row = cells(text)
    while len(row) > width and _UNSEEN.fullmatch(row[-1]):
        row.pop()
    return row


def _misfit(
    sheet: Sheet, line: int, row: Sequence[str], width: int, full: Sequence[Sequence[str]]
) -> Finding:
    told = f"the row has {counted(len(row), 'cell')}, the table {counted(width, 'column')}"
    if len(row) > width:
        return sheet.finding(line, Rule.TABLE_COLUMNS, told, Weight.ERROR)
    if len(row) > 1 and not _is_shifted(row, full):
        told += "; those it has are in their places, so that the last are blank"
        return sheet.finding(line, Rule.TABLE_COLUMNS, told, Weight.NOTE)
    alike = sheet.alike("a row has fewer cells than its table has columns", len(full) + 1)
    return sheet.finding(line, Rule.TABLE_COLUMNS, told, alike=alike)


def _is_shifted(row: Sequence[str], full: Sequence[Sequence[str]]) -> bool:
    """Does a short row fit its columns, but not the first of them, so that what follows a gap is read wrong?"""
    if not full or len(full[0]) > _WIDEST:
        return False
    kinds = [{_kind(other[at]) for other in full} | {""} for at in range(len(full[0]))]
    first, *others = itertools.combinations(kinds, len(row))
    return not _fits(row, first) and any(_fits(row, columns) for columns in others)


_WIDEST = 12
"""Of a wider table nobody can tell which cell of a row is missing."""


def _fits(row: Sequence[str], columns: Sequence[set[str]]) -> bool:
    return all(_kind(cell) in kinds for cell, kinds in zip(row, columns, strict=True))


def _kind(cell: str) -> str:
    if not cell.strip(" -–—/"):
        return ""
    if marks(cell):
        return "link"
    return "number" if _NUMBER.fullmatch(cell) else "words"


def _below(sheet: Sheet, table: Table) -> Iterator[Finding]:
    """Words right below a table are a row of it for readers."""
    texts, roles = sheet.page.lines.texts, sheet.page.outline.roles
    line = table.end
    if table.rows and line < len(texts) and roles[line] is Role.TEXT and not _BLOCK.match(texts[line]):
        told = "the line stands right below a table, so readers see it as a row of it; a blank line would part them"
        alike = sheet.alike("a line stands right below a table", len(sheet.page.outline.tables))
        yield sheet.finding(line, Rule.TABLE_COLUMNS, told, alike=alike)

"""Rows that do not fit their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.outline import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Finding]:
    """Rows with more or fewer cells than their table has columns: readers lose the ones too many."""
    for table in sheet.page.outline.tables:
        for line in table.rows:
            count = len(cells(sheet.page.lines.texts[line]))
            if count != len(table.names):
                told = f"the row has {count} cells, the table {len(table.names)} columns"
                yield sheet.finding(line, Rule.TABLE_COLUMNS, told, Weight.ERROR)

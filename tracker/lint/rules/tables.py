"""Rows that do not fit their table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.lists.reading.outline import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet


_UNSEEN = re.compile(r"\s*(?:<!--.*-->|\[//\]:\s*#.*)?\s*")
"""A cell that no reader misses: a remark behind the row's last bar."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Rows with more or fewer cells than their table has columns: readers lose the ones too many, and see fewer as blank.

    A row of empty cells is a sign of its people's own, and none of a slip.
    """
    texts = sheet.page.lines.texts
    for table in sheet.page.outline.tables:
        if fault := table.fault(texts):
            yield sheet.finding(table.header, Rule.TABLE_COLUMNS, fault, Weight.ERROR)
        for line in (line for line in table.rows if line not in sheet.page.divided):
            shown = cells(texts[line])
            while len(shown) > len(table.names) and _UNSEEN.fullmatch(shown[-1]):
                shown.pop()
            count = len(shown)
            if count != len(table.names) and any(cell.strip() for cell in shown):
                told = f"the row has {count} cells, the table {len(table.names)} columns"
                weight = Weight.ERROR if count > len(table.names) else Weight.WARNING
                yield sheet.finding(line, Rule.TABLE_COLUMNS, told, weight)

"""What is wrong with the file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lint.finding import Fix, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

MOST_BYTES = 512 * 1024
"""GitHub shows no more of a README than this."""
_NEAR = 0.95


def find(sheet: Sheet) -> Iterator[Finding]:
    """A file that ends without a line end, or is too long to be shown."""
    lines = sheet.page.lines
    if lines.ends and not lines.ends[-1]:
        last = len(lines.texts) - 1
        fix = Fix(sheet.starts[-1], sheet.starts[-1], lines.end_near(last))
        told = "the file ends without a line end, so what is appended lands on the last line"
        yield sheet.finding(last, Rule.NO_FINAL_NEWLINE, told, Weight.NOTE, fix)
    size = len(sheet.page.encode())
    if size > _NEAR * MOST_BYTES:
        over = size > MOST_BYTES
        told = f"the page has {size:,} bytes; GitHub shows the first {MOST_BYTES:,} of a README"
        weight = Weight.ERROR if over else Weight.NOTE
        yield sheet.finding(
            0, Rule.PAGE_TOO_LONG, told if over else f"{told}, and it is close to that", weight
        )

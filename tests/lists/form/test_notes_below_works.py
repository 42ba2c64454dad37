"""Notes in bold below a numbered work or a bullet: they stay with it, and a new work stands behind them."""

from __future__ import annotations

from dataclasses import replace

from support.makes import PUBLISHED, URL, added
from support.pages import read

NOTED = f"""1. Made, Ann, et al. **Lamps in Many Rooms**. ICCV 2025. [[Paper]]({URL}2501.00001) [[Code]](https://github.com/a/b)

    **Our Notes**:
    - Lamps are turned to see them from all sides.
    - Very many rooms.

2. Up, Bo, et al. **Lanterns in Few Rooms**. ICCV 2025. [[Paper]]({URL}2502.00001) [[Code]](https://github.com/c/d)
3. Fake, Cy, et al. **Candles in One Room**. ICCV 2025. [[Paper]]({URL}2503.00001)

    **Our Notes**:
    - One room, and only one.
"""
NEW = replace(PUBLISHED, title="Keeping Many Rooms Warm in Winter")


def test_a_new_work_stands_behind_the_notes_on_the_last_one_without_any() -> None:
    page = read(f"# L\n\n## Papers\n\n{NOTED}")
    assert [entry.end - entry.start for entry in page.entries] == [5, 1, 4]
    assert added(NOTED, NEW) == (
        "4. New, Ida, et al. **Keeping Many Rooms Warm in Winter**. ICCV 2025. "
        f"[[Paper]]({URL}2506.01234) [[Code]](https://github.com/warm/ember)"
    )


def test_a_line_in_bold_over_works_is_no_note_on_the_work_above() -> None:
    over = f"- [Lamps in Many Rooms]({URL}2501.00001)\n\n  **Lanterns**\n  - [Lanterns in Few Rooms]({URL}2502.00001)\n"
    page = read(f"# L\n\n## Papers\n\n{over}")
    assert [entry.end - entry.start for entry in page.entries] == [1, 1]
    assert page.entries[1].group.labels == ("Lanterns",)

"""Rows and bullets that wait for a work, and stay where they are when one comes."""

from __future__ import annotations

import pytest
from support.makes import BARE, EMBER, URL, added
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.understanding import understandings

HEAD = "| Title | Venue | Code |\n|---|---|---|\n"
NAMES = ("Oil", "Tin", "Wax", "Tar")
ROWS = "".join(
    f"| [{name}: A Model of Lamps]({URL}250{at}.0000{at}) | arXiv 2025 | - |\n"
    for at, name in enumerate(NAMES, 1)
)
LINES = "".join(f"- [{name}: A Model of Lamps]({URL}250{at}.0000{at})\n" for at, name in enumerate(NAMES, 1))
NEW_ROW = f"| [{EMBER.title}]({URL}2506.01234) | arXiv 2025 | - |"
NEW_LINE = f"- [{EMBER.title}]({URL}2506.01234)"


def page_with(listed: str, section: str = "Papers") -> str:
    """The whole page after the addition."""
    outcome = planned(read(listed), candidate_for(BARE, section=(section,)))
    return outcome.new_bytes.decode()


@pytest.mark.parametrize(
    "row",
    [
        "| ... | ... | ... |",
        "| … | | |",
        "| *Your paper here* | | |",
        "| TBD | TBD | TBD |",
        "| **More to come!** | - | - |",
        "| | [paper]() | [code]() |",
        "| 待补充 | | |",
    ],
)
def test_a_row_that_waits_stays_last(row: str) -> None:
    listed = f"# L\n\n## Papers\n\n{HEAD}{ROWS}{row}\n"
    assert page_with(listed) == f"# L\n\n## Papers\n\n{HEAD}{ROWS}{NEW_ROW}\n{row}\n"
    [section] = understandings(read(listed))
    assert section.entries == len(NAMES)


def test_a_row_that_waits_on_top_is_no_heading_of_the_rows() -> None:
    falling = "".join(reversed(ROWS.splitlines(keepends=True)))
    listed = f"# L\n\n## Papers\n\n{HEAD}| Your paper here | | |\n{falling}"
    assert page_with(listed) == listed.replace(falling, f"{NEW_ROW}\n{falling}")
    assert understandings(read(listed))[0].path == ("L", "Papers")


@pytest.mark.parametrize("row", ["| ... | ... | ... |", "| | | |"])
def test_the_first_work_of_a_table_goes_above_the_row_that_waits(row: str) -> None:
    listed = f"# L\n\n## Papers\n\n{HEAD}{ROWS}\n## New\n\n{HEAD}{row}\n"
    assert page_with(listed, "New") == listed.replace(f"{HEAD}{row}", f"{HEAD}{NEW_ROW}\n{row}")


@pytest.mark.parametrize(
    "line", ["- ...", "- TBD", "- (more to come)", "- *Your paper here*", "- [Your paper]()"]
)
def test_a_bullet_that_waits_stays_last(line: str) -> None:
    assert (
        page_with(f"# L\n\n## Papers\n\n{LINES}{line}\n")
        == f"# L\n\n## Papers\n\n{LINES}{NEW_LINE}\n{line}\n"
    )


@pytest.mark.parametrize(
    "row",
    [
        "| Lamps to be Continued: A Study | | |",
        "| [Gas: A Model of Lamps]() | | |",
        f"| [...]({URL}2505.00009) | | |",
    ],
    ids=["a title", "a title with an empty link", "an address"],
)
def test_a_row_that_tells_of_a_work_is_one(row: str) -> None:
    assert added(f"{HEAD}{ROWS}{row}\n", BARE) == NEW_ROW
    [section] = understandings(read(f"# L\n\n## Papers\n\n{HEAD}{ROWS}{row}\n"))
    assert section.entries == len(NAMES) + 1

"""Tables whose first cell is said once for several rows: made-up works, and new ones added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER, URL
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Refused
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Paper
    from tracker.lists.outcome import AddingOutcome

NAMES = ("Oil", "Gas", "Wax", "Tar", "Sun", "Cod", "Elk", "Ash")
OLDER = replace(EMBER, arxiv_id="2406.01234", published=date(2024, 6, 3))
NEXT_YEAR = replace(EMBER, arxiv_id="2601.01234", published=date(2026, 1, 12))


def rows(*told: tuple[str, str]) -> list[str]:
    """Rows by their first cell and the month of their work."""
    return [
        f"| {first} | [{name}Lamp: Burning {name} in Many Rooms]({URL}{month}.0000{at}) |"
        f" [code](https://github.com/oil/{name.lower()}) |"
        for at, ((first, month), name) in enumerate(zip(told, NAMES, strict=False))
    ]


def put(body: Sequence[str], paper: Paper = EMBER, header: str = "Year") -> AddingOutcome:
    listed = "\n".join((f"| {header} | Title | Code |", "|---|---|---|", *body))
    page = read(f"# L\n\n## Papers\n\n{listed}\n")
    return plan_addition(page, candidate_for(paper, section=("Papers",)), NO_DOUBT)


def place(body: Sequence[str], paper: Paper = EMBER) -> tuple[int, str]:
    """After how many rows the new one stands, and what its first cell says."""
    outcome = put(body, paper)
    assert isinstance(outcome, Addition)
    (row,) = outcome.inserted
    return outcome.line - 7, row.split("|")[1].strip()


NEWEST_FIRST = rows(
    ("2025", "2505"), ("", "2503"), ("", "2501"), ("2024", "2411"), ("", "2408"), ("", "2403"), ("2023", "2309"), ("", "2303")
)  # fmt: skip
OLDEST_FIRST = rows(
    ("2023", "2303"), ("", "2305"), ("2024", "2401"), ("", "2408"), ("", "2412"), ("2025", "2501"), ("", "2503")
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "paper", "expected"),
    [
        pytest.param(OLDEST_FIRST, EMBER, (7, ""), id="last of its year"),
        pytest.param(NEWEST_FIRST, OLDER, (5, ""), id="within its year"),
        pytest.param(NEWEST_FIRST, EMBER, (0, "2025"), id="first of its year, which it says too"),
        pytest.param(NEWEST_FIRST, NEXT_YEAR, (0, "2026"), id="first of a new year, at the top"),
        pytest.param(OLDEST_FIRST, NEXT_YEAR, (7, "2026"), id="first of a new year, at the bottom"),
        pytest.param(
            rows(("**2025**", "2505"), ("〃", "2503"), ("〃", "2501"), ("**2024**", "2411"), ("〃", "2408")),
            NEXT_YEAR,
            (0, "**2026**"),
            id="a year set in bold",
        ),
        pytest.param(
            rows(("2024", "2401"), ("〃", "2403"), ("2025", "2501"), ("〃", "2503")),
            EMBER,
            (4, "〃"),
            id="with a sign for the same",
        ),
        pytest.param(
            rows(("2025-03", "2503"), ("", "2503"), ("2025-05", "2505"), ("", "2505")),
            EMBER,
            (4, "2025-06"),
            id="a new month",
        ),
        pytest.param(
            rows(("2025", "2505"), ("", "2503"), ("2023", "2309"), ("", "2303")),
            OLDER,
            (2, "2024"),
            id="a year between",
        ),
    ],
)
def test_a_row_says_its_time_unless_a_row_above_says_it(
    body: Sequence[str], paper: Paper, expected: tuple[int, str]
) -> None:
    assert place(body, paper) == expected


def test_a_row_out_of_order_stands_with_its_year_all_the_same() -> None:
    body = rows(
        ("2024", "2405"), ("", "2401"), ("2025", "2501"), ("", "2502"), ("2023", "2309"), ("", "2303")
    )
    at, first = place(body)
    assert (at, first) in {(2, "2025"), (3, ""), (4, "")}


def test_no_year_is_made_where_years_stand_in_no_order() -> None:
    body = rows(
        ("2024", "2405"), ("", "2401"), ("2025", "2501"), ("", "2502"), ("2023", "2309"), ("", "2303")
    )
    outcome = put(body, NEXT_YEAR)
    assert isinstance(outcome, Refused)
    assert "2024" in outcome.reason


TOPICS = rows(
    ("Lighting", "2505"), ("", "2503"), ("", "2501"), ("Heating", "2507"), ("", "2408"), ("Cooking", "2509"), ("", "2303")
)  # fmt: skip


def test_which_rows_share_a_topic_with_the_work_is_left_to_people() -> None:
    outcome = put(TOPICS, header="Topic")
    assert isinstance(outcome, Refused)
    assert outcome.reason == (
        "rows share the first cell of the row above them (“Lighting”), and nothing tells which of them the work belongs with"
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            rows(("2025", "2505"), ("", "2408"), ("2023", "2303"), ("", "2106")), id="years of one row"
        ),
        pytest.param(
            rows(("hot", "2505"), ("", "2503"), ("", "2501"), ("hot", "2411"), ("", "2408")), id="a mark"
        ),
        pytest.param(rows(("OilLamp", "2505"), ("", "2503"), ("", "2501"), ("TarLamp", "2411")), id="names"),
        pytest.param(
            rows(("", "2505"), ("Heating", "2503"), ("", "2501"), ("Cooking", "2411")), id="no first one"
        ),
        pytest.param(
            rows((f"[A]({URL}2505.1)", "2505"), ("", "2503"), (f"[B]({URL}2505.2)", "2501"), ("", "2411")),
            id="links",
        ),
        pytest.param(rows(("🔥", "2505"), ("", "2503"), ("⭐", "2501"), ("", "2411")), id="signs"),
        pytest.param(rows(("Lighting", "2505"), ("", "2503"), ("", "2501"), ("", "2411")), id="one alone"),
        pytest.param(
            rows(("Lighting", "2505"), ("", "2503"), ("Heating", "2501"), ("", "2412"), ("Wicks", "2411")),
            id="of few",
        ),
        pytest.param(
            rows(("2025-05-03", "2505"), ("", "2503"), ("2025-01-07", "2501"), ("", "2411")), id="days"
        ),
        pytest.param(
            rows(("2025-05", "2505"), ("", "2411"), ("2024", "2401"), ("", "2312")), id="months and years"
        ),
        pytest.param(
            rows(("2025-05", "2505"), ("", "2411"), ("2024-05", "2405"), ("", "2401")), id="months of one"
        ),
    ],
)
def test_cells_that_are_empty_for_themselves_are_shared_by_nobody(body: Sequence[str]) -> None:
    assert isinstance(put(body, header="Note"), Addition)


def test_words_beside_a_year_are_more_than_a_time() -> None:
    body = rows(("Lamps of 2025", "2505"), ("", "2503"), ("Lamps of 2024", "2411"), ("", "2408"))
    outcome = put(body)
    assert isinstance(outcome, Refused)
    assert "Lamps of 2025" in outcome.reason

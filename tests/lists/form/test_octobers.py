"""`2024.1`: January, or October whose zero a spreadsheet cut, as the neighbours show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL
from support.pages import planned, read

from tracker.lint.check import lint
from tracker.lists.candidate import candidate_for
from tracker.lists.form.keys import By, keys_among


def listed(*told: str, ids: tuple[str, ...] = ()) -> str:
    """Entries of some months, with ids of their own where they have any."""
    lines = [
        f"- {month} [Lamp Number {at}: A Model]({f'{URL}{ids[at]}' if ids else f'https://made.example/{at}'})\n"
        for at, month in enumerate(told)
    ]
    return "# Lamps\n\n## Papers\n\n" + "".join(lines)


@pytest.mark.parametrize(
    ("told", "ids", "october"),
    [
        (("2024.12", "2024.11", "2024.1", "2024.09", "2024.08"), (), True),
        (("2024.12", "2024.10", "2024.1", "2024.09", "2024.08"), (), False),
        (("2024.11", "2024.9", "2024.08", "2024.07", "2024.1"), (), False),
        (("2024.11", "2024.1", "2024.09"), (), False),
        (("2024.12", "2024.1"), ("2412.00001", "2410.00002"), True),
        (("2024.12", "2024.1", "2024.1"), ("2412.00001", "2410.00002", "2311.00003"), True),
        (("2024.1", "2023.12", "2023.09", "2023.08"), ("2401.00001", "2312.00001", "2309.00001", "2308.00001"), False),
        (("2024-11", "2024-1", "2024-09", "2024-08"), (), False),
    ],
    ids=["padded", "with 10", "one bare", "few", "by its id", "by others' ids", "January by its id", "dashes"],
)  # fmt: skip
def test_a_single_one_is_read_as_the_neighbours_show(
    told: tuple[str, ...], ids: tuple[str, ...], *, october: bool
) -> None:
    keys = keys_among(read(listed(*told, ids=ids)).entries)
    months = [key[By.DATE][1] for key, month in zip(keys, told, strict=True) if month[4:] in (".1", "-1")]
    assert set(months) == {10 if october else 1}


def test_one_that_both_months_are_beside_is_read_by_its_own_id() -> None:
    ids = ("2412.00001", "2410.00002", "2401.00003")
    keys = keys_among(read(listed("2024.12", "2024.1", "2024.1", ids=ids)).entries)
    assert [key[By.DATE][1] for key in keys] == [12, 10, 1]


CUT = listed("2024.12", "2024.11", "2024.1", "2024.1", "2024.09", "2024.07", "2024.05")


def test_a_work_is_placed_and_a_list_looked_through_by_it() -> None:
    paper = replace(EMBER, arxiv_id="2408.00001", published=date(2024, 8, 3))
    outcome = planned(read(CUT), candidate_for(paper))
    assert outcome.line == 10
    assert not lint(read(CUT), "README.md")

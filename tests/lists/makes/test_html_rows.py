"""Rows of tables written in HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.makes import BARE, CODE, EMBER, URL, added, row_for, title_of
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from collections.abc import Sequence

# --- cells


def html_table(
    *rows: Sequence[str], header: Sequence[str] = ("Model", "Base", "Year", "Title", "Venue", "Paper", "Code")
) -> str:
    head = [
        "<table>",
        "  <thead>",
        "    <tr>",
        *(f"      <th>{name}</th>" for name in header),
        "    </tr>",
        "  </thead>",
    ]
    body = [
        line
        for row in rows
        for line in ("    <tr>", *(f"      <td>{cell}</td>" for cell in row), "    </tr>")
    ]
    return "\n".join([*(head if header else ["<table>"]), "  <tbody>", *body, "  </tbody>", "</table>"])


def html_row(number: int, base: str, code: str = "-") -> tuple[str, ...]:
    link = f'<a href="{URL}240{number}.00001">Link</a>'
    return (f"Lamp{number}", base, f"202{number}", f"Lamp{number}: Lights of Many Kinds", "RSS", link, code)


CODED = '<a href="https://github.com/oil/lamp{}">Link</a>'
HTML_ROWS = (html_row(1, "Oil", CODED.format(1)), html_row(2, "Wax"), html_row(3, "Gas", CODED.format(3)))


def test_a_row_of_html_is_written_cell_by_cell() -> None:
    listed = replace(EMBER, venue="ICCV 2025")
    assert row_for(html_table(*HTML_ROWS), listed).split("\n") == [
        "    <tr>",
        "      <td>Ember</td>",
        "      <td></td>",
        "      <td>2025</td>",
        f"      <td>{EMBER.title}</td>",
        "      <td>ICCV</td>",
        f'      <td><a href="{URL}2506.01234">Link</a></td>',
        f'      <td><a href="{CODE}">Link</a></td>',
        "    </tr>",
    ]


def test_a_row_of_html_on_one_line_stays_on_one() -> None:
    rows = [
        f'<tr><td>{title_of(at)}</td><td>Ada Made</td><td><a href="{URL}250{at}.00001">PDF</a></td></tr>'
        for at in (1, 2, 3)
    ]
    table = "\n".join(["<table>", "<tr><th>Title</th><th>Authors</th><th>Paper</th></tr>", *rows, "</table>"])
    assert row_for(table, replace(EMBER, authors=("Ida New",))) == (
        f'<tr><td>{EMBER.title}</td><td>Ida New</td><td><a href="{URL}2506.01234">PDF</a></td></tr>'
    )


@pytest.mark.parametrize(
    "table",
    [
        html_table(*HTML_ROWS, header=()),
        html_table(*HTML_ROWS[:2], (*HTML_ROWS[2][:2], "a|b", *HTML_ROWS[2][3:])),
        html_table(*HTML_ROWS[:2], HTML_ROWS[2][1:]),
    ],
)
def test_no_cell_of_another_html_table_is_left_open(table: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{table}\n")
    outcome = plan_addition(page, candidate_for(EMBER), NO_DOUBT)
    inserted = "\n".join(getattr(outcome, "inserted", ()))
    assert inserted.count("<td>") == inserted.count("</td>")


def test_a_sign_that_means_nothing_stays_as_it_is_in_html() -> None:
    listed = replace(EMBER, title="Ember: Rooms & Warmth")
    assert "Ember: Rooms & Warmth</td>" in row_for(html_table(*HTML_ROWS), listed)


# --- rows that count


def html_rows(*numbers: int) -> str:
    rows = "".join(
        f"<tr><td>{number}</td><td>Burning {at} in Many Rooms</td><td><a href='{URL}2501.000{number}'>Paper</a></td></tr>\n"
        for at, number in enumerate(numbers, 10)
    )
    return f"<table>\n<tr><th>No.</th><th>Title</th><th>Link</th></tr>\n{rows}</table>\n"


@pytest.mark.parametrize(
    ("numbers", "number"), [((11, 12, 13, 14), 15), ((14, 13, 12, 11), 15)], ids=["up", "down"]
)
def test_a_row_of_html_gets_the_next_number_and_stands_where_they_run_on(
    numbers: tuple[int, ...], number: int
) -> None:
    listed = html_rows(*numbers)
    assert added(listed, BARE).startswith(f"<tr><td>{number}</td><td>{EMBER.title}</td>")

"""Days written without their year, which stands in the heading over them, and days that no heading tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lint.check import lint
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.dateforms import settle
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.yearless import day_alone, days_in
from tracker.lists.form.fidelity import fidelity
from tracker.lists.form.group import neighbourhood

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page


@pytest.mark.parametrize(
    ("words", "moment", "form"),
    [
        ("[11-17] A Lamp", Moment(0, 11, 17), "{mm}-{dd}"),
        ("`08-05` A Lamp", Moment(0, 8, 5), "{mm}-{dd}"),
        ("A Lamp (08/17)", Moment(0, 8, 17), "{mm}/{dd}"),
        ("A Lamp (17/08)", Moment(0, 8, 17), "{dd}/{mm}"),
        ("[17-08] A Lamp", Moment(0, 8, 17), "{dd}-{mm}"),
        ("【11/25】A Lamp", Moment(0, 11, 25), "{mm}/{dy}"),
    ],
)
def test_a_day_in_brackets_of_its_own_needs_no_year(words: str, moment: Moment, form: str) -> None:
    assert [(one.moment, one.form) for one in days_in(words)] == [(moment, form)]


@pytest.mark.parametrize(
    "words",
    [
        "11-17 A Lamp",
        "[11-17-2] A Lamp",
        "[13-14] A Lamp",
        "[00-10]",
        "[11-32]",
        "(9/10)",
        "(08/05)",
        "[2026-11-17]",
    ],
)
def test_what_no_calendar_has_or_stands_in_no_brackets_is_no_day(words: str) -> None:
    assert not days_in(words)


@pytest.mark.parametrize(("cell", "is_day"), [(" 11-17 ", True), ("11-17 to 11-19", False), ("13-14", False)])
def test_a_column_of_days_needs_no_brackets(cell: str, is_day: bool) -> None:
    assert (day_alone(cell) is not None) is is_day


@pytest.mark.parametrize(
    ("others", "settled"), [(["{mm}/{dd}"], "{mm}/{dd}"), ([], "{mm}/{y}"), (["{Y}-{mm}-{dd}"], "{mm}/{y}")]
)
def test_the_other_entries_tell_whether_it_is_a_day_or_a_year(others: list[str], settled: str) -> None:
    assert settle("{mm}/{dy}", ["{mm}/{dy}", *others]) == settled


def _page(lines: list[str]) -> Page:
    return read("\n".join(["# Lamps", "", *lines, ""]))


def _months(form: str) -> Page:
    lines = ["## 2026", ""]
    for month, name in ((11, "November"), (10, "October")):
        lines += [f"### {name}", ""]
        for day in (28, 17, 16, 14):
            time = form.format(Y=2026, m=month, d=day)
            lines.append(
                f"- {time} Lamps That Read on Day {day} of {name} [[paper]](https://arxiv.org/abs/26{month}.{day:05})"
            )
        lines.append("")
    return _page(lines)


def _added(page: Page, published: date | None, heading: str, arxiv_id: str = "2611.00477") -> str:
    paper = Paper("Spoons Never Seen Before", arxiv_id=arxiv_id, published=published)
    found = planned(page, candidate_for(paper, section=(heading,)))
    return "".join(found.inserted)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("[{m:02}-{d:02}]", "- [11-19] Spoons"),
        ("({m:02}/{d:02})", "- (11/19) Spoons"),
        ("[{Y}-{m:02}-{d:02}]", "- [2026-11-19] Spoons"),
    ],
)
@pytest.mark.parametrize("heading", ["November", "October"])
def test_a_work_says_its_own_day_in_the_lists_form_wherever_it_is_put(
    form: str, written: str, heading: str
) -> None:
    """A day under the month that a person named would be made up."""
    assert _added(_months(form), date(2026, 11, 19), heading).startswith(written)


def test_without_a_known_day_none_is_written() -> None:
    assert _added(_months("[{m:02}-{d:02}]"), None, "November").startswith("- Spoons")


@pytest.mark.parametrize("form", ["[{m:02}-{d:02}]", "({m:02}/{d:02})", "[{m:02}/26]"])
def test_entries_with_such_days_come_out_as_they_stand(form: str) -> None:
    page = _months(form)
    assert {fidelity(neighbourhood(page, group)) for group in page.groups} == {1.0}


@pytest.mark.parametrize(("form", "written"), [("({m:02}/26)", "(11/26)"), ("({Y}.{m})", "(2026.10)")])
def test_a_month_is_told_as_the_heading_tells_it(form: str, written: str) -> None:
    heading = "November" if "26" in form else "October"
    assert written in _added(_months(form), date(2026, 11, 19), heading)


def test_under_a_year_the_month_is_the_works_own() -> None:
    lines = ["## 2026", ""]
    lines += [
        f"- Lamps That Read in Month {at} (2026.{at}) [[paper]](https://arxiv.org/abs/26{at:02}.00100)"
        for at in (11, 10, 9)
    ]
    lines += ["", "## 2025", ""]
    lines += [
        f"- Lamps That Wrote in Month {at} (2025.{at}) [[paper]](https://arxiv.org/abs/25{at:02}.00100)"
        for at in (12, 10, 9)
    ]
    assert "(2026.11)" in _added(_page(lines), date(2026, 11, 19), "2025")


def test_a_day_that_might_be_a_year_is_not_held_against_the_arxiv_id() -> None:
    """`[11-25]` would be of 2025 under an id of 2026."""
    lines = ["## 2026", "", "### November", ""]
    lines += [
        f"- [11-{day}] Lamps That Read on Day {day} [[paper]](https://arxiv.org/abs/2611.{day:05})"
        for day in (28, 25, 21)
    ]
    page = _page(lines)
    assert [one.message for one in lint(page, "README.md")] == []

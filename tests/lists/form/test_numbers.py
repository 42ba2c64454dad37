"""Rows and bullets that count: a new one gets the next number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.makes import added
from support.pages import planned, read

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import NO_DOUBT, Steering
from tracker.lists.understanding import sample_under

if TYPE_CHECKING:
    from collections.abc import Sequence

WORKS = ("Ladle", "Spoon", "Pan", "Teapot", "Whisk", "Sieve")


def added_row(header: str, row: str, *, falling: bool = False) -> str:
    """The row added to a table in which `{n}` counts, `{t}` is a title and `{d}` a month, the newest above if falling."""
    rows = [
        row.format(
            n=at + 1,
            t=f"[{name}: A Made Thing](https://arxiv.org/abs/250{at + 1}.01234)",
            d=f"2025-0{at + 1}",
        )
        for at, name in enumerate(WORKS)
    ]
    rule = "|---" * header.count("|", 1) + "|"
    lines = ["# List", "", "## Papers", "", header, rule, *(reversed(rows) if falling else rows), ""]
    page = read("\n".join(lines))
    paper = Paper("Kettle: Pouring by Sight", arxiv_id="2605.01234", published=date(2026, 5, 3))
    outcome = planned(page, candidate_for(paper))
    return outcome.inserted[0]


@pytest.mark.parametrize("falling", [False, True], ids=["the newest below", "the newest on top"])
@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("{n}", "7"),
        ("{n}.", "7."),
        ("#{n}", "#7"),
        ("**{n}**", "**7**"),
        ("[{n}]", "[7]"),
        ("No. {n}", "No. 7"),
        ("{n:03}", "007"),
    ],
)
def test_a_new_row_gets_the_next_number_in_the_form_of_the_others(
    form: str, written: str, *, falling: bool
) -> None:
    row = added_row("| No. | Title | Date |", f"| {form} | {{t}} | {{d}} |", falling=falling)
    assert row.split("|")[1].strip() == written


def test_a_column_that_counts_may_stand_anywhere() -> None:
    row = added_row("| Title | Date | No. |", "| {t} | {d} | {n} |")
    assert row.split("|")[3].strip() == "7"


def test_years_are_no_count() -> None:
    row = added_row("| Title | Founded |", "| {t} | 202{n} |")
    assert row.split("|")[2].strip() != "2027"


def test_figures_that_do_not_count_are_not_counted_on() -> None:
    row = added_row("| Title | Cited | Date |", "| {t} | {n}0 | {d} |")
    assert row.split("|")[2].strip() == ""


def rows_of(*numbers: str) -> str:
    """A table that counts down, with a number or nothing in each row."""
    rows = "".join(
        f"| {number} | [Made Thing Number {at}](https://arxiv.org/abs/24{12 - at:02}.01234) |\n"
        for at, number in enumerate(numbers)
    )
    return f"# List\n\n## Papers\n\n| No. | Title |\n|---|---|\n{rows}"


def added_to(text: str, paper: Paper, steering: Steering = NO_DOUBT) -> str:
    page = read(text)
    outcome = planned(page, candidate_for(paper), steering)
    return outcome.inserted[0]


KETTLE = Paper("Kettle: Pouring by Sight", arxiv_id="2605.01234", published=date(2026, 5, 3))
DOWN = [str(number) for number in range(12, 0, -1)]


@pytest.mark.parametrize(
    ("numbers", "arxiv_id", "number"),
    [
        (DOWN, "2605.01234", "13"),
        (["", *DOWN[1:]], "2605.01234", "12"),
        ([*DOWN[:-1], ""], "2301.01234", "2"),
        (["**12**", *(f"**{number}**" for number in DOWN[1:-1]), ""], "2301.01234", "**2**"),
    ],
    ids=["none", "the newest", "the oldest", "the oldest, in bold"],
)
def test_a_row_without_a_number_does_not_end_the_counting(
    numbers: list[str], arxiv_id: str, number: str
) -> None:
    row = added_to(rows_of(*numbers), replace(KETTLE, arxiv_id=arxiv_id, published=None))
    assert row.split("|")[1].strip() == number


COUNTED = "# List\n\n## Papers\n\n" + "".join(
    f"{at}. [Made Thing Number {at}](https://arxiv.org/abs/250{at}.01234)\n" for at in range(1, 7)
)


@pytest.mark.parametrize(
    ("text", "template", "written"),
    [
        (rows_of(*DOWN), "| | [{title}]({abs}) |", "| 13 | [Kettle: Pouring by Sight]({url}) |"),
        (rows_of(*DOWN), "| [{title}]({abs}) | |", "| [Kettle: Pouring by Sight]({url}) | |"),
        (COUNTED, "1. [{title}]({abs})", "7. [Kettle: Pouring by Sight]({url})"),
        (COUNTED, "- [{title}]({abs})", "- [Kettle: Pouring by Sight]({url})"),
    ],
    ids=["a cell for it", "no cell for it", "a number", "no number"],
)
def test_a_template_is_counted_where_it_has_room_for_a_number(text: str, template: str, written: str) -> None:
    row = added_to(text, KETTLE, Steering(0, 0, templates={"Papers": template}))
    assert row == written.format(url="https://arxiv.org/abs/2605.01234")


def test_a_count_in_the_last_column_stays_out_of_a_template_that_has_none() -> None:
    rows = "".join(
        f"| [Made Thing Number {at}](https://arxiv.org/abs/250{at}.01234) | {at} |\n" for at in range(1, 7)
    )
    early = "| [Made Thing Number 0](https://arxiv.org/abs/2412.01234) |\n"
    text = f"# List\n\n## Papers\n\n| Title | No. |\n|---|---|\n{early}{rows}"
    steering = Steering(0, 0, templates={"Papers": "| {title} |"})
    assert added_to(text, KETTLE, steering) == "| Kettle: Pouring by Sight |"


def test_a_template_for_a_column_that_no_row_goes_to_is_filled_up_where_the_others_are() -> None:
    titles = [f"[Made Thing{' Again' * at}](https://arxiv.org/abs/250{at}.01234)" for at in range(6, 0, -1)]
    rows = "".join(f"| {title:90} | 2025 |\n" for title in titles)
    text = f"# List\n\n## Papers\n\n| Title | Year | Name |\n|---|---|---|\n{rows}"
    row = added_to(text, KETTLE, Steering(0, 0, templates={"Papers": "| {title} | {year} | {name} |"}))
    assert row == f"| {KETTLE.title:90} | 2026 | Kettle |"


def numbered_in_no_order(venues: Sequence[str], *, falling: bool) -> str:
    """A numbered table in which old and new works stand mixed."""
    months = (7, 2, 11, 4, 9, 1, 6)
    numbers = range(len(venues), 0, -1) if falling else range(1, len(venues) + 1)
    rows = "".join(
        f"| {number} | [{name}: A Made Thing](https://arxiv.org/abs/24{month:02}.01234) | {venue} |\n"
        for number, name, month, venue in zip(numbers, (*WORKS, "Bowl"), months, venues, strict=True)
    )
    return f"# List\n\n## Papers\n\n| No. | Title | Venue |\n|---|---|---|\n{rows}"


@pytest.mark.parametrize("falling", [False, True], ids=["counted up", "counted down"])
@pytest.mark.parametrize(
    "venues",
    [
        ["arXiv"] * 7,
        ["ACL'2024", "arXiv", "ACL'2024", "ACL'2024", "arXiv", "ACL'2024", "arXiv"],
        [*["ACL'2024"] * 5, "ACL'2023", "ACL'2023"],
    ],
    ids=["no venue", "one year", "a year that changes once"],
)
def test_where_nothing_but_the_numbers_is_in_order_a_row_goes_where_they_run_on(
    venues: list[str], *, falling: bool
) -> None:
    page = read(numbered_in_no_order(venues, falling=falling))
    outcome = planned(page, candidate_for(KETTLE))
    assert outcome.inserted[0].startswith("| 8 | ")
    assert outcome.line == (7 if falling else 14)


def test_numbers_run_on_where_some_works_were_taken_out() -> None:
    kept = (1, 2, 3, 5, 6, 9, 10)
    text = "# List\n\n## Papers\n\n" + "".join(
        f"{at}. [Made Thing Number {at}](https://arxiv.org/abs/25{at:02}.01234)\n" for at in kept
    )
    assert added_to(text, KETTLE) == "11. [Kettle: Pouring by Sight](https://arxiv.org/abs/2605.01234)"


FORMS = ("({n}) ", "**{n}.** ", "**{n}**. ", "`{n}` ", "*{n}.* ", "**[{n}]** ", "[{n}] ", "{n}、", "（{n}）")
BEHIND = ("- ({n}) ", "- **{n}.** ", "- [{n}] ", "- #{n} ", "* {n}. ", "#### ({n}) ")


@pytest.mark.parametrize("form", [*FORMS, *BEHIND])
def test_a_number_keeps_the_signs_around_it(form: str) -> None:
    listed = "".join(
        f"{form.format(n=at)}[Made Thing Number {at}](https://arxiv.org/abs/250{at}.01234)\n\n"
        for at in range(1, 7)
    )
    assert added(listed, KETTLE) == f"{form.format(n=7)}[{KETTLE.title}](https://arxiv.org/abs/2605.01234)"


def test_a_template_for_counted_entries_leaves_the_number_to_the_place() -> None:
    text = "# List\n\n## Papers\n\n" + "".join(
        f"- ({at}) [Made Thing Number {at}](https://arxiv.org/abs/250{at}.01234)\n" for at in range(1, 7)
    )
    page = read(text)
    sample = sample_under(page, ("List", "Papers"))
    assert sample is not None
    assert sample == ("Papers", "- [{title}]({abs})")
    row = added_to(text, KETTLE, Steering(0, 0, templates={"Papers": sample.line}))
    assert row == f"- (7) [{KETTLE.title}](https://arxiv.org/abs/2605.01234)"


def test_entries_counted_within_their_words_are_left_as_they_are() -> None:
    text = "# List\n\n## Papers\n\n" + "".join(
        f"- [Made Thing ({at}) of Some](https://arxiv.org/abs/250{at}.01234)\n" for at in range(1, 7)
    )
    assert added_to(text, KETTLE) == f"- [{KETTLE.title}](https://arxiv.org/abs/2605.01234)"


def in_years(*numbers: str) -> str:
    return "".join(
        f"**{year}**\n\n"
        + "".join(
            f"{number} [Made Thing {year} {at}](https://arxiv.org/abs/{year % 100}0{at}.01234)\n"
            for at, number in enumerate(numbers, 1)
        )
        + "\n"
        for year in (2026, 2025, 2024)
    )


@pytest.mark.parametrize(
    ("numbers", "written"),
    [(("1.", "2."), "3."), (("(1)", "(2)"), "(3)"), (("1.", "1."), "1."), (("1.",), "1.")],
    ids=["counted", "in brackets", "not counted", "one each"],
)
def test_pairs_show_together_that_they_are_counted(numbers: tuple[str, ...], written: str) -> None:
    assert (
        added(in_years(*numbers), KETTLE) == f"{written} [{KETTLE.title}](https://arxiv.org/abs/2605.01234)"
    )

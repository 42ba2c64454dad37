"""What stands below the heading of a year is said of that year; a new one says again only what is said of them all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL
from support.pages import planned, read

from tracker.lists.candidate import candidate_for

NEXT = replace(EMBER, arxiv_id="2601.00001", published=date(2026, 1, 3))
ENTRY = f"- [{EMBER.title}]({URL}2601.00001)"
HEADINGS = (
    "## 2025\n\n{a}- [Oil: A Model of Lamps]({u}2505.00005)\n\n"
    "## 2024\n\n{b}- [Wax: A Model of Light]({u}2405.00004)\n"
)
BOLD = HEADINGS.replace("## 2025", "**2025**").replace("## 2024", "**2024**")
FOLDS = (
    HEADINGS.replace("## 2025", "<details>\n<summary>2025</summary>").replace(
        "\n\n## 2024", "\n\n</details>\n\n<details>\n<summary>2024</summary>"
    )
    + "\n</details>\n"
)


def put(form: str, newer: str, older: str) -> str:
    text = "# L\n\n" + form.format(
        a=f"{newer}\n\n" if newer else "", b=f"{older}\n\n" if older else "", u=URL
    )
    outcome = planned(read(text), candidate_for(NEXT))
    return "\n".join(outcome.inserted)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("In 2025 lamps were read by robots for the first time.", "In 2024 they were read by hand."),
        ("In 2025 lamps were read by robots for the first time.", ""),
        ("The best year for lamps.", ""),
        ("> A year of lamps,\n> and of oil.", "> A year of threads."),
        ("*2 papers*", "*2 papers*"),
        ("We read 14 works.", "We read 14 works."),
        ("![Lamps](lamps-2025.png)", "![Threads](threads.png)"),
        ('<img src="lamps.png">', ""),
    ],
)
@pytest.mark.parametrize("form", [HEADINGS, BOLD, FOLDS], ids=["headings", "bold", "folds"])
def test_what_is_said_of_one_year_is_not_said_of_another(form: str, newer: str, older: str) -> None:
    assert put(form, newer, older) == put(form, "", "")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Newest last.", "Newest last."),
        ("Works of {}, newest last.", "Works of 2026, newest last."),
        ("[Back to top](#l)", "[Back to top](#l)"),
        ("---", "---"),
        ("<!-- - [Title](link) -->", "<!-- - [Title](link) -->"),
        ('<p align="center"></p>', '<p align="center"></p>'),
    ],
)
@pytest.mark.parametrize("form", [HEADINGS, FOLDS], ids=["headings", "folds"])
def test_what_is_said_of_all_years_is_said_of_a_new_one(form: str, said: str, written: str) -> None:
    bare = put(form, "", "").partition(ENTRY)[0]
    assert put(form, said.format(2025), said.format(2024)).startswith(f"{bare}{written}\n\n{ENTRY}")


def test_the_head_of_a_table_is_no_word_of_its_year() -> None:
    row = "| Name | Paper |\n|---|---|\n| Oil | [Oil: A Model of Lamps]({u}2505.00005) |\n"
    text = "# L\n\n" + f"## 2025\n\nThe best year for lamps.\n\n{row}\n## 2024\n\n{row}".format(u=URL)
    outcome = planned(read(text), candidate_for(NEXT))
    row = f"| Ember | [{EMBER.title}]({URL}2601.00001) |"
    assert outcome.inserted == ("## 2026", "", "| Name | Paper |", "|---|---|", row, "")

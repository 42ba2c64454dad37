"""Works told in paragraphs without any link: entries where they follow one make, and never prose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, PUBLISHED, URL
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate, Refused
from tracker.lists.steering import Steering

WORKS = (
    ("Oil", "Ada Made, Bo Up", "CVPR", "2025"),
    ("Tin", "Cid Ash, Dan Elm, Eve Oak", "NeurIPS", "2024"),
    ("Sun", "Fay Fir, Gus Hay", "ICML", "2024"),
    ("Wax", "Ida Jay, Kim Lee", "ICLR", "2023"),
)
ONE_LINE = "{n}: A Model of Many Lamps. {p}. {v} {y}."


def told(form: str, *others: str) -> str:
    """A list of works without a link, and other paragraphs below them."""
    works = [form.format(n=name, p=people, v=venue, y=year) for name, people, venue, year in WORKS]
    return "# Lamps\n\n## Papers\n\n" + "\n\n".join((*works, *others)) + "\n"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (ONE_LINE, "{t}. {p}. ICCV 2025."),
        ("A Model of {n} and Many Lamps. {p}. *{v} {y}*.", "{t}. {p}. *ICCV 2025*."),
        ('"{n}: A Model of Many Lamps". {p}. {v}, {y}.', '"{t}". {p}. ICCV, 2025.'),
        ("[{v} {y}] {n}: A Model of Many Lamps. {p}.", "[ICCV 2025] {t}. {p}."),
        ("({y}) {n}: A Model of Many Lamps. {p}.", "(2025) {t}. {p}."),
        ("**A Model of {n} and Many Lamps**  \n{p}  \n{v} {y}", "**{t}**  \n{p}  \nICCV 2025"),
        ("*{n}: A Model of Many Lamps*\n{p}, {y}", "*{t}*\n{p}, 2025"),
    ],
    ids=["one line", "slanted venue", "quoted", "venue first", "year first", "three lines", "two lines"],
)
def test_a_work_more_is_told_like_the_others(form: str, written: str) -> None:
    page = read(told(form))
    assert len(page.entries) == len(WORKS)
    outcome = planned(page, candidate_for(PUBLISHED), Steering())
    expected = written.format(t=EMBER.title, p="Ida New, Jon Newer, Kim Ever")
    assert "\n".join(outcome.inserted) == f"{expected}\n"
    again = read(outcome.new_bytes.decode())
    assert len(again.entries) == len(WORKS) + 1
    assert isinstance(plan_addition(again, candidate_for(PUBLISHED), Steering()), Duplicate)


def test_years_over_paragraphs_are_years_like_others() -> None:
    text = f"# Lamps\n\n## 2025\n\n{told(ONE_LINE).partition('Papers')[2].strip()}\n\n## 2024\n\n{told(ONE_LINE.replace('Lamps', 'Threads')).partition('Papers')[2]}"
    paper = replace(PUBLISHED, arxiv_id="2601.00001", published=date(2026, 1, 2), venue="CVPR 2026")
    outcome = planned(read(text), candidate_for(paper), Steering())
    assert outcome.inserted[0] == "## 2026"
    again = read(outcome.new_bytes.decode())
    assert isinstance(plan_addition(again, candidate_for(paper), Steering()), Duplicate)


def test_words_above_the_works_introduce_them() -> None:
    text = told(ONE_LINE).replace(
        "## Papers\n\n", "## Papers\n\nThese are works on lamps, read by many since 2019.\n\n"
    )
    assert len(read(text).entries) == len(WORKS)


def test_a_work_whose_people_nobody_knows_would_not_be_seen_again() -> None:
    page = read(told(ONE_LINE))
    outcome = plan_addition(page, candidate_for(replace(PUBLISHED, authors=())), Steering())
    assert outcome == Refused(
        "an entry of the section is known by a title of some words, its people, and a venue or a time,"
        " and of this work not all of it would stand there"
    )


@pytest.mark.parametrize("link", [f"[Oil]({URL}2501.00001)", "https://lamps.example"])
def test_a_section_that_links_anywhere_is_read_by_its_links(link: str) -> None:
    assert not read(told(ONE_LINE, f"More is at {link} for those who read.")).entries


def test_where_other_lists_of_the_page_link_paragraphs_are_words() -> None:
    linked = "".join(f"- [Lamp Number {at}: A Model]({URL}2501.0000{at})\n" for at in (1, 2, 3))
    page = read(f"{told(ONE_LINE)}\n## Models\n\n{linked}")
    assert [entry.start for entry in page.entries] == [14, 15, 16]
    aside = read(f"{told(ONE_LINE)}\n## License\n\n{linked}")
    assert len(aside.entries) == len(WORKS) + 3


PROSE = {
    "introduction": (
        "This list collects works on lamps since 2019. It is kept by Ada Made, Bo Up and their friends.",
        "Lamps are old. Since 2020 they have been read by machines, as Made et al. show.",
        "The first workshop on lamps was held in Paris, France, in June 2023, and the second in Rome, Italy, in 2024.",
        "We look at models, data sets, and surveys from CVPR 2024, ICCV 2023 and ECCV 2022.",
    ),
    "how to contribute": (
        "Please open an issue or a pull request if a work is missing. Made by Ada Made, 2024.",
        "Give the title, the authors, the venue and the year, as in CVPR 2024.",
        "We look at what came in every week. Works from before 2015 are not taken.",
        "Write to Ada Made, Bo Up or Cid Ash. We answer, mostly within 14 days.",
    ),
    "citations": (
        "If you find this useful, please cite: Ada Made, Bo Up. A Survey of Lamps. arXiv 2024.",
        "@article{made2024, title={A Survey of Many Lamps}, author={Made, Ada and Up, Bo}, year={2024}}",
        "Our first survey appeared in 2022, our second in 2024.",
    ),
    "licence": (
        "Copyright (c) 2024 Ada Made, Bo Up",
        "Permission is hereby granted, free of charge, to any person obtaining a copy of this list, in 2024.",
        "Licensed under the Apache License, Version 2.0, January 2004.",
        'THE LIST IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, SINCE 2024.',
    ),
    "news": (
        "2024.05: We released the first version of the list.",
        "2024.06: Ada Made, Bo Up and Cid Ash joined us.",
        "2024.07: A Survey of Many Lamps was accepted to ECCV 2024.",
    ),
    "thanks": (
        "Thanks to Ada Made, Bo Up, Cid Ash and Dan Elm for their help in 2024.",
        "Ada Made, Bo Up, Cid Ash, 2024",
        "The pictures are by Eve Oak, 2023.",
    ),
    "headings in bold": ("**Lamps of 2024**", "**Lamps of 2023, by Ada Made, Bo Up**", "**Lamps of 2022**"),
}


@pytest.mark.parametrize("paragraphs", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("heading", ["Papers", "Lamps"])
def test_prose_stays_prose(paragraphs: tuple[str, ...], heading: str) -> None:
    assert not read(f"# Lamps\n\n## {heading}\n\n" + "\n\n".join(paragraphs) + "\n").entries


@pytest.mark.parametrize("paragraphs", list(PROSE.values())[:-1], ids=list(PROSE)[:-1])
def test_works_among_much_prose_are_quoted_there(paragraphs: tuple[str, ...]) -> None:
    assert not read(told(ONE_LINE, *paragraphs)).entries


def test_two_works_make_no_list() -> None:
    two = "\n\n".join(told(ONE_LINE).split("\n\n")[:4])
    assert not read(two).entries


@pytest.mark.parametrize("aside", ["Citation", "How to Contribute", "News", "Acknowledgements"])
def test_sections_about_the_list_hold_none_of_its_works(aside: str) -> None:
    assert not read(told(ONE_LINE).replace("## Papers", f"## {aside}")).entries


@pytest.mark.parametrize(
    "form",
    [
        ONE_LINE.replace("Lamps.", "Lamps. " + "It keeps all of the rooms warm. " * 12),
        ONE_LINE.replace(" {v}", "\nOne line\nand one more\nand a third\nand a fourth\n{v}"),
        ONE_LINE + " It is the one that we read every week and like.",
        "| " + ONE_LINE,
    ],
    ids=["long", "many lines", "a sentence more", "a cell"],
)
def test_what_says_much_more_is_no_entry(form: str) -> None:
    assert not read(told(form)).entries

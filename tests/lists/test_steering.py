"""What a maintainer says of their list goes before what is inferred from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from support.pages import read

from state.records import Kind, Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import AddingOutcome, Addition, Refused, Unsure
from tracker.lists.steering import End, Steering

PAPER = Paper("Ember: A Model that Keeps Warm", arxiv_id="2601.01234", published=date(2026, 1, 3))
WRITTEN = "- [Ember: A Model that Keeps Warm](https://arxiv.org/abs/2601.01234)"
LIST = """# Made-up works

## Methods

- [Oil: A Model of Lamps](https://arxiv.org/abs/2505.00001)
- [Tin: A Model of Threads](https://arxiv.org/abs/2504.00001)

## Corpora

- [Wax: A Dataset of Candles](https://arxiv.org/abs/2503.00001)
- [Tar: A Dataset of Torches](https://arxiv.org/abs/2502.00001)
"""


def planned(text: str, steering: Steering, kind: Kind = Kind.MODEL) -> AddingOutcome:
    page = read(text)
    return plan_addition(page, candidate_for(PAPER, kind), steering)


@pytest.mark.parametrize(
    ("kind", "section"), [(Kind.MODEL, "Corpora"), (Kind.BENCHMARK, "Methods")], ids=["named", "not named"]
)
def test_works_of_a_kind_go_under_the_heading_named_for_it(kind: Kind, section: str) -> None:
    outcome = planned(LIST, Steering(0, 0, sections={Kind.MODEL: "Corpora"}), kind)
    assert isinstance(outcome, Addition)
    assert outcome.section == ("Made-up works", section)


@pytest.mark.parametrize(
    ("steering", "reason"),
    [
        (Steering(least_share=1), r"no section fits clearly \(the likeliest with \d\d%\)"),
        (Steering(0, least_fidelity=0.9), r"only 50% of the section's entries are understood, .*"),
    ],
    ids=["section", "format"],
)
def test_below_the_certainty_that_is_asked_for_an_entry_is_only_suggested(
    steering: Steering, reason: str
) -> None:
    text = LIST.replace("2504.00001)", "2504.00001) 2025/4 and April 2025")
    outcome = planned(text, steering)
    assert isinstance(outcome, Unsure)
    assert re.fullmatch(reason, outcome.reason)
    assert outcome.suggestion is not None
    assert outcome.suggestion.inserted == (WRITTEN,)


def test_a_template_of_ones_own_needs_no_form_that_is_understood() -> None:
    text = LIST.replace("2504.00001)", "2504.00001) 2025/4 and April 2025")
    outcome = planned(text, Steering(0, least_fidelity=0.9, templates={"Methods": "- {title} <{abs}>"}))
    assert isinstance(outcome, Addition)
    assert outcome.fidelity == 0.5


@pytest.mark.parametrize(
    ("positions", "line"),
    [
        ({}, 5),
        ({"Methods": End.BOTTOM}, 7),
        ({"methods": End.BOTTOM}, 7),
        ({"Made-up works": End.BOTTOM}, 7),
        ({"Methods": End.TOP, "Made-up works": End.BOTTOM}, 5),
        ({"Made-up works": End.TOP, "Methods": End.BOTTOM}, 7),
        ({"Corpora": End.BOTTOM}, 5),
    ],
    ids=["none", "its own", "other case", "above", "nearest, on top", "nearest, below", "another"],
)
def test_works_go_to_the_end_named_for_the_nearest_heading_over_them(
    positions: dict[str, End], line: int
) -> None:
    outcome = planned(LIST, Steering(0, 0, {Kind.MODEL: "Methods"}, positions=positions))
    assert isinstance(outcome, Addition)
    assert (outcome.line, outcome.inserted) == (line, (WRITTEN,))


@pytest.mark.parametrize(
    ("end", "written"),
    [
        (End.TOP, "[Oil: A Model of Lamps](https://arxiv.org/abs/2505.00001)"),
        (End.BOTTOM, "[Tin: A Model of Threads](https://arxiv.org/abs/2504.00001)"),
    ],
)
def test_a_year_that_is_missing_is_made_where_its_sisters_show_whatever_the_end(
    end: End, written: str
) -> None:
    text = f"# Made-up works\n\n## Methods\n\n### 2025\n\n- {written}\n\n### 2024\n\n- {written}\n"
    outcome = planned(text, Steering(0, 0, positions={"Methods": end}))
    assert isinstance(outcome, Addition)
    assert outcome.line == 7
    assert outcome.new_bytes.startswith(b"# Made-up works\n\n## Methods\n\n### 2026\n\n- [Ember")


def test_the_template_of_the_nearest_heading_is_written() -> None:
    templates = {"Made-up works": "- [{title}]({abs}), {year}", "Methods": "- [{name}]({abs})"}
    outcome = planned(LIST, Steering(0, 0, {Kind.MODEL: "Methods"}, templates))
    assert isinstance(outcome, Addition)
    assert outcome.inserted == ("- [Ember](https://arxiv.org/abs/2601.01234)",)


PARAGRAPHS = """# Made-up works

## Methods

[Oil: A Model of Lamps](https://arxiv.org/abs/2505.00001), arXiv 2025

[Tin: A Model of Threads](https://arxiv.org/abs/2504.00001), arXiv 2025
"""


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{title}", "what would be written does not begin as an entry of the section does"),
        (
            "**{title}**",
            "an entry of the section is known by its link, and of this work none would stand there",
        ),
    ],
    ids=["no beginning", "no link"],
)
def test_a_template_that_makes_no_entry_of_the_list_is_refused(template: str, reason: str) -> None:
    assert planned(PARAGRAPHS, Steering(0, 0, templates={"Methods": template})) == Refused(reason)


TABLE = """# Made-up works

## Methods

| Title | Year |
|---|---|
| [Oil: A Model of Lamps](https://arxiv.org/abs/2505.00001) | 2025 |
| [Tin: A Model of Threads](https://arxiv.org/abs/2504.00001) | 2025 |
"""


@pytest.mark.parametrize(
    ("text", "template", "reason"),
    [
        (LIST, "[{title}]({abs})", "what would be written does not begin as an entry of the section does"),
        *(
            (
                TABLE,
                line,
                "the section is a table, and what its template in the settings writes is no row of it",
            )
            for line in (
                "- [{title}]({abs})",
                "- [{title}]({abs}) | {year}",
                "{title}",
                "| {title} |\n| {abs} |",
            )
        ),
    ],
    ids=["no bullet", "bullet in a table", "bullet with a bar", "bare line in a table", "two rows"],
)
def test_a_template_that_would_break_the_section_is_refused(text: str, template: str, reason: str) -> None:
    assert planned(text, Steering(0, 0, templates={"Methods": template})) == Refused(reason)


@pytest.mark.parametrize(
    ("template", "cells"),
    [("| [{title}]({abs}) |", "1 cell"), ("| [{title}]({abs}) | {year} | {code} |", "3 cells")],
    ids=["too few", "too many"],
)
def test_a_template_of_other_cells_than_the_table_is_refused(template: str, cells: str) -> None:
    reason = f"the table has 2 columns, and its template in the settings writes {cells}"
    assert planned(TABLE, Steering(0, 0, templates={"Methods": template})) == Refused(reason)


def test_a_template_may_end_a_row_as_early_as_others_do() -> None:
    early = f"{TABLE}| [Wax: A Model of Bees](https://arxiv.org/abs/2503.00001) |\n"
    row = planned(early, Steering(0, 0, templates={"Methods": "| [{title}]({abs}) |"}))
    assert isinstance(row, Addition)
    assert row.inserted == (f"| [{PAPER.title}](https://arxiv.org/abs/2601.01234) |",)


def test_a_template_that_makes_a_row_is_followed() -> None:
    row = planned(TABLE, Steering(0, 0, templates={"Methods": "| [{name}]({abs}) | {year} |"}))
    assert isinstance(row, Addition)
    assert row.inserted == ("| [Ember](https://arxiv.org/abs/2601.01234) | 2026 |",)


@pytest.mark.parametrize(
    ("template", "inserted"),
    [
        ("- {title} <{abs}>", f"- {PAPER.title} <https://arxiv.org/abs/2601.01234>"),
        ("| {title} |", None),
    ],
    ids=["fits", "does not fit"],
)
def test_the_first_entry_of_a_section_follows_its_template_too(template: str, inserted: str | None) -> None:
    text = f"{LIST}\n## Suites\n\n"
    page = read(text)
    steering = Steering(0, 0, templates={"Suites": template})
    outcome = plan_addition(page, candidate_for(PAPER, section=("Suites",)), steering)
    assert (outcome.inserted[-1] if isinstance(outcome, Addition) else None) == inserted


def test_a_template_that_makes_an_entry_of_paragraphs_is_followed() -> None:
    linked = planned(PARAGRAPHS, Steering(0, 0, templates={"Methods": "[{title}]({abs}), {year}"}))
    assert isinstance(linked, Addition)
    assert linked.inserted[-1] == f"{WRITTEN.removeprefix('- ')}, 2026"


TOLD = replace(
    PAPER,
    abstract="We introduce Ember, a vision-language model with 7B parameters that keeps rooms warm.",
    authors=("Ida New", "Jon Newer"),
    venue="CVPR 2026",
    links=Links(
        code="https://github.com/warm/ember", hf_dataset="https://huggingface.co/datasets/warm/ember"
    ),
)
UNDATED = Paper(PAPER.title, links=Links(abs="https://openreview.net/forum?id=ember"))


@pytest.mark.parametrize(
    ("paper", "template", "written"),
    [
        (TOLD, "{name}: {description}", "Ember: Vision-language model with 7B parameters that keeps rooms warm"),
        (TOLD, "{title} ({date}, {day}/{month}/{year})", f"{PAPER.title} (2026-01-03, 03/01/2026)"),
        (TOLD, "{id}: {title}, {authors}. {venue}", f"2601.01234: {PAPER.title}, Ida New, Jon Newer. CVPR 2026"),
        (TOLD, "{title} [[c]({code})] [[d]({dataset})] [[m]({model})] [[p]({project})]",
         f"{PAPER.title} [[c](https://github.com/warm/ember)] [[d](https://huggingface.co/datasets/warm/ember)]"),
        (replace(PAPER, published=None), "{title} ({date}) {day}", f"{PAPER.title} (2026-01)"),
        (UNDATED, "[{title}]({abs}) ({date}) [{year}] {venue}", f"[{PAPER.title}]({UNDATED.links.abs})"),
        (UNDATED, "{title} [[pdf]({pdf})]", PAPER.title),
        (replace(PAPER, published=None), "({venue} {year}.{month}.{day}) {title}", f"(2026.01) {PAPER.title}"),
    ],
    ids=["description", "day", "who and where", "links", "month", "no time", "no file", "no venue and day"],
)  # fmt: skip
def test_a_template_says_what_is_known_and_leaves_out_the_rest(
    paper: Paper, template: str, written: str
) -> None:
    page = read(LIST)
    steering = Steering(0, 0, templates={"Methods": f"- {template}"})
    outcome = plan_addition(page, candidate_for(paper, section=("Methods",)), steering)
    assert isinstance(outcome, Addition)
    assert outcome.inserted == (f"- {written}",)

"""What stands where nothing is known, and what must not stand there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.pages import planned, read

from state.records import Kind, Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Column, Slot
from tracker.lists.form.columns import columns_of

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page

BARE = Paper("NewVLM: A Reader of Maps", arxiv_id="2601.00077", published=date(2026, 1, 5))


def page_of(*lines: str) -> Page:
    return read("\n".join(["## Models", "", *lines, ""]))


def added(page: Page, paper: Paper = BARE, kind: Kind | None = None) -> str:
    outcome = planned(page, candidate_for(paper, kind))
    return "\n".join(outcome.inserted)


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def titled(header: str, *last: str) -> Page:
    """A table whose last column is to be looked at."""
    rows = (
        f"| [**{name}: Number {at} of the made-up models**](https://arxiv.org/abs/2501.0000{at}) | {cell} |"
        for at, (name, cell) in enumerate(
            zip(["One", "Two", "Tri", "Qua", "Qui", "Sex"], last, strict=False), 1
        )
    )
    return page_of(f"| Title | {header} |", "|---|---|", *rows)


DEMO = "[Demo](https://made.example/{})"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((DEMO, "Local Demo", "-", "Local Demo", "-"), "-"),
        ((DEMO, "Local Demo", DEMO, DEMO), ""),
        ((DEMO, "[Coming soon]()", "[Coming soon]()", "[Coming soon]()", "-"), "-"),
        ((DEMO, "Demo", "Demo", "[Demo]()"), "Demo"),
        ((DEMO, "Not yet", "Not yet", "Not yet", "Not yet", "-"), "-"),
        ((DEMO, "Not yet", "Not yet", "Not yet", "Not yet"), "Not yet"),
    ],
    ids=[
        "a sign before a claim",
        "no claim",
        "no empty link",
        "a bare label",
        "what most say",
        "what all say",
    ],
)
def test_an_unknown_link_is_left_out_without_claiming_anything(cells: tuple[str, ...], expected: str) -> None:
    page = titled("Demo", *(cell.format(at) for at, cell in enumerate(cells)))
    assert cells_of(added(page))[-1] == expected


@pytest.mark.parametrize(("kind", "expected"), [(Kind.DATASET, "Dataset"), (Kind.SURVEY, "")])
def test_a_column_of_kinds_says_the_kind_and_guesses_none(kind: Kind, expected: str) -> None:
    page = titled("Type", "Model", "Simulator", "Simulator", "Dataset", "Model", "Dataset")
    assert cells_of(added(page, kind=kind))[-1] == expected


def test_a_column_for_a_fact_holds_no_other_words() -> None:
    page = titled("Architecture", "Two towers", "One decoder with experts", "Cross-attention", "Early fusion")
    assert cells_of(added(page))[-1] == ""


def test_only_one_cell_says_it_in_words() -> None:
    rows = (
        f"| {name} | Reads map number {at} and nothing else | Moves like number {at} of many | [arXiv](https://arxiv.org/abs/2501.0000{at}) |"
        for at, name in enumerate(["One", "Two", "Tri", "Qua"], 1)
    )
    page = page_of("| Model | Key ideas | Manners | Links |", "|---|---|---|---|", *rows)
    assert columns_of(page, next(iter(page.groups)))[:3] == (Column.NAME, Column.TEXT, Column.TEXT)
    assert added(page) == "| NewVLM | Reader of Maps |  | [arXiv](https://arxiv.org/abs/2601.00077) |"


def test_a_row_that_would_link_nowhere_links_to_the_paper() -> None:
    rows = (
        f"| **{name}** | Reads maps | [PapersWithCode](https://paperswithcode.com/sota/maps-{at}) |"
        for at, name in enumerate(["One", "Two", "Tri"], 1)
    )
    page = page_of("| Benchmark | Focus | Leaderboard |", "|---|---|---|", *rows)
    assert cells_of(added(page))[-1] == "[Paper](https://arxiv.org/abs/2601.00077)"
    unlinked = Paper("NewVLM: A Reader of Maps")
    assert cells_of(added(page, unlinked))[-1] == ""


def test_brackets_around_nothing_go_too() -> None:
    page = page_of(
        *(
            f"- [{name} reads the made-up maps](https://arxiv.org/abs/2501.0000{at}) (remark {at})"
            for at, name in enumerate(["One", "Two", "Tri"], 1)
        )
    )
    title = Paper("Reading of Maps", arxiv_id="2601.00077")
    assert added(page, title).endswith("[Reading of Maps](https://arxiv.org/abs/2601.00077)")


def test_the_name_leads_to_one_place_only() -> None:
    page = page_of(
        *(
            f"- **{name}**: Reads the made-up maps ([{name}]({url}))"
            for name, url in (
                ("OneVLM", "https://arxiv.org/abs/2501.00001"),
                ("TwoVLM", "https://two.example"),
                ("TriVLM", "https://arxiv.org/abs/2501.00003"),
            )
        )
    )
    paper = Paper(
        BARE.title,
        arxiv_id=BARE.arxiv_id,
        links=Links(project="https://new.example", code="https://github.com/a/b"),
    )
    assert added(page, paper).count("](") == 1


def test_words_that_unfold_stay_folded() -> None:
    rows = (
        f"| {name} | <details><summary>Details</summary>Reads map number {at} and nothing else</details> | [arXiv](https://arxiv.org/abs/2501.0000{at}) |"
        for at, name in enumerate(["One", "Two", "Tri", "Qua"], 1)
    )
    page = page_of("| Model | Key ideas | Links |", "|---|---|---|", *rows)
    assert "<details><summary>Details</summary>Reader of Maps</details>" in added(page)


def test_what_one_clicks_on_is_no_description() -> None:
    parts = parse("**One**\n<details><summary>More of it</summary>Reads the maps of many lands</details>")
    assert "More" not in "".join(part.raw for part in parts if part.slot is not Slot.GLUE)


def test_a_bracket_belongs_to_the_words_that_open_it() -> None:
    assert [part.raw for part in parse("A decoder (with experts)", Column.TEXT)] == [
        "A decoder (with experts)"
    ]
    assert [part.raw for part in parse("(with experts)", Column.TEXT)] == ["(", "with experts", ")"]


def test_a_column_for_another_name_holds_no_title() -> None:
    rows = (
        f"| {name} | A made-up tower of number {at} | [arXiv](https://arxiv.org/abs/2501.0000{at}) |"
        for at, name in enumerate(["One", "Two", "Tri", "Qua"], 1)
    )
    page = page_of("| Model | Vision model | Links |", "|---|---|---|", *rows)
    assert columns_of(page, next(iter(page.groups))) == (Column.NAME, Column.TEXT, Column.LINKS)
    assert cells_of(added(page))[1] == ""


def test_links_are_set_as_where_the_same_pattern_is_used() -> None:
    def line(at: int, form: str) -> str:
        return form.format(f"https://arxiv.org/abs/2501.0000{at}", f"https://github.com/made/{at}", at=at)

    wrapped = "- **Number {at} of the made-up models**\n  [[Paper]({0})][[Code]({1})]"
    bold = "- **Number {at} of the made-up models** [[paper]({0})] [[code]({1})]"
    plain = "- Number {at} of the made-up models [[paper]({0})] [[code]({1})]"
    forms = [wrapped, wrapped, wrapped, bold, bold, plain, plain]
    page = page_of(*(line(at, form) for at, form in enumerate(forms, 1)))
    paper = Paper("Reading of Maps", arxiv_id="2412.00077", links=Links(code="https://github.com/made/new"))
    assert added(page, paper) == (
        "- **Reading of Maps**\n  [[Paper](https://arxiv.org/abs/2412.00077)][[Code](https://github.com/made/new)]"
    )

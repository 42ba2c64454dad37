"""What one sign alone does not make a fault."""

from __future__ import annotations

import pytest
from support.linting import ONE, TWO, findings, told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/2401."


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("\\[[page](https://lamps.example)] of it", []),
        ("\\[[page](https://lamps.example)\\] of it", []),
        ("\\[wick] of `[[`", []),
        ("\\[[wick] of it", []),
        ("[wick]] of \\[oil\\]", [Rule.UNBALANCED_BRACKETS]),
        ("\\[[[wick] of it", [Rule.UNBALANCED_BRACKETS]),
    ],
    ids=["half", "both", "beside code", "no link", "one too many", "two too many"],
)
def test_brackets_that_readers_see_paired_pair(words: str, rules: list[Rule]) -> None:
    assert [rule for _, rule, _ in told(f"## P\n\n{ONE[:-1]} {words}\n{TWO}")] == rules


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ('<a name="All Lamps">Lamps</a>', []),
        ("<a id='All Lamps'></a> Lamps", []),
        ("<a id=all-lamps></a> Lamps", [Rule.TOC_ANCHOR_DEAD]),
    ],
    ids=["named", "an id", "without the blank"],
)
def test_a_name_in_quotation_marks_may_have_blanks(name: str, rules: list[Rule]) -> None:
    found = told(f'## Contents\n\n- <a href="#All Lamps">Lamps</a>\n\n## {name}\n\n{ONE}{TWO}')
    assert [rule for _, rule, _ in found] == rules


def rows(*cells: str) -> str:
    lines = "".join(f"| {row} |\n" for row in cells)
    return f"## P\n\n| Title | Code | Review |\n|---|---|---|\n{lines}"


CODE, REVIEW = "[code](https://github.com/made/lamp{0})", "[read](https://lamps.example/{0})"


def test_a_row_leads_nowhere_only_where_one_column_leads_out() -> None:
    title = "Lamps of Kind {0} Seen at Night"
    mixed = [
        f"{title} | {CODE if at % 2 else ' '} | {' ' if at % 2 else REVIEW}".format(at) for at in range(8)
    ]
    assert told(rows(*mixed, "Zinc Lamps of Their Own Kind | | |")) == []
    coded = [f"{title} | {CODE} | ".format(at) for at in range(8)]
    assert told(rows(*coded, "Zinc Lamps of Their Own Kind | | ")) == [
        (13, Rule.ENTRY_WITHOUT_LINK, Weight.ERROR)
    ]
    assert told(rows(*coded, "Zinc Lamps of Their Own Kind | | 即将更新")) == []


def test_a_row_without_words_is_a_form() -> None:
    coded = [f"Lamps of Kind {at} Seen at Night | {CODE} | []()".format(at) for at in range(8)]
    assert told(rows(*coded, " | []() | []() "))[-1:] == [(13, Rule.EMPTY_LINK, Weight.NOTE)]
    assert [rule for _, rule, _ in told(rows(*coded, "Zinc Lamps of Their Own | []() | ")) if rule] == [
        *[Rule.EMPTY_LINK] * 9,
        Rule.ENTRY_WITHOUT_LINK,
    ]


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("[[paper]()] [[code]()] (up to 2022)", Weight.NOTE),
        ("### [Lamps at Sea]()", Weight.WARNING),
        (f"[[paper]()] [[code]({URL}00003)]", Weight.WARNING),
        ("[[paper]()] and [Lamps at Sea]()", Weight.WARNING),
    ],
    ids=["a form", "a heading", "one leads somewhere", "words"],
)
def test_labels_that_all_lead_nowhere_are_a_form_to_copy(line: str, weight: Weight) -> None:
    found = told(f"# Lamps\n\n{line}\n\n## P\n\n{ONE}{TWO}")
    assert {weight for _, rule, weight in found if rule is Rule.EMPTY_LINK} == {weight}


WIDE = "| Title | Year | Size | Rate | Notes |\n|--|--|--|--|--|\n"


@pytest.mark.parametrize(
    ("row", "weight"),
    [
        ("Oil | at sea | 2022", Weight.NOTE),
        ("Oil | 2022 | 7", Weight.NOTE),
        ("Oil | 2022 | kept", Weight.WARNING),
        ("Oil | 2022 | 7 | dim", Weight.WARNING),
    ],
    ids=["fits nowhere", "fits at once", "shifted", "one left out"],
)
def test_a_short_row_is_a_warning_only_where_a_gap_explains_it(row: str, weight: Weight) -> None:
    full = "".join(f"| Lamp {at} | 202{at} | 12 | 3.5 | bright |\n" for at in range(4))
    assert told(f"## P\n\n{WIDE}{full}| {row} |\n") == [(9, Rule.TABLE_COLUMNS, weight)]


def test_of_a_very_wide_table_nobody_can_tell_which_cell_is_missing() -> None:
    head = f"|{' A |' * 13}\n|{'--|' * 13}\n|{' 1 |' * 12} end |\n"
    assert told(f"## P\n\n{head}| 1 | end |\n") == [(6, Rule.TABLE_COLUMNS, Weight.NOTE)]


def test_code_in_the_neighbours_repository_is_a_note_and_swapped_code_is_not() -> None:
    entry = (
        "- **{0}**: Lamps of Kind {0} at Night [[paper]("
        + URL
        + "0000{2})] [[code](https://github.com/made/{1})]\n"
    )
    shared = [entry.format("Kettle", "kettle", 1), entry.format("Bottle", "kettle", 2)]
    swapped = [entry.format("Kettle", "bottle", 1), entry.format("Bottle", "kettle", 2)]
    for entries, weights in ((shared, [Weight.NOTE]), (swapped, [Weight.WARNING] * 2)):
        found = findings(f"## P\n\n{''.join(entries)}")
        assert [one.weight for one in found if one.rule is Rule.ANOTHER_REPOSITORY] == weights


def test_what_is_no_fault_is_left_as_it_is() -> None:
    text = f"## P\n\n{ONE[:-1]} \\[[page](https://lamps.example)]\n{TWO}"
    assert mend(text.encode(), "README.md").data.decode() == text


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("[Wicks of Cotton and Wool](None). RSS, 2020.", [Rule.EMPTY_LINK]),
        ("As said in [Wicks of Cotton](lamps.html).", []),
    ],
    ids=["nothing", "a file"],
)
def test_a_paragraph_among_entries_whose_link_is_none_is_one_of_them(line: str, rules: list[Rule]) -> None:
    one, two = (f"[Lamps of Kind {at} Seen at Night]({URL}0000{at}). RSS, 2020.\n" for at in (1, 2))
    assert [rule for _, rule, _ in told(f"## P\n\n{one}\n{line}\n\n{two}")] == rules
    form = "[Title of the Work](URL). Venue, Year.\n"
    assert told(f"# Lamps\n\n{form}\n## P\n\n{one}\n{two}") == []

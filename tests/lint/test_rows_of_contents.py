"""Rows of a table of contents that show their marks, and headings that one need not name."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

PAPER = "https://arxiv.org/abs/2401.0000"


def page(*rows: str, below: str = "") -> str:
    entries = [
        f"## {name}\n\n- [{name} Seen at Night by Sailors]({PAPER}{at})\n"
        for at, name in enumerate(("Lamps", "Oil (Whale)", "Wicks"))
    ]
    return "\n".join(["## Contents", *rows, "", *entries, below, ""])


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        ("- [Oil (Whale)](#oil-whale))", "- [Oil (Whale)](#oil-whale)"),
        ("  * [Oil](#oil-whale))  ", "  * [Oil](#oil-whale)  "),
        ("- [Oil (Whale](#oil-whale))", ""),
        ("- (see [Oil](#oil-whale))", ""),
        ("- [Oil](#oil-whale)", ""),
    ],
    ids=["too many", "a name without any", "it closes the name", "it was opened", "none"],
)
def test_a_bracket_too_many_behind_a_row_is_taken_out(row: str, mended: str) -> None:
    text = page("- [Lamps](#lamps)", row)
    assert told(text) == [(3, Rule.UNBALANCED_BRACKETS, Weight.WARNING)] * bool(mended)
    once = mend(text.encode(), "README.md").data.decode()
    assert once == text.replace(row, mended or row)
    assert mend(once.encode(), "README.md").data.decode() == once


@pytest.mark.parametrize("row", ["- [Oil (Whale)](*oil-whale)", "- [Oil (Whale)](*Oil-Whale)"])
def test_a_star_in_place_of_the_sign_of_an_anchor_is_mended(row: str) -> None:
    text = page("- [Lamps](#lamps)", row)
    assert told(text) == [(3, Rule.TOC_ANCHOR_DEAD, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == text.replace("(*", "(#")


@pytest.mark.parametrize("named", [True, False])
def test_contents_may_end_above_the_parts_of_a_heading(named: bool) -> None:
    """They name the parts of three headings, and of a fourth none, or one of two."""
    rows, sections = [], []
    for at, name in enumerate(("Lamps", "Oil", "Wicks", "Ropes")):
        rows.append(f"- [{name}](#{name.lower()})")
        sections.append(f"## {name}\n")
        for which, part in enumerate(("Old", "New")):
            if at < 3 or (named and part == "Old"):
                rows.append(f"  - [{part} {name}](#{part.lower()}-{name.lower()})")
            sections.append(
                f"### {part} {name}\n\n- [{part} {name} Seen at Night]({PAPER[:-1]}{at}{which})\n"
            )
    text = "\n".join(["## Contents", *rows, "", *sections])
    assert [rule for _, rule, _ in told(text)] == [Rule.TOC_SECTION_MISSING] * named


def test_a_bracket_too_many_is_told_once_where_a_row_is_read_as_an_entry() -> None:
    text = page().replace("Contents", "Lists") + "- [Lamps](#lamps))\n"
    assert [rule for _, rule, _ in told(text)] == [Rule.UNBALANCED_BRACKETS]


@pytest.mark.parametrize(
    ("rows", "below", "lines"),
    [
        (("- [Lamps](#lamps)", "- [Oil (Whale)]", "- [**Wicks**]"), "", [3, 4]),
        (("- [Lamps](#lamps)", "- **[🪔 Wicks]**"), "", [3]),
        (("- [Lamps](#lamps)", "- [Ropes]"), "", []),
        (("- [Oil (Whale)]", "", "- [Lamps](#lamps)"), "", []),
        (("- [Lamps](#lamps)", "- [Wicks]"), "[wicks]: #wicks", []),
        (("- [Lamps](#lamps)", "", "So:", "- [Wicks]"), "", []),
    ],
    ids=["lost", "in bold", "of no heading", "no contents yet", "told below", "another list"],
)
def test_a_row_without_its_anchor_shows_its_brackets(
    rows: tuple[str, ...], below: str, lines: list[int]
) -> None:
    found = [(line, rule) for line, rule, _ in told(page(*rows, below=below)) if rule is Rule.BROKEN_LINK]
    assert found == [(line, Rule.BROKEN_LINK) for line in lines]


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("| 1 | [Lamps](#lamps | 0.5 |", "| 1 | [Lamps](#lamps) | 0.5 |"),
        ("See [Lamps](#lamps", "See [Lamps](#lamps)"),
        ("See [Lamps](#lamps\n) and so on", ""),
        ("See [Lamps](#lamps) too", ""),
    ],
    ids=["a cell", "the end of the line", "closed below", "closed"],
)
def test_an_anchor_that_is_not_closed_is_closed(words: str, mended: str) -> None:
    text = page(
        below=f"## More\n\n| No | Name | Share |\n|---|---|---|\n{words}\n" if "|" in words else words
    )
    rules = [rule for _, rule, _ in told(text)]
    assert (Rule.BROKEN_LINK in rules) == bool(mended)
    once = mend(text.encode(), "README.md").data.decode()
    if mended:
        assert once == text.replace(words, mended)
    assert mend(once.encode(), "README.md").data.decode() == once


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("Author", []),
        ("About the Authors", []),
        ("✍️ Maintainers", []),
        ("作者", []),
        ("Author Identification", [Rule.TOC_SECTION_MISSING]),
        ("Rope", [Rule.TOC_SECTION_MISSING]),
    ],
)
def test_contents_need_not_name_those_who_keep_the_list(title: str, rules: list[Rule]) -> None:
    rows = ("- [Lamps](#lamps)", "- [Oil](#oil-whale)", "- [Wicks](#wicks)")
    text = page(*rows, below=f"## {title}\n\n- [Made Up Person at Sea](https://people.example/made)\n")
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            ["- [Lamps](#lamps)", "- [Oil](#oil)", "- [Wicks](#wicks)", "- [Oil](#oil)"],
            [(6, Rule.TOC_ANCHOR_DEAD)],
        ),
        (
            ["- [Lamps](#lamps)", "- [Oil](#oil)", "- [Wicks](#wicks)"],
            [(19, Rule.TOC_SECTION_MISSING)],
        ),
    ],
    ids=["a row leads to its namesake", "no row"],
)
def test_a_heading_whose_row_leads_astray_is_told_once(rows: list[str], found: list[object]) -> None:
    sections = [
        f"## {name}\n\n- [Lanterns of Kind {at} Seen at Night]({PAPER}{at})\n"
        for at, name in enumerate(("Lamps", "Oil", "Wicks", "Oil"))
    ]
    text = "\n".join(["## Contents", "", *rows, "", *sections])
    assert [(line, rule) for line, rule, _ in told(text)] == found

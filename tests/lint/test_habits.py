"""What a list does alike nearly everywhere is told once, and nothing that is certain is lost in it."""

from __future__ import annotations

import pytest
from support.linting import findings

from tracker.contributions.check import check
from tracker.lint.check import lint, mend
from tracker.lint.finding import Finding, Rule, Weight
from tracker.lint.habits import habits_of, told_once
from tracker.lists.reading.page import Page, read_page

HEAD = "# Lamps\n\n## Papers\n\n"
FIRST = 5


def entry(number: int, more: str = "") -> str:
    return f"- [Lanterns Seen by Machine Number {number}](https://arxiv.org/abs/2401.{number:05}){more}\n"


def page(*entries: str) -> str:
    return HEAD + "".join(entries)


def told(text: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.rule.value, one.weight.value) for one in findings(text)]


def entries(some: int, of: int, more: str, other: str = "") -> str:
    """So many entries with something behind them, of so many."""
    return page(*(entry(number, more if number > of - some else other) for number in range(of, 0, -1)))


SEARCH = " [there](https://scholar.google.com/scholar?q=lamp)"


def test_a_habit_is_one_note_that_names_its_lines() -> None:
    found = findings(entries(6, 12, " [BibTex]()"))
    assert [(one.line, one.rule, one.weight) for one in found] == [(FIRST, Rule.EMPTY_LINK, Weight.NOTE)]
    assert found[0].message == (
        "“BibTex” has no address, on 6 lines (5, 6, 7, 8, 9 and 1 more), so it is likely to be this list's way"
    )
    assert found[0].others == (6, 7, 8, 9, 10)


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        (entries(3, 3, " [BibTex]()"), ["error"] * 3),
        (entries(4, 12, " [BibTex]()"), ["note"]),
        (entries(6, 12, " [BibTex]()", " [BibTex](https://lamps.example/bib)"), ["error"] * 6),
        (entries(10, 12, " [BibTex]()", " [BibTex](https://lamps.example/bib)"), ["note"]),
        (entries(6, 12, " [BibTex](#)"), ["note"]),
        (entries(5, 12, SEARCH), ["note"]),
        (entries(5, 12, " [paper](https://github.com/lamp/wick)"), ["note"]),
        (entries(5, 12, " (of old", " (of new)"), ["note"]),
        (entries(3, 12, " (of old", " (of new)"), ["warning"] * 3),
        (entries(4, 12, " (2023-11)", " (2024-01)"), ["note"]),
    ],
    ids=[
        "too few", "every link of the label", "half of the links of the label", "nearly all of the label", "the top of the page",
        "a search", "a label that leads elsewhere", "brackets", "a few brackets", "dates",
    ],
)  # fmt: skip
def test_what_most_places_share_is_a_habit(text: str, weights: list[str]) -> None:
    assert [weight for _, _, weight in told(text)] == weights


def test_two_empty_links_of_an_entry_are_told_by_their_labels() -> None:
    found = findings(
        page(entry(9, " [code]() [data]()"), *(entry(number, " [data]()") for number in range(8, 4, -1)))
    )
    assert [(one.line, one.weight, one.message.split(",")[0]) for one in found] == [
        (FIRST, Weight.ERROR, "“code” is a link without an address"),
        (FIRST, Weight.NOTE, "“data” has no address"),
    ]


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        (" [board](https://paperswithcode.com/lamp)", "dead_paperswithcode_link"),
        (" [page](hhttps://lamps.example/wick)", "bad_scheme"),
        (" [page] (https://lamps.example/wick)", "broken_link"),
        (" [old](https://arxiv.org/abs/2413.00001)", "bad_arxiv_id"),
        (" [page](http://cn.arxiv.org/abs/2401.00001)", "makeshift_link"),
    ],
)
def test_what_is_certain_is_told_at_each_place(more: str, rule: str) -> None:
    found = [one for one in told(entries(8, 8, more)) if one[1] == rule]
    assert [line for line, _, _ in found] == list(range(FIRST, FIRST + 8))


def test_works_said_twice_are_told_one_by_one() -> None:
    lines = [entry(number) for number in range(8, 0, -1)]
    assert [rule for _, rule, _ in told(page(*lines, *lines))].count("duplicate_same_section") == 8


def test_a_habit_hides_nothing_that_can_be_mended() -> None:
    text = entries(8, 8, " [page](hhttps://lamps.example/wick) [BibTex]()")
    once = mend(text.encode(), "README.md")
    assert once.data == text.replace("hhttps", "https").encode()
    assert len(once.findings) == 8


def test_accepted_lines_show_no_habit() -> None:
    text = entries(6, 12, " [BibTex]()")
    read = read_page(text.encode())
    assert isinstance(read, Page)
    assert lint(read, "README.md", accepted=("empty_link: bibtex",)) == []
    assert lint(read, "README.md", off=(Rule.EMPTY_LINK,)) == []
    three = [f"empty_link: Number {number}]" for number in (12, 11, 10)]
    assert [one.weight for one in lint(read, "README.md", accepted=three)] == [Weight.ERROR] * 3


@pytest.mark.parametrize(
    ("before", "rules"),
    [(entries(6, 12, " [BibTex]()"), []), (entries(0, 12, ""), [Rule.EMPTY_LINK] * 4)],
    ids=["as the others are", "as none is"],
)
def test_an_added_entry_may_follow_the_habit_of_those_before_it(before: str, rules: list[Rule]) -> None:
    added = "".join(entry(number, " [BibTex]()") for number in range(24, 20, -1))
    after = before.replace(HEAD, HEAD + added)
    old, new = read_page(before.encode()), read_page(after.encode())
    assert isinstance(old, Page)
    assert isinstance(new, Page)
    assert [one.rule for one in check("README.md", old, new)] == rules


def test_findings_without_anything_in_common_are_no_habit() -> None:
    ones = [Finding("README.md", line, Rule.BAD_ARXIV_ID, "no id") for line in range(1, 40)]
    assert habits_of(ones) == frozenset()
    assert told_once(ones, frozenset()) == ones

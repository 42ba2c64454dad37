"""Links of an entry that are another work's, as where a row was copied and not finished."""

from __future__ import annotations

import pytest

from tracker.lint.check import lint
from tracker.lint.finding import Rule, Weight
from tracker.lists.reading.page import Page, read_page

URL = "https://arxiv.org/abs/2401."
OTHER = f"- [Oil for the Smallest Lamps]({URL}00002)\n"


def told(text: str) -> list[tuple[int, Rule, Weight]]:
    page = read_page(text.encode())
    assert isinstance(page, Page)
    return [(one.line, one.rule, one.weight) for one in lint(page, "README.md")]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (f"- [Lamps Seen at Night]({URL}00001) [[pdf]({URL}00002)]", 3),
        (f"- [Lamps Seen at Night]({URL}00001) [[pdf]({URL}00009)]", 3),
        (f"- Lamps Seen at Night [[paper]({URL}00001)] [[arXiv]({URL}00009)]", 3),
        (f"- Lamps Seen at Night [[paper]({URL}00001)]\n  [[website]({URL}00009)]", 4),
        (f"- Lamps Seen at Night [[paper]({URL}00001)] ![view](https://made.example/2401.00002v1.png)", 3),
        (f"- [{'Lamps Seen at Night and ' * 4}]({URL}00001) [[pdf]({URL}00009)]", 3),
    ],
    ids=["of a neighbour", "of nobody", "two labels", "a page", "a picture", "a long title"],
)
def test_a_second_paper_of_an_entry_is_told(entry: str, line: int) -> None:
    found = [one for one in told(f"## P\n\n{entry}\n{OTHER}") if one[1] is not Rule.OUT_OF_ORDER]
    assert found == [(line, Rule.ANOTHER_PAPER, Weight.WARNING)]


@pytest.mark.parametrize(
    "entry",
    [
        f"- [Lamps Seen at Night]({URL}00001) [[pdf](https://arxiv.org/pdf/2401.00001v2)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)] [[paper]({URL}00009)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)] [[data set]({URL}00009)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)], after [the first]({URL}00009)",
        f"- Lamps Seen at Night [[website]({URL}00001)], [[pdf](https://made.example/2401.00009)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)] ![view](https://made.example/2401.00008.png)",
        f"- Lamps Seen at Night [[paper]({URL}00001)] ![view](https://made.example/2401.00001.png) of 2401.00009",
    ],
    ids=["one paper", "two of one label", "a data set", "a mention", "no paper", "a picture of nobody", "its own picture"],
)  # fmt: skip
def test_what_an_entry_may_link_beside_its_paper_is_left_alone(entry: str) -> None:
    assert [one for one in told(f"## P\n\n{entry}\n{OTHER}") if one[1] is not Rule.OUT_OF_ORDER] == []


def named(name: str, repository: str, number: int) -> str:
    return f"- **{name}**: Lamps of Kind {number} Seen at Night [[paper]({URL}{number:05})] [[code](https://github.com/made/{repository})]\n"


def test_code_that_was_swapped_between_two_works_is_told_for_both() -> None:
    text = f"## P\n\n{named('Kettle', 'wicker.git', 1)}{named('Wicker', 'kettle', 2)}"
    assert told(text) == [(line, Rule.ANOTHER_REPOSITORY, Weight.WARNING) for line in (3, 4)]


@pytest.mark.parametrize(
    "second",
    [
        named("Wicker", "wicker", 2),
        named("Wicker", "lamps", 2),
        named("Pan", "kettle", 2),
        named("Wicker", "wicker", 2).replace("\n", " [[code](https://github.com/made/kettle)]\n"),
        named("Wicker", "kettle", 2).replace("[[code]", "[[data]"),
    ],
    ids=["the same", "its own", "a short name", "two", "no code"],
)
def test_a_work_may_have_its_code_in_the_repository_of_another(second: str) -> None:
    assert told(f"## P\n\n{named('Kettle', 'wicker', 1)}{second}") == []


def dated(number: int, date: str) -> str:
    return f"- ({date}) Lamps of Kind {number} Seen at Night [[paper]({URL}{number:05})]\n"


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("arXiv 2025.6", [Rule.DATE_LONG_AFTER_ARXIV]),
        ("arXiv 2024.6", []),
        ("ICLR 2025, 2025.6", []),
    ],
    ids=["a year and more", "some months", "of a venue"],
)
def test_a_date_long_after_the_paper_is_told_where_dates_are_those_of_the_papers(
    date: str, rules: list[Rule]
) -> None:
    kept = "".join(dated(at, "arXiv 2024.1") for at in range(1, 7))
    last = dated(8, date)
    found = [rule for _, rule, _ in told(f"## P\n\n{kept}\n## Q\n\n{last}")]
    assert found == rules
    assert [rule for _, rule, _ in told(f"## P\n\n{dated(1, 'arXiv 2024.1')}\n## Q\n\n{last}")] == []

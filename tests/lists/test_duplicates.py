from __future__ import annotations

from tracker.lists.duplicates import duplicates
from tracker.lists.page import Page, read_page
from tracker.lists.understanding import understandings


def read(text: str) -> Page:
    page = read_page(text.encode())
    assert isinstance(page, Page)
    return page


def entry(number: int, words: str = "Made-up Models of Many Things") -> str:
    return f"- [{words} Number {number}](https://arxiv.org/abs/2401.{number:05})"


def test_a_work_twice_in_one_section_is_found_in_any_form_of_its_link() -> None:
    page = read(
        f"## A\n{entry(1)}\n{entry(2)}\n- [Otherwise named but the same](https://arxiv.org/pdf/2401.00001v2)\n"
    )
    assert [(one.line, one.rule) for one in duplicates(page)] == [(4, "duplicate")]


def test_the_same_title_under_another_link_is_found() -> None:
    text = f"## A\n{entry(1)}\n## B\n- [Made-Up models of many things, number 1](https://example.org/x)\n"
    assert [one.line for one in duplicates(read(text))] == [4]


def test_works_that_two_sections_share_by_habit_are_no_slips() -> None:
    both = "\n".join(entry(number) for number in range(1, 5))
    assert duplicates(read(f"## A\n{both}\n## B\n{both}\n")) == []


def test_one_work_in_two_sections_is_a_slip_where_that_is_no_habit() -> None:
    assert [one.line for one in duplicates(read(f"## A\n{entry(1)}\n{entry(2)}\n## B\n{entry(1)}\n"))] == [5]


def test_understanding_is_told_group_by_group() -> None:
    lines = "\n".join(entry(number) for number in range(9, 3, -1))
    (one,) = understandings(read(f"# L\n## A\n{lines}\n"))
    assert (one.path, one.line, one.entries, one.fidelity, one.order) == (("L", "A"), 3, 6, 1.0, "arxiv down")

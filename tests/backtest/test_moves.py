"""A work that people put into another section was moved; a section that got another name moved nothing."""

from __future__ import annotations

import pytest
from support.versions import at

from state.identity import Identity, Scheme
from tracker.backtest.history.moves import Moved, moves
from tracker.backtest.history.versions import Revision


def work(number: int) -> Identity:
    return Identity(Scheme.ARXIV, f"2601.{number:05}")


def page(**sections: list[int]) -> bytes:
    lines = ["# Made-up list"]
    for name, numbers in sections.items():
        lines += [f"## **{name}**", *(f"- [Lumen](https://arxiv.org/abs/2601.{one:05})" for one in numbers)]
    return "\n".join(lines).encode()


def found(*pages: bytes) -> list[Moved]:
    return list(moves(Revision(str(day), at(day), content) for day, content in enumerate(pages, 1)))


def test_move_is_told_with_where_it_was_and_where_it_is() -> None:
    head = "Made-up list"
    assert found(page(Models=[1, 2], Data=[3]), page(Models=[1], Data=[3, 2])) == [
        Moved(work(2), at(2), (head, "Models"), (head, "Data"))
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (page(Models=[1, 2]), page(Systems=[1, 2])),
        (page(Models=[1]), page(Models=[1], Data=[1])),
        (page(Models=[1], Data=[1]), page(Models=[], Data=[1])),
        (page(Models=[1], Data=[]), page(Models=[], Data=[])),
        (page(Models=[], Data=[]), page(Models=[], Data=[1])),
        (page(Models=[1, 2]), page(Models=[2, 1])),
    ],
    ids=["renamed", "second place", "first place of two left", "taken off", "added", "other order"],
)
def test_what_is_no_move(before: bytes, after: bytes) -> None:
    assert not found(before, after)


def test_new_section_may_take_over_works() -> None:
    (moved,) = found(page(Models=[1, 2]), page(Models=[1], Surveys=[2]))
    assert moved.after[-1] == "Surveys"


def lines(*numbers: int) -> str:
    return "".join(f"- [Lumen {one}](https://arxiv.org/abs/2601.{one:05})\n" for one in numbers)


def blocks(*numbers: int) -> str:
    """Each work under a heading of its own."""
    return "".join(
        f"### Lumen {one}: Lamps That Read Harbours\n\n- **Paper**: [arXiv](https://arxiv.org/abs/2601.{one:05})\n\n"
        for one in numbers
    )


def test_an_entry_that_got_a_heading_of_its_own_stands_where_it_stood() -> None:
    before, after = f"## A\n{lines(1, 2, 3, 4)}", f"## A\n\n{blocks(1, 2, 3, 4)}"
    assert not found(before.encode(), after.encode())
    assert not found(after.encode(), before.encode())
    assert not found(f"## A\n\n{blocks(1, 2, 3)}".encode(), f"## A\n\n{blocks(3, 1, 2)}".encode())


def test_an_entry_with_a_heading_of_its_own_moves_with_it() -> None:
    before, after = (
        f"## A\n\n{blocks(1, 2, 3, *more)}## B\n\n{blocks(*less, 5, 6, 7)}".encode()
        for more, less in (([4], []), ([], [4]))
    )
    (moved,) = found(before, after)
    assert (moved.work, moved.before, moved.after) == (work(4), ("A",), ("B",))


@pytest.mark.parametrize("spoiled", ["\0\n", "<<<<<<< HEAD\n"])
def test_a_version_that_is_no_page_is_read_by_its_headings(spoiled: str) -> None:
    (moved,) = found(
        f"{spoiled}## A\n{lines(1, 2)}## B\n".encode(), f"## A\n{lines(1)}## B\n{lines(2)}".encode()
    )
    assert (moved.before, moved.after) == (("A",), ("B",))


def test_inner_section_is_left_with_its_outer_one() -> None:
    inner = b"## A\n### B\n- https://arxiv.org/abs/2601.00001\n## C\n"
    outer = b"## A\n### B\n## C\n- https://arxiv.org/abs/2601.00001\n"
    (moved,) = found(inner, outer)
    assert (moved.before, moved.after) == (("A", "B"), ("C",))

"""A work that people put into another section was moved; a section that got another name moved nothing."""

from __future__ import annotations

import pytest
from support.versions import at

from state.identity import Identity, Scheme
from tracker.backtest.history import Revision
from tracker.backtest.moves import Moved, moves


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


def test_inner_section_is_left_with_its_outer_one() -> None:
    inner = b"## A\n### B\n- https://arxiv.org/abs/2601.00001\n## C\n"
    outer = b"## A\n### B\n## C\n- https://arxiv.org/abs/2601.00001\n"
    (moved,) = found(inner, outer)
    assert (moved.before, moved.after) == (("A", "B"), ("C",))

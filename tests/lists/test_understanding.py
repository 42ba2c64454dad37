"""How well a page is understood, group by group."""

from __future__ import annotations

from support.pages import read

from tracker.lists.understanding import understandings


def entry(number: int, words: str = "Made-up Models of Many Things") -> str:
    return f"- [{words} Number {number}](https://arxiv.org/abs/2401.{number:05})"


def test_understanding_is_told_group_by_group() -> None:
    lines = "\n".join(entry(number) for number in range(9, 3, -1))
    (one,) = understandings(read(f"# L\n## A\n{lines}\n"))
    assert (one.path, one.line, one.entries, one.fidelity, one.order) == (("L", "A"), 3, 6, 1.0, "arxiv down")

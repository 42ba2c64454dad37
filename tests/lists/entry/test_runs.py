"""Runs of words, each with what it opened closed."""

from __future__ import annotations

import pytest

from tracker.lists.entry.runs import word_runs


def runs(text: str, *, apart: bool = True) -> list[str]:
    return [text[start:end] for start, end in word_runs(text, 0, len(text), apart=apart)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lamps (of old) burn", ["Lamps (of old) burn"]),
        ("Lamps) of [old] burn", ["Lamps", "of [old] burn"]),
        ("Lamps** of old", ["Lamps", "of old"]),
        ("Lamps] - ", ["Lamps"]),
        (" - ", []),
    ],
)
def test_words_are_cut_at_what_closes_nothing_of_theirs(text: str, expected: list[str]) -> None:
    assert runs(text) == expected
    assert runs(text, apart=False) == ([text.strip(" -]")] if expected else [])


def test_words_without_end_are_cut_so_often_and_no_more() -> None:
    found = runs("a] " * 5_000)
    assert found[:-1] == ["a"] * 8
    assert found[-1].startswith("a] a] ")
